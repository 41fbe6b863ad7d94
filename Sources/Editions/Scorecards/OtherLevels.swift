package import Calendars
import Definitions
package import Measures
import Snapshots

/// What the levels that a file has today say of a period that they do not judge: they were written or signed after it froze, or
/// nobody has signed them.
package struct OtherLevels: Sendable {
  /// As known today, by those levels.
  package var assessment: Assessment
  /// Since when all parties have signed them; nil where they have not.
  package var signed: CivilDate?

  /// Nil where they say of the period what judges it, or nothing.
  init?(
    _ definition: Definition, against promise: PromiseInForce, _ period: Period, _ current: Assessment, in edition: Edition,
    _ series: SeriesIndex
  ) {
    let periods = edition.days.periods
    guard let present = edition.glossary[definition.id], let level = present.targets.inForce(for: period, in: periods),
      !level.isSame(as: promise.judging.targets.inForce(for: period, in: periods)),
      case .commitment(let commitment) = present.semantics,
      commitment.measure == promise.commitment.measure, commitment.stat == promise.commitment.stat
    else { return nil }
    let point = series.point(commitment.measure, period, stat: commitment.stat, asOf: edition.asOf)
    assessment = promise.assessment(of: point, period, asOf: edition.asOf, by: [level])
    signed = edition.signedSince(present)
  }
}

extension Target {
  /// Whether another level promises the same, wherever it stands.
  fileprivate func isSame(as other: Target?) -> Bool {
    guard let other else { return false }
    return comparison == other.comparison && value == other.value && currency == other.currency
      && minimumCount == other.minimumCount
  }
}

extension Edition {
  /// Since when all parties have signed the levels that a definition has today.
  fileprivate func signedSince(_ definition: Definition) -> CivilDate? {
    let lists = agreements.signedTargets(of: [definition.id], parties: partyIDs, asOf: asOf)
    return lists.first { $0.fingerprint == glossary.hashes(of: definition.id)?.targets }?.since
  }
}
