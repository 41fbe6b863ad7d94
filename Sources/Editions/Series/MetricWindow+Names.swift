package import Calendars
import Definitions
package import Measures
package import Snapshots

/// What meanings are called beside each other.
extension MetricWindow {
  /// "v2", or what moved beneath the metric, "MQL v2".
  package func name(of meaning: String?, at found: SeriesBreak?, isEarlier: Bool) -> String {
    let own = found?.causes.first { $0.id == metric }
    guard let cause = own ?? found?.causes.first, let version = isEarlier ? cause.from : cause.to else {
      guard let meaning else { return "unstamped" }
      return edition.ledger[meaning].map { "v\($0.version)" } ?? String(meaning.prefix(8))
    }
    let short = edition.glossary[cause.id]?.shortName ?? cause.id
    return own == nil ? "\(short) v\(version)" : "v\(version)"
  }

  /// The names of the meanings before and after a break.
  package func names(at found: SeriesBreak) -> (earlier: String, later: String) {
    (name(of: found.from?.meaning, at: found, isEarlier: true), name(of: found.to?.meaning, at: found, isEarlier: false))
  }

  /// By the break at which an observation's meaning ended, as the sentence calls it, else by that at which it began.
  package func definitionName(of observation: Observation) -> String {
    let meaning = observation.stamp?.meaning
    if let ended = breaks.last(where: { $0.from?.meaning == meaning }) { return name(of: meaning, at: ended, isEarlier: true) }
    if let began = breaks.last(where: { $0.to?.meaning == meaning }) { return name(of: meaning, at: began, isEarlier: false) }
    return name(of: meaning, at: nil, isEarlier: false)
  }

  /// What moved beneath the metric where an observation's meaning begins or ends, as the break's rule names it: "MQL v2"; nil
  /// where the metric itself changed, or nothing did.
  package func foundationName(of observation: Observation) -> String? {
    let meaning = observation.stamp?.meaning
    let found = breaks.last { $0.from?.meaning == meaning } ?? breaks.last { $0.to?.meaning == meaning }
    guard let found, meaning != nil, !found.causes.isEmpty, !found.causes.contains(where: { $0.id == metric }) else {
      return nil
    }
    return name(of: meaning, at: found, isEarlier: found.from?.meaning == meaning)
  }

  /// The first day of the meaning after a break, where it is known.
  package func start(of found: SeriesBreak) -> CivilDate? { found.start(of: metric, edition.glossary) }
}
