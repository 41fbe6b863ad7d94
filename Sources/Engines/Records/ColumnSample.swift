import Calendars
import Diagnostics

/// What the first rows of a column look like, from which its type is inferred.
struct ColumnSample: Sendable {
  /// The forms that are told apart.
  enum Form: Int, CaseIterable, Sendable {
    case boolean, integer, decimal, date, instant, wallClock, text
  }

  /// Rows that are looked at.
  static let rows = 10_000

  private var counts = [Int](repeating: 0, count: Form.allCases.count)
  private var firsts = [Cell?](repeating: nil, count: Form.allCases.count)
  private var hasLeadingZero = false
  private var digits = 0

  private struct Cell: Sendable {
    var text: String
    var position: SourcePosition
  }

  /// An inference that most cells bear out and one does not.
  struct Doubt: Hashable {
    var type: ColumnType
    var text: String
    var position: SourcePosition
  }

  mutating func add(_ cell: Span<UInt8>, at position: @autoclosure () -> SourcePosition) {
    guard !cell.isBlank else { return }
    let form = form(of: cell)
    counts[form.rawValue] += 1
    if firsts[form.rawValue] == nil { firsts[form.rawValue] = Cell(text: cell.shown, position: position()) }
  }

  private mutating func form(of cell: Span<UInt8>) -> Form {
    if cell.integer != nil {
      if cell.hasLeadingZero { hasLeadingZero = true }
      return .integer
    }
    if let found = cell.digitsAfterPoint {
      if cell.hasLeadingZero { hasLeadingZero = true }
      digits = max(digits, found)
      return .decimal
    }
    if cell.boolean(loosely: false) != nil { return .boolean }
    return switch cell.moment {
    case .date: .date
    case .instant: .instant
    case .local: .wallClock
    case nil: .text
    }
  }

  private func count(_ forms: Form...) -> Int { forms.reduce(0) { $0 + counts[$1.rawValue] } }

  /// The type of the column.
  ///
  /// A type that all cells have. Where nine of ten have it, of ten or more, the others look like mistakes: the column is
  /// not made text in silence. Codes with zeros in front, ids and columns without a value are text.
  func type(name: String, hasZone: Bool) -> (type: ColumnType, doubt: Doubt?) {
    let total = counts.reduce(0, +)
    let lowercased = name.lowercased()
    guard total > 0, !hasLeadingZero, lowercased != "id", !lowercased.hasSuffix("_id") else { return (.text, nil) }
    let times: ColumnType = hasZone || count(.instant) > 0 ? .instant : .wallClock
    let candidates: [(type: ColumnType, forms: [Form])] = [
      (.boolean, [.boolean]),
      (count(.decimal) > 0 ? .decimal(digits) : .integer, [.integer, .decimal]),
      (.date, [.date]),
      (times, hasZone ? [.instant, .wallClock] : times == .instant ? [.instant] : [.wallClock]),
    ]
    for (type, forms) in candidates {
      let fitting = forms.reduce(0) { $0 + counts[$1.rawValue] }
      if fitting == total { return (type, nil) }
      guard total >= 10, fitting * 10 >= total * 9 else { continue }
      let others = Form.allCases.filter { !forms.contains($0) }.compactMap { firsts[$0.rawValue] }
      guard let odd = others.min(by: { $0.position < $1.position }) else { continue }
      return (type, Doubt(type: type, text: odd.text, position: odd.position))
    }
    return (.text, nil)
  }
}
