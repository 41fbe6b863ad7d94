package import Calendars
package import Definitions
import Markup
package import Snapshots

/// The dashboard of a site that has numbers and no `content/pages/index.md` yet: a tile and a trend for its first metrics.
///
/// Written as the Markdown that a person would write, so that it shows what such a page can say. Nil without numbers.
package func startingPage(_ glossary: Glossary, _ snapshots: SnapshotStore, grain: Grain, asOf: CivilDate) -> ReportPage? {
  let measured = snapshots.metrics.filter { metric in
    glossary.metric(metric) != nil && snapshots.lastPeriod(of: metric, grain: grain, asOf: asOf) != nil
  }
  guard !measured.isEmpty else {
    // Numbers of an extract that is looked at once are of one period, and have no line over time.
    return grain == .all ? nil : startingPage(glossary, snapshots, grain: .all, asOf: asOf)
  }
  let tiles = measured.prefix(8).joined(separator: ", ")
  let trends = measured.prefix(4).map { "```concord trend\nmetric: \($0)\n```\n" }.joined(separator: "\n")
  let overTime = grain == .all ? "" : "## Over time\n\n\(trends)"
  let text = """
    The first metrics of the snapshots. To replace this page, write your own in `content/pages/index.md`.

    ```concord kpis
    metrics: [\(tiles)]
    ```

    \(overTime)
    """
  return ReportPage(name: "index", title: nil, document: parseMarkup(text, file: ""), path: "")
}
