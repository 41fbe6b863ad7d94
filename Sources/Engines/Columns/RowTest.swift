import Statements
import Tables

/// A condition on rows of a table that is held in columns: what of it can be, is worked out once for each different text.
struct RowTest {
  private indirect enum Test {
    case every([Test]), any([Test])
    case not(Test)
    case isNull(Int)
    /// True where the value is 1.
    case holds(Int)
    case isTruth(Test, Bool)
    case compares(Int, ColumnCondition.Comparison, Int64)
    case isAmong(Int, Set<Int64>)
    /// By the number of a text.
    case byText(Int, [Bool])
  }

  /// What a condition is for a row: the lesser of two is what `and` makes of them.
  private typealias Truth = UInt8
  private static let (no, neither, yes): (Truth, Truth, Truth) = (0, 1, 2)

  private let test: Test

  /// Nil where a constant is not what the column is.
  init?(_ condition: ColumnCondition, of table: ColumnTable) {
    guard let test = Self.test(condition, table) else { return nil }
    self.test = test
  }

  private static func test(_ condition: ColumnCondition, _ table: ColumnTable) -> Test? {
    switch condition {
    case .every(let parts), .any(let parts):
      let tests = parts.compactMap { test($0, table) }
      guard tests.count == parts.count else { return nil }
      return if case .every = condition { .every(tests) } else { .any(tests) }
    case .not(let part): return test(part, table).map { .not($0) }
    case .isNull(let column): return .isNull(column)
    case .holds(let column): return .holds(column)
    case .isTruth(let part, let value): return test(part, table).map { .isTruth($0, value) }
    case .isAmong(let column, let constants):
      let numbers = constants.compactMap { number($0, table, column) }
      return numbers.count == constants.count ? .isAmong(column, Set(numbers)) : nil
    case .compares(let column, let comparison, let constant):
      if case .text(let text) = constant, comparison != .equal, comparison != .unequal {
        return ordered(column, comparison, text, table)
      }
      return number(constant, table, column).map { .compares(column, comparison, $0) }
    }
  }

  /// A constant as a value of the column; of a text that no row has, a number that no text has.
  private static func number(_ constant: ColumnCondition.Constant, _ table: ColumnTable, _ column: Int) -> Int64? {
    switch (constant, table.table.columns[column].type) {
    case (.text(let text), .text): Int64(table.dictionaries[table.places[column]].texts.known(text.span) ?? -1)
    case (.number(let number), let type) where type != .text: number
    default: nil
    }
  }

  /// Texts in the order of their bytes.
  private static func ordered(
    _ column: Int, _ comparison: ColumnCondition.Comparison, _ text: [UInt8], _ table: ColumnTable
  ) -> Test? {
    guard table.table.columns[column].type == .text else { return nil }
    let texts = table.dictionaries[table.places[column]].texts
    return .byText(
      column,
      (0..<Int32(texts.count)).map { code in
        let other = texts[code]
        switch comparison {
        case .less: return other.lexicographicallyPrecedes(text)
        case .lessOrEqual: return !text.lexicographicallyPrecedes(other)
        case .greater: return text.lexicographicallyPrecedes(other)
        case .greaterOrEqual: return !other.lexicographicallyPrecedes(text)
        case .equal: return other.elementsEqual(text)
        case .unequal: return !other.elementsEqual(text)
        }
      })
  }

  /// The rows of some for which it is true.
  func rows(_ values: borrowing ColumnValues) -> [Int] {
    let truths = truths(test, values)
    var rows: [Int] = []
    rows.reserveCapacity(truths.count)
    for index in truths.indices where truths[index] == Self.yes { rows.append(index) }
    return rows
  }

  private func truths(_ test: Test, _ values: borrowing ColumnValues) -> [Truth] {
    switch test {
    case .every(let parts):
      combined(parts, values, with: { min($0, $1) }, from: Self.yes)
    case .any(let parts):
      combined(parts, values, with: { max($0, $1) }, from: Self.no)
    case .not(let part): truths(part, values).map { Self.yes - $0 }
    case .isNull(let column): values[column].map { $0 == TypedColumn.null ? Self.yes : Self.no }
    case .holds(let column): judged(values[column]) { $0 == 1 }
    case .isTruth(let part, let isTrue):
      truths(part, values).map { $0 == (isTrue ? Self.yes : Self.no) ? Self.yes : Self.no }
    case .isAmong(let column, let members): judged(values[column]) { members.contains($0) }
    case .byText(let column, let isSo): judged(values[column]) { isSo[Int($0)] }
    case .compares(let column, let comparison, let constant):
      switch comparison {
      case .equal: judged(values[column]) { $0 == constant }
      case .unequal: judged(values[column]) { $0 != constant }
      case .less: judged(values[column]) { $0 < constant }
      case .lessOrEqual: judged(values[column]) { $0 <= constant }
      case .greater: judged(values[column]) { $0 > constant }
      case .greaterOrEqual: judged(values[column]) { $0 >= constant }
      }
    }
  }

  private func combined(
    _ parts: [Test], _ values: borrowing ColumnValues, with combine: (Truth, Truth) -> Truth, from start: Truth
  ) -> [Truth] {
    var all = [Truth](repeating: start, count: values.count)
    for part in parts {
      let truths = truths(part, values)
      for index in all.indices { all[index] = combine(all[index], truths[index]) }
    }
    return all
  }

  @inline(__always) private func judged(_ values: [Int64], _ isSo: (Int64) -> Bool) -> [Truth] {
    values.map { $0 == TypedColumn.null ? Self.neither : isSo($0) ? Self.yes : Self.no }
  }
}
