import Tables

/// Columns over which nothing stands: spreadsheets leave them behind, and nothing may stand in them.
struct NamelessColumns: Sendable {
  private let places: [Int]

  init(_ header: [CSVReader.Column]) { places = header.indices.filter { header[$0].name.isEmpty } }

  /// Whether a record has values, and none of them here.
  func passes(_ fields: Span<CSVField>) -> Bool {
    // Nearly always nothing more has to be asked.
    if places.isEmpty, !fields[0].range.isEmpty { return true }
    guard value(in: fields) == nil else { return false }
    for index in fields.indices where !fields[index].range.isEmpty { return true }
    return false
  }

  /// The first value that stands in one of the columns.
  func value(in fields: Span<CSVField>) -> CSVField? {
    for index in places where !fields[index].range.isEmpty { return fields[index] }
    return nil
  }

  static let message = "a value is in a column without a name"
  static let suggestion = "name the column in the header, or empty the field"
}

/// What separates the columns of a header that has no comma, where it is one of the other separators.
func otherSeparator(in header: [CSVReader.Column]) -> UInt8? {
  guard header.count == 1 else { return nil }
  return [UInt8(ascii: ";"), UInt8(ascii: "\t")].first { header[0].name.utf8.contains($0) }
}
