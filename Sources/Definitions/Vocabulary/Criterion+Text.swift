extension Criterion {
  /// The condition in one line of plain words: "pricing page view, at least 3, within 30 days".
  ///
  /// `name` says what an id is called; the id itself stands where it gives nil.
  package func text(name: (String) -> String? = { _ in nil }) -> String {
    switch self {
    case .all(let conditions): return Self.joined(conditions, " and ", name)
    case .any(let conditions): return Self.joined(conditions, " or ", name)
    case .not(let condition): return "not " + condition.nestedText(name)
    case .reference(let id): return name(id) ?? id
    case .statement(let sentence): return sentence
    case .signal(let signal, let count, let within):
      let parts = [Self.words(signal), count == 1 ? nil : "at least \(count)", within.map { "within \($0)" }]
      return parts.compactMap { $0 }.joined(separator: ", ")
    case .field(let field, "=", [""]): return "\(Self.words(field)) is empty"
    case .field(let field, "!=", [""]): return "\(Self.words(field)) is filled"
    case .field(let field, let operation, let values):
      let words = Self.operations[operation] ?? operation
      return "\(Self.words(field)) \(words) \(values.map(Self.words).joined(separator: ", "))"
    }
  }

  private static let operations = [
    "=": "is", "!=": "is not", ">=": "is at least", "<=": "is at most", "in": "is one of", "not-in": "is none of",
  ]

  /// In parentheses where the words around it could be read the other way.
  private func nestedText(_ name: (String) -> String?) -> String {
    switch self {
    case .all(let conditions), .any(let conditions): conditions.count > 1 ? "(\(text(name: name)))" : text(name: name)
    case .signal, .field, .not, .reference, .statement: text(name: name)
    }
  }

  private static func joined(_ conditions: [Criterion], _ separator: String, _ name: (String) -> String?) -> String {
    conditions.map { conditions.count == 1 ? $0.text(name: name) : $0.nestedText(name) }.joined(separator: separator)
  }

  /// `pricing_page_view` is "pricing page view".
  private static func words(_ name: String) -> String {
    String(name.map { $0 == "_" ? " " : $0 })
  }
}
