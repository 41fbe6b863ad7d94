import Calendars
import Definitions
import Documents
import Editions
import Measures
import Numbers
import Snapshots
import Tables

/// `data/<metric>.csv` of every metric that has rows: the series behind the charts, for people and their spreadsheets.
func dataArtifacts(of index: EditionIndex) -> [Artifact] {
  let edition = index.edition
  return edition.snapshots.metrics.map { metric in
    Artifact(.data(metric), file: { dataFile(metric, index.need(of: metric), edition) })
  }
}

/// The total of all stats and grains, and those splits that some page shows; each period with what else is known of it.
private func dataFile(_ metric: String, _ need: SeriesIndex.Need, _ edition: Edition) -> [UInt8] {
  let (snapshots, asOf) = (edition.snapshots, edition.asOf)
  var rows = snapshots.seriesRows(of: metric, asOf: asOf, where: need.holds)
  // A metric that is only known by member has no total to show: its single splits stand for it.
  if rows.isEmpty { rows = snapshots.seriesRows(of: metric, asOf: asOf) { $0.parts.count == 1 } }
  var csv = CSVWriter(spreadsheetSafe: true)
  let (hasBounds, hasBlanks) = snapshots.extras(of: rows)
  func write(_ observation: Observation, _ series: Series, _ dimensions: String, _ state: String?) {
    add(observation, series, dimensions, state: state, hasBounds, hasBlanks, edition, to: &csv)
    csv.endRow()
  }
  csv.row(
    ["metric", "grain", "period", "dims", "stat", "as_of", "value"] + (hasBounds ? ["bound"] : [])
      + ["unit", "num", "den", "n", "censored"] + (hasBlanks ? ["blank"] : [])
      + ["flags", "version", "meaning", "source", "state"])
  let present = edition.presentMeaning(of: metric)
  rows.sort { ($0.key.dimensions, $0.key.grain, $0.key.stat) < ($1.key.dimensions, $1.key.grain, $1.key.stat) }
  // One series at a time: a metric of ten years by fifty members is more than all pages are made of.
  for rows in rows {
    guard let series = snapshots.series(metric, rows, asOf: asOf, presentMeaning: present) else { continue }
    let changed = Set(series.sourceChanges(edition.ledger).map(\.period))
    let dimensions = series.dimensions.description
    for point in series.points {
      let current = point.observation
      if let first = point.firstPublished {
        let isTolerated = edition.tolerates(from: first, to: current, of: metric)
        write(first, series, dimensions, "first published")
        let state = isTolerated ? "moved within tolerance" : "restated"
        write(current, series, dimensions, changed.contains(point.period) ? state + "; source changed" : state)
      } else {
        write(current, series, dimensions, changed.contains(point.period) ? "source changed" : nil)
      }
      for other in point.others { write(other, series, dimensions, "other meaning") }
    }
  }
  return csv.bytes
}

/// The state says what stands beside the number on pages: which of several values it is, and what of its meaning is not agreed.
private func add(
  _ observation: Observation, _ series: Series, _ dimensions: String, state: String?, _ hasBounds: Bool, _ hasBlanks: Bool,
  _ edition: Edition, to csv: inout CSVWriter
) {
  let words = edition.stampWords(edition.stampState(of: observation, metric: series.metric), metric: series.metric)
  csv.add(series.metric)
  csv.add(series.grain.rawValue)
  csv.add(observation.period.description)
  csv.add(dimensions)
  csv.add(series.stat)
  csv.add(observation.vintage.date.description)
  csv.add(observation.value?.description ?? "")
  if hasBounds { csv.add(observation.bound?.description ?? "") }
  csv.add(observation.unit?.description ?? "")
  csv.add(observation.numerator?.description ?? "")
  csv.add(observation.denominator?.description ?? "")
  csv.add(observation.count.map(String.init) ?? "")
  csv.add(observation.censored.map(String.init) ?? "")
  if hasBlanks { csv.add(observation.blank.map(String.init) ?? "") }
  csv.add(observation.flags.letters)
  csv.add(observation.stamp?.version.map(String.init) ?? "")
  csv.add(observation.stamp?.meaning ?? "")
  csv.add(observation.source ?? "")
  if let state, let words { csv.add(state + "; " + words) } else { csv.add(state ?? words ?? "") }
}
