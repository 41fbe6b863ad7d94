extension Diagnostic {
  /// A value of a finding, as data has it.
  package enum Field: Hashable, Sendable {
    case text(String)
    case number(Int)
  }

  /// What every form of data says of a finding, under these names and in this order; nil where there is nothing to say.
  package var fields: [(name: String, value: Field?)] {
    [
      ("path", .text(position.file)), ("line", .number(position.line)), ("column", .number(position.column)),
      ("severity", .text(severity.rawValue)), ("rule", .text(rule.rawValue)), ("message", .text(message)),
      ("suggestion", suggestion.map(Field.text)),
    ]
  }
}
