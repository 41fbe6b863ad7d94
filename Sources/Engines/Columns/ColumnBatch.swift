import Calendars
import Tables

/// Some rows of the columns that questions read, as numbers: texts by their numbers in a dictionary a column.
struct ColumnBatch: CellSink, Sendable {
  /// Row after row.
  private(set) var values: [Int64] = []
  /// Of each column that is kept, in the order of the table; empty of one without texts.
  private(set) var dictionaries: [TextDictionary]
  /// Columns with a value that columns do not hold.
  private(set) var isOverfull: [Bool]
  /// Where each column of the table is kept; -1 of one that nobody reads.
  private let places: [Int]
  /// Of the next cell.
  private var column = 0

  init(places: [Int]) {
    self.places = places
    let count = places.count { $0 >= 0 }
    dictionaries = Array(repeating: TextDictionary(), count: count)
    isOverfull = Array(repeating: false, count: count)
  }

  var width: Int { dictionaries.count }

  /// Bytes of the different texts of a column, at most: what is longer is left to a database, which keeps it on the disk.
  static let mostTextBytes = 64 << 20
  static let mostTexts = 8_000_000

  /// Where the next cell is kept; nil where nobody reads it.
  private mutating func next() -> Int? {
    let place = places[column]
    column = column + 1 == places.count ? 0 : column + 1
    return place < 0 ? nil : place
  }

  mutating func appendNull() {
    if next() != nil { values.append(TypedColumn.null) }
  }

  mutating func append(integer: Int64) {
    if next() != nil { values.append(integer) }
  }

  mutating func append(text bytes: Span<UInt8>) {
    guard let place = next() else { return }
    guard !isOverfull[place] else {
      values.append(TypedColumn.null)
      return
    }
    let code = dictionaries[place].code(of: bytes, mostTexts: Self.mostTexts, mostBytes: Self.mostTextBytes)
    values.append(code.map { Int64($0) } ?? TypedColumn.null)
    if code == nil {
      isOverfull[place] = true
      dictionaries[place] = TextDictionary()
    }
  }

  mutating func append(_ date: CivilDate, cell: Span<UInt8>) {
    if next() != nil { values.append(Int64(date.daysSinceEpoch)) }
  }

  mutating func append(_ instant: Instant) { append(second: instant.second) }

  mutating func append(_ date: CivilDate, second: Int) { append(second: date.daysSinceEpoch * 86_400 + second) }

  private mutating func append(second: Int) {
    guard let place = next() else { return }
    // A zone may carry a time out of the years that can be written.
    if !Self.writtenSeconds.contains(second) { isOverfull[place] = true }
    values.append(Int64(second))
  }

  private static let firstDay = CivilDate(year: 1, month: 1, day: 1)?.daysSinceEpoch ?? 0
  private static let lastDay = CivilDate(year: 9999, month: 12, day: 31)?.daysSinceEpoch ?? 0
  /// Days of the years that can be written.
  static let writtenDays = firstDay..<lastDay + 1
  static let writtenSeconds = writtenDays.lowerBound * 86_400..<writtenDays.upperBound * 86_400

  mutating func removeAll() { values.removeAll(keepingCapacity: true) }

  /// The dictionaries, which nothing is added to any more.
  consuming func finish() -> [SharedTexts] { dictionaries.map { SharedTexts($0) } }
}
