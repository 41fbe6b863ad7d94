extension Criterion {
  /// The values that a case may have in a field, `activity.kind` or `kind`, where a condition that always has to hold lists them;
  /// nil where none does.
  func values(ofFieldNamed name: String) -> [String]? {
    switch self {
    case .all(let conditions): conditions.lazy.compactMap { $0.values(ofFieldNamed: name) }.first
    case .field(let field, let op, let values) where op == "in" || op == "=":
      field.split(separator: ".").last.map(String.init) == name ? values : nil
    case .any, .not, .reference, .statement, .signal, .field: nil
    }
  }
}
