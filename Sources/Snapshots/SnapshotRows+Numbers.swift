import Diagnostics
import Numbers
import Tables

/// The numbers of a row, read from its bytes.
extension SnapshotRows {
  /// Sets what is there of the numbers of a row, once all of them are found right.
  mutating func add(numbersOf fields: Span<CSVField>, _ source: Span<UInt8>, _ row: Int) -> Bool {
    guard let value = number(place.value, fields, source) else { return false }
    guard place.hasMoreNumbers else {
      part.columns.value.set(value, at: row)
      return true
    }
    guard let bound = number(place.bound, fields, source),
      let numerator = number(place.num, fields, source), let denominator = number(place.den, fields, source),
      let count = number(place.n, fields, source), let censored = number(place.censored, fields, source),
      let blank = number(place.blank, fields, source)
    else { return false }
    part.columns.value.set(value, at: row)
    part.columns.bound.set(bound, at: row)
    part.columns.numerator.set(numerator, at: row)
    part.columns.denominator.set(denominator, at: row)
    part.columns.count.set(count, at: row)
    part.columns.censored.set(censored, at: row)
    part.columns.blank.set(blank, at: row)
    return true
  }

  /// The number of a cell; nil, and a finding, where it is none.
  private mutating func number(_ place: Int, _ fields: Span<CSVField>, _ source: Span<UInt8>) -> StoredNumber? {
    guard place >= 0 else { return .missing }
    let range = fields[place].range
    guard !range.isEmpty else { return .missing }
    if let (coefficient, scale) = DecimalDigits(source.extracting(range))?.stored { return .number(coefficient, scale: scale) }
    let text = fields[place].text(in: source)
    report(.csvNumber, fields[place], "'\(text)' is not a plain decimal number", ExactDecimal.suggestion(forCell: text))
    return nil
  }
}

/// What a cell for a number holds.
private enum StoredNumber {
  case missing
  case number(Int64, scale: UInt8)
}

extension NumberColumn {
  fileprivate mutating func set(_ number: StoredNumber, at row: Int) {
    if case .number(let coefficient, let scale) = number { set(coefficient, scale: scale, at: row) }
  }
}
