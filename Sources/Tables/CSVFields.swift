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
}
