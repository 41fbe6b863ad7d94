extension Metric {
  /// A question that people are asked without their names, and which of its answers the metric is the share of.
  package struct Survey: Hashable, Sendable {
    package var question: String
    /// Every answer that can be given, as the sheet has it.
    package var answers: [String]
    /// Those that count, sorted.
    package var counted: [String]

    /// Who is asked: those who lead, and those who do the work.
    package static let groups = ["leaders", "contributors"]
    /// What the rows of a survey are split by.
    package static let dimension = "group"
    /// A group of fewer people is not shown, for it could be told who said what.
    package static let fewestPeople = 5
  }
}
