import Calendars
import Definitions
package import Diagnostics
import Events

/// Which record, or which `since` of site.yml, would make more periods of a grain than a run may have.
package func periodBoundProblems(_ input: RunInput) -> [Diagnostic] {
  let (plan, reading, clock, settings) = (input.plan, input.reading, input.clock, input.settings)
  // Periods that are asked for one by one are as many as somebody wrote down.
  guard plan.scope.periods.isEmpty else { return [] }
  let most = settings.snapshots.mostPeriods
  func excess(from first: CivilDate) -> String? {
    for grain in plan.grains(settings) {
      guard let start = clock.period(grain, containing: first), let end = clock.period(grain, containing: input.day) else {
        continue
      }
      let count = end.ordinal - start.ordinal + 1
      if count > most { return "there are \(count) \(grain.plural); a run computes at most \(most)" }
    }
    return nil
  }
  if let since = settings.snapshots.since {
    guard let excess = excess(from: since), let position = settings.snapshots.sincePosition else { return [] }
    return [
      Diagnostic(
        .snapshotTooManyPeriods, at: position, "'snapshots.since' is \(since), and from then on \(excess)",
        suggestion: "name a later day, or raise snapshots.periods")
    ]
  }
  return FirstEvent.all(reading, zone: clock.zone).compactMap { event in
    guard let excess = excess(from: event.date), let question = plan.questions[event.question] else { return nil }
    let kind = event.stream.entity
    let name = kind.isEmpty ? "" : " (\(kind) \(reading.identifiers[kind][event.stream.entities[event.row]]))"
    return Diagnostic(
      .snapshotTooManyPeriods, at: question.position,
      "a row of '\(question.definition.id)' is dated \(event.date)\(name), and from then on \(excess)",
      suggestion: "correct the row, or name the first day that counts: snapshots: {since: 2024-01-01} in site.yml")
  }
}
