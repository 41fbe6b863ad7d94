import Calendars
import Diagnostics
import Tables

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
  private var leadingZero: String?
  private var wholeDigits = 0
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

  mutating func add(_ cell: Span<UInt8>, written: CellForm = CellForm(), at position: @autoclosure () -> SourcePosition) {
    guard !cell.isBlank, !written.isMissing(cell) else { return }
    let form = written.isPlain ? form(of: cell) : form(of: cell, written)
    counts[form.rawValue] += 1
    if firsts[form.rawValue] == nil { firsts[form.rawValue] = Cell(text: cell.shown, position: position()) }
  }

  /// A number or a time in the declared form is what it would be in plain form.
  private mutating func form(of cell: Span<UInt8>, _ written: CellForm) -> Form {
    if let number = WrittenNumber(cell, form: written), number.isBare { return form(of: number.plain.span) }
    if written.decimal != .point, cell.digitsAfterPoint != nil { return .text }
    if let time = isoTime(cell, written.dates) { return form(of: time.span) }
    return form(of: cell)
  }

  private mutating func form(of cell: Span<UInt8>) -> Form {
    let sign = cell.count > 0 && cell[0] == UInt8(ascii: "-") ? 1 : 0
    if cell.integer != nil {
      if cell.hasLeadingZero, leadingZero == nil { leadingZero = cell.shown }
      wholeDigits = max(wholeDigits, cell.count - sign)
      return .integer
    }
    if let found = cell.digitsAfterPoint {
      if cell.hasLeadingZero, leadingZero == nil { leadingZero = cell.shown }
      digits = max(digits, found)
      wholeDigits = max(wholeDigits, cell.count - sign - found - 1)
      return .decimal
    }
    if cell.boolean(loosely: false) != nil { return .boolean }
    return switch Moment(cell) {
    case .date: .date
    case .instant: .instant
    case .local: .wallClock
    case nil: .text
    }
  }

  private func count(_ forms: Form...) -> Int { forms.reduce(0) { $0 + counts[$1.rawValue] } }

  /// A type, and what it was inferred from.
  struct Inference {
    var type: ColumnType
    var doubt: Doubt?
    /// For `--explain`: "1,204 values".
    var reason: String
  }

  /// The type of the column.
  ///
  /// A type that all cells have. Where nine of ten have it, of ten or more, the others look like mistakes: the column is
  /// not made text in silence. Codes with zeros in front, ids and columns without a value are text.
  func inference(name: String, hasZone: Bool) -> Inference {
    let total = counts.reduce(0, +)
    func text(_ reason: String) -> Inference { Inference(type: .text, reason: reason) }
    guard total > 0 else { return text("it has no values") }
    if isNameOfIDs(name) { return text("its name says that it holds ids") }
    if let leadingZero { return text("'\(leadingZero)' begins with a zero") }
    let times: ColumnType = hasZone || count(.instant) > 0 ? .instant : .wallClock
    // The longest whole number with the longest fraction has to fit: else a cell of the sample would not be of its type.
    let isNumber = wholeDigits + digits <= ColumnType.mostDigitsInAll
    let candidates: [(type: ColumnType, forms: [Form])] = [
      (.boolean, [.boolean]),
      (count(.decimal) > 0 ? .decimal(digits) : .integer, isNumber ? [.integer, .decimal] : []),
      (.date, [.date]),
      (times, hasZone ? [.instant, .wallClock] : times == .instant ? [.instant] : [.wallClock]),
    ]
    for (type, forms) in candidates {
      let fitting = forms.reduce(0) { $0 + counts[$1.rawValue] }
      if fitting == total { return Inference(type: type, reason: "all of \(total == 1 ? "1 value" : "\(total) values")") }
      guard total >= 10, fitting * 10 >= total * 9 else { continue }
      let others = Form.allCases.filter { !forms.contains($0) }.compactMap { firsts[$0.rawValue] }
      guard let odd = others.min(by: { $0.position < $1.position }) else { continue }
      return Inference(
        type: type, doubt: Doubt(type: type, text: odd.text, position: odd.position),
        reason: "\(fitting) of \(total) values")
    }
    let shown = firsts[Form.text.rawValue] ?? firsts.compactMap { $0 }.min { $0.position < $1.position }
    return text("values such as '\(shown?.text ?? "")'\(advice(shown?.text ?? ""))")
  }

  /// What a text may be, if somebody says so.
  private func advice(_ text: String) -> String {
    let cell = Array(text.utf8)
    if cell.span.boolean(loosely: true) != nil { return "; boolean, if declared" }
    let isDate = CellForm.DateOrder.allCases.contains { order in
      order != .iso && isoTime(cell.span, order).flatMap { Moment($0.span) } != nil
    }
    if isDate { return "; a date or a time, if dates says dmy or mdy" }
    let forms = [
      CellForm(thousands: .comma), CellForm(decimal: .comma, thousands: .point), CellForm(thousands: .space),
      CellForm(decimal: .comma, thousands: .space), CellForm(thousands: .apostrophe),
    ]
    return forms.contains { WrittenNumber(cell.span, form: $0) != nil } ? "; a number, if decimal and thousands say how" : ""
  }
}
