package import Calendars
package import Definitions
import Fingerprints
import Measures
import Snapshots

/// A commitment as it judges one period: in the words and by the levels that had been signed when the period froze.
package struct PromiseInForce: Sendable {
  package var definition: Definition
  package var commitment: Commitment
  package var judging: TargetHistory.Judging
  /// Its words and metrics are those of this edition.
  package var edition: Edition

  /// In the words of `then`, the edition that the page is made from, and of `day` where the page does not wait for the
  /// period's own freeze.
  ///
  /// Nil where the definition is no commitment, or is gone and was not there when the period froze.
  init?(_ definition: Definition, _ period: Period, in edition: Edition, as then: Edition, by day: CivilDate? = nil) {
    let judging =
      edition.judging(definition.id, period, by: day)
      ?? TargetHistory.Judging(targets: definition.targets, signed: nil, isRecorded: false)
    let recorded = then.isPast ? then.glossary[definition.id] : nil
    guard let words = recorded ?? edition.glossary[definition.id].map({ Self.words(of: $0, judging.signed) }),
      case .commitment(let commitment) = words.semantics
    else { return nil }
    self.judging = judging
    self.definition = words
    self.commitment = commitment
    self.edition = then
  }

  /// As the definition was signed with the levels that judge.
  private static func words(of definition: Definition, _ signed: SignedTargets?) -> Definition {
    guard let record = signed?.record, record.own != definition.own else { return definition }
    let past = Definition(version: record, of: definition)
    if case .commitment = past?.semantics { return past ?? definition }
    return definition
  }

  /// Where all parties signed the levels only after the period had ended, the day on which they had.
  package func signedAfter(_ period: Period) -> CivilDate? {
    guard let since = judging.signed?.since, let end = edition.days.periods.end(of: period), since >= end else { return nil }
    return since
  }
}
