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
    Artifact(.data(metric), file: { dataFile(metric, index.needs[metric] ?? SeriesIndex.Need(), edition) })
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
    csv.row(cells(observation, series, dimensions, state: state, hasBounds, hasBlanks, edition))
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
private func cells(
  _ observation: Observation, _ series: Series, _ dimensions: String, state: String?, _ hasBounds: Bool, _ hasBlanks: Bool,
  _ edition: Edition
) -> [String] {
  let words = edition.stampWords(edition.stampState(of: observation, metric: series.metric), metric: series.metric)
  var cells: [String] = []
  cells.reserveCapacity(19)
  cells.append(series.metric)
  cells.append(series.grain.rawValue)
  cells.append(observation.period.description)
  cells.append(dimensions)
  cells.append(series.stat)
  cells.append(observation.vintage.date.description)
  cells.append(observation.value?.description ?? "")
  if hasBounds { cells.append(observation.bound?.description ?? "") }
  cells.append(observation.unit?.description ?? "")
  cells.append(observation.numerator?.description ?? "")
  cells.append(observation.denominator?.description ?? "")
  cells.append(observation.count.map(String.init) ?? "")
  cells.append(observation.censored.map(String.init) ?? "")
  if hasBlanks { cells.append(observation.blank.map(String.init) ?? "") }
  cells.append(observation.flags.letters)
  cells.append(observation.stamp?.version.map(String.init) ?? "")
  cells.append(observation.stamp?.meaning ?? "")
  cells.append(observation.source ?? "")
  if let state, let words { cells.append(state + "; " + words) } else { cells.append(state ?? words ?? "") }
  return cells
}
