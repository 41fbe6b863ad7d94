/// The fields of one record; the memory of the record before is used again.
struct CSVFields: RandomAccessCollection, Sendable {
  /// The record's fields, and behind them those of a longer record before it.
  private(set) var memory = ContiguousArray<CSVField>()
  private(set) var count = 0

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(index: Int) -> CSVField {
    precondition(index < count)
    return memory[index]
  }

  mutating func removeAll() { count = 0 }

  mutating func append(_ field: CSVField) {
    if count < memory.count { memory[count] = field } else { memory.append(field) }
    count += 1
  }

  /// Reads fields as nearly all are: without quotes, and followed by a delimiter or by the line break that ends their record, of
  /// which `isRecord` tells. Ends before the first other one, and where a record has more fields than one before it: there the
  /// scanner goes on.
  @unsafe mutating func readPlain(
    from start: Int, to ends: FieldEnds, delimiter: UInt8, line: Int, lineStart: Int, in bytes: UnsafeRawBufferPointer
  ) -> (place: Int, isRecord: Bool) {
    var room = memory.mutableSpan
    var place = start
    var read = 0
    var isRecord = false
    while read < room.count, !isRecord {
      let end = unsafe ends.next(from: place, in: bytes)
      // Safe: the place is held against the end before it is read.
      guard end < bytes.count, unsafe bytes[end] != UInt8(ascii: "\"") else { break }
      room[read] = CSVField(range: place..<end, isQuoted: false, line: line, column: place - lineStart + 1)
      read += 1
      isRecord = unsafe bytes[end] != delimiter
      place = isRecord ? end : end + 1
    }
    count = read
    return (place, isRecord)
  }
}
