/// How much a finding weighs: an error stops the build, a warning stops it only with `--strict`.
package enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
  case error, warning, note

  /// The weightier severity is the smaller, so that sorting puts errors first.
  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}

/// One problem of the content, told to the person who can mend it.
///
/// Problems of the content are values that are collected and all reported; `throws` is kept for what ends a run
/// (an unreadable disk, wrong use).
package struct Diagnostic: Hashable, Sendable {
  /// Which rule was broken; see ``Rule``.
  package var rule: Rule
  package var severity: Severity
  package var position: SourcePosition
  /// One line without a full stop: what is wrong with the thing named first.
  package var message: String
  /// What to write instead, where something is near; a line without a full stop.
  package var suggestion: String?
  /// What it follows from, where the fault stands elsewhere.
  package var cause: FindingCause?

  /// A finding with its rule's own severity unless another is given.
  package init(
    _ rule: Rule, at position: SourcePosition, _ message: String, suggestion: String? = nil, severity: Severity? = nil,
    cause: FindingCause? = nil
  ) {
    self.rule = rule
    self.severity = severity ?? rule.severity
    self.position = position
    self.message = message
    self.suggestion = suggestion
    self.cause = cause
  }
}

extension Diagnostic: Comparable {
  /// Orders by place, then weight, rule and text, so that a report is the same on every run.
  package static func < (left: Self, right: Self) -> Bool {
    if left.position != right.position { return left.position < right.position }
    if left.severity != right.severity { return left.severity < right.severity }
    return (left.rule.rawValue, left.message) < (right.rule.rawValue, right.message)
  }
}
