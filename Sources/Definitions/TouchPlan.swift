/// The touches that a case is owed, each within a time from its start.
package struct TouchPlan: Hashable, Sendable {
  package struct Touch: Hashable, Sendable {
    /// What the column `kind` of the touches says of it; nil where any will do.
    package var kind: String?
    /// As written, `2 business days`, from the start of the case.
    package var within: String
  }

  /// In the order of the file, which is that of their times.
  package var touches: [Touch]
  /// Stages that end the plan: a case that reaches one is owed only what was due by then. Sorted.
  package var until: [String]
}

extension TouchPlan.Touch: CustomStringConvertible {
  /// `call within 1 business day`; `a touch within 2 days` where any will do.
  package var description: String { "\(kind ?? "a touch") within \(within)" }
}

extension Metric {
  /// Months by which the numerator is earlier than the denominator; nil where both are of one period.
  package var lagInMonths: Int? { lag.flatMap { TimeSpan($0) }.map(\.count) }
}

extension Glossary {
  /// The months before a period that a metric's number of it also depends on, by the lag of a ratio on the way to it; 0 for none.
  package func reach(of metric: String) -> Int {
    guard let semantics = self.metric(metric) else { return 0 }
    let parts: [String] =
      switch semantics.calculation {
      case .ratio(let top, let bottom): [top, bottom]
      case .formula(let inputs, _): Array(inputs.values)
      default: []
      }
    return (semantics.lagInMonths ?? 0) + (parts.map(reach).max() ?? 0)
  }
}
