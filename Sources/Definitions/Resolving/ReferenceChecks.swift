import Diagnostics

/// References to nothing, and to definitions of a kind that does not fit.
func referenceProblems(_ definitions: [Definition], settings: SiteSettings) -> [Diagnostic] {
  var checker = ReferenceChecker(definitions, areMentionsWarnings: !settings.glossaryKeys.isEmpty)
  for reference in settings.references { checker.check(reference) }
  for definition in definitions {
    for reference in definition.references { checker.check(reference) }
    checker.checkShare(of: definition)
  }
  return checker.problems
}

private struct ReferenceChecker {
  private let definitions: [String: Definition]
  private let areMentionsWarnings: Bool
  private var suggestionsLeft = 100
  private(set) var problems: [Diagnostic] = []

  init(_ definitions: [Definition], areMentionsWarnings: Bool) {
    self.definitions = Dictionary(definitions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.areMentionsWarnings = areMentionsWarnings
  }

  mutating func check(_ reference: Reference) {
    guard let target = definitions[reference.id] else { return reportUnknown(reference) }
    let kinds = reference.role.kinds
    guard kinds.contains(target.kind) else {
      let expected = kinds.map(\.rawValue).joined(separator: " or ")
      let message = "'\(reference.id)' is a \(target.kind.rawValue), expected a \(expected)"
      problems.append(Diagnostic(.definitionReferenceKind, at: reference.position, message))
      return
    }
    if case .measure(let stat) = reference.role, case .metric(let metric) = target.semantics, !metric.stats.contains(stat) {
      let stats = metric.stats.joined(separator: ", ")
      let message = "'\(reference.id)' has no stat '\(stat)'"
      problems.append(Diagnostic(.definitionReferenceKind, at: reference.position, message, suggestion: "set stat to one of \(stats)"))
    }
  }

  /// A share is taken over a dimension that the shared metric has.
  mutating func checkShare(of definition: Definition) {
    guard case .metric(let metric) = definition.semantics, case .share(let of, let dimension) = metric.calculation,
      case .metric(let shared)? = definitions[of]?.semantics, !shared.dimensions.contains(dimension)
    else { return }
    let position = definition.references.first { $0.role == .operand && $0.id == of }?.position ?? definition.position
    let suggestion = NearMiss.suggestion(for: dimension, among: shared.dimensions)
    problems.append(
      Diagnostic(.definitionReferenceKind, at: position, "'\(of)' has no dimension '\(dimension)'", suggestion: suggestion))
  }

  private mutating func reportUnknown(_ reference: Reference) {
    var suggestion: String?
    // Looking for near ids is slow where the glossary is long, and no help where everything is unknown.
    if suggestionsLeft > 0 {
      suggestionsLeft -= 1
      let kinds = reference.role.kinds
      suggestion = NearMiss.suggestion(
        for: reference.id, among: definitions.values.lazy.filter { kinds.contains($0.kind) }.map(\.id))
    }
    problems.append(
      Diagnostic(
        .definitionUnknownReference, at: reference.position, "'\(reference.id)' is no definition", suggestion: suggestion,
        severity: reference.role == .mention && areMentionsWarnings ? .warning : nil))
  }
}
