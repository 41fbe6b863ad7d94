package import Calendars
package import Diagnostics

/// One quarter's audit of meanings: what each team wrote of each term, on its own, and what the steward made of it.
package struct Audit: Sendable {
  /// What one team wrote, apart from the others.
  package struct Answers: Sendable {
    package var party: String
    /// The role that wrote it.
    package var by: String?
    package var date: CivilDate?
    /// The team's own sentences by term; without those that it left empty.
    package var sentences: [String: String]
    package var position: SourcePosition
  }

  /// Whether the teams mean the same.
  package enum Verdict: String, Hashable, Sendable, CaseIterable { case agree, differ, open }

  package struct Judgement: Hashable, Sendable {
    package var verdict: Verdict
    /// Why, or what was agreed to do.
    package var note: String?
  }

  package var quarter: Period
  /// The terms that were asked for, in the order of the files.
  package private(set) var terms: [String] = []
  private var asked: Set<String> = []
  /// By party, in the order of ids.
  package var answers: [Answers]
  /// The steward's verdicts by term; open where there is none.
  package var judgements: [String: Judgement]
  /// The day of the verdicts.
  package var judged: CivilDate?

  init(quarter: Period) {
    self.quarter = quarter
    answers = []
    judgements = [:]
  }

  /// Takes a term up; false where it was asked for already.
  mutating func ask(for term: String) -> Bool {
    guard asked.insert(term).inserted else { return false }
    terms.append(term)
    return true
  }

  package func asks(for term: String) -> Bool { asked.contains(term) }

  package func verdict(on term: String) -> Verdict { judgements[term]?.verdict ?? .open }

  /// How many terms have a verdict.
  package func count(of verdict: Verdict) -> Int { terms.count { self.verdict(on: $0) == verdict } }

  /// The last day on which anybody wrote; the end of the quarter where nobody says when.
  package var day: CivilDate? {
    (answers.compactMap(\.date) + [judged].compactMap(\.self)).max() ?? quarter.end?.adding(days: -1)
  }
}

extension [Audit] {
  /// Those that were written by the end of a day.
  package func known(on day: CivilDate) -> [Audit] { filter { $0.day.map { $0 <= day } ?? true } }
}
