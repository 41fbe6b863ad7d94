package import Calendars
import Definitions
package import Diagnostics
import Numbers
import Snapshots

/// Numbers of periods that the site does not report: a day where months are, which no page shows and nobody misses.
///
/// `shown` are the grains that blocks of pages show of a metric, beside those of the site.
package func unreportedGrains(_ edition: Edition, shown: [String: Set<Grain>]) -> [Diagnostic] {
  let settings = edition.settings
  return edition.snapshots.metrics.flatMap { metric in
    let promised = edition.promisedGrains(of: metric)
    let own = edition.glossary[metric]?.display.grains ?? []
    let asked: [Grain] = edition.glossary.metric(metric)?.survey == nil ? [] : [.quarter]
    let reported = Set([settings.grain] + settings.snapshots.grains + own + asked).union(promised).union(shown[metric] ?? [])
    let keys = edition.snapshots.keys(of: metric).filter { !reported.contains($0.grain) }
    return Grain.allCases.compactMap { grain -> Diagnostic? in
      guard let key = keys.first(where: { $0.grain == grain }),
        let series = edition.series(metric, key.dimensions, stat: key.stat, grain: grain), let first = series.points.first
      else { return nil }
      let known = [settings.grain] + settings.snapshots.grains.filter { $0 != settings.grain }
      let example = first.period == .all ? nil : first.period.start.flatMap { Period(settings.grain, containing: $0) }
      return Diagnostic(
        .snapshotGrain, at: first.observation.position,
        "\(metric) has a number for \(first.period == .all ? first.period.long : "\(first.period), a \(grain.rawValue)"), but the site reports \(listed(known.map(\.plural)))",
        suggestion: (example.map { "write \($0), or " } ?? "")
          + "add \(grain.rawValue) to snapshots.grains in site.yml")
    }
  }
}

extension Edition {
  /// Of what a metric is promised for.
  fileprivate func promisedGrains(of metric: String) -> [Grain] {
    let definitions = [glossary[metric]].compactMap(\.self) + commitments(measuredBy: metric)
    return definitions.flatMap(\.targets).compactMap(\.grain)
  }
}
