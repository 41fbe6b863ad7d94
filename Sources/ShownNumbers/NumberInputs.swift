/// What a rule takes besides the values of its rows, so that whoever holds the snapshots can make the number again.
public struct NumberInputs: Hashable, Sendable {
  /// What the rule reads of each row; nothing where it reads the value.
  public var columns: [NumberColumn]
  public var arguments: [NumberArgument: String]
  /// What a tally counted.
  public var promises: [JudgedPromise]

  public init(
    _ columns: [NumberColumn] = [], _ arguments: [NumberArgument: String] = [:], promises: [JudgedPromise] = []
  ) {
    self.columns = columns
    self.arguments = arguments
    self.promises = promises
  }
}

/// What is read of a row.
public enum NumberColumn: String, Hashable, Sendable {
  case value
  case numerator = "num"
  case denominator = "den"
  case count = "n"
  case censored
  /// Cases whose amount nobody recorded.
  case blank
  /// The denominator less the numerator.
  case rest
  /// The cases that a value stands for: the value of a count, the numerator of a share.
  case cases
}

/// What a rule takes that is in no row.
public enum NumberArgument: String, Hashable, Sendable, CaseIterable {
  /// How many of the rows make up the first term; the others make up the second.
  case first
  /// The promised level, and the file and line where it is written.
  case target
  case at
  /// The definition whose limit or tolerance it is.
  case definition
  /// `more` or `less`: which of two values is the better one.
  case wants
  /// The part of a target, in percent, from which it is nearly met.
  case atRisk = "at_risk"
  /// `target` where the number is a part of its target.
  case per
  /// `lower`, `upper`, `least`, `most`.
  case side
  /// What no limit is above.
  case ceiling
  /// Business days of the period that are over, and all of them.
  case daysDone = "days_done"
  case daysTotal = "days_total"
}

/// A promise as a tally counts it: what was measured, what was promised, and what became of it.
public struct JudgedPromise: Hashable, Sendable {
  public let commitment: String
  public let verdict: String
  /// `gte`, `lte`, `gt`, `lt`; nil without a target.
  public let comparison: String?
  public let target: String?
  /// Where the target is written.
  public let at: String?
  /// Fewer cases than this are not judged.
  public let minimum: Int?
  /// Nil where nothing was measured.
  public let row: NumberKey?

  public init(
    commitment: String, verdict: String, comparison: String?, target: String?, at: String?, minimum: Int?, row: NumberKey?
  ) {
    self.commitment = commitment
    self.verdict = verdict
    self.comparison = comparison
    self.target = target
    self.at = at
    self.minimum = minimum
    self.row = row
  }
}
