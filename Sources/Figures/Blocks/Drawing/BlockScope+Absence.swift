import Calendars
import Definitions
import Documents
import Editions
import Numbers
import Snapshots

extension BlockScope {
  /// Why there is no number of a period: nobody measured it, it is withheld, it is still filling up, or it carries a meaning
  /// that nobody knows.
  func whyEmpty(_ choice: MetricChoice) -> Phrase {
    let anchor = anchor(grain: choice.grain)
    let point = series(choice.metric, choice.narrowed, stat: choice.stat, through: anchor, count: 1)?[anchor]
    guard let observation = point?.observation else { return "No value for \(anchor.long)." }
    if case .unknown(let stamp) = edition.stampState(of: observation, metric: choice.metric) {
      return "The value for \(anchor.long) is withheld: it carries the meaning \(stamp.short), which was never agreed."
    }
    if observation.isWithheld {
      let least = choice.narrowed.parts.compactMap { edition.leastCases(of: choice.metric, by: $0.name) }.max()
      return ["The value for \(anchor.long) is withheld.", least.map(withheldReason) ?? ""].joinedSentences
    }
    guard observation.isProvisional else { return "No value for \(anchor.long)." }
    let numbers = edition.values(of: choice.metric, stat: choice.stat, unit: observation.unit)
    guard let said = numbers.counts(observation) ?? numbers.headline(observation) else {
      return "\(anchor.long.capitalizedFirst) is not complete and has no number yet."
    }
    return "\(anchor.long.capitalizedFirst) is not complete: \(said) so far."
  }
}
