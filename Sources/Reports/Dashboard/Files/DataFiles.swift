import Calendars
import Definitions
import Markup
import Measures
import Numbers
import Snapshots
import Tables

/// `data/<metric>.csv` of every metric that has rows: the series behind the charts, for people and their spreadsheets.
func dataArtifacts(of edition: Edition) -> [Artifact] {
  var needs: [String: SeriesArchive.Need] = [:]
  for page in edition.pages {
    for code in page.document.blocks.codeBlocks where code.reportBlockName != nil {
      readBlock(code, in: edition.glossary).block?.add(to: &needs, edition.glossary)
    }
  }
  return edition.snapshots.metrics.map { metric in
    let need = needs[metric] ?? SeriesArchive.Need()
    return Artifact(.data(metric), file: { dataFile(metric, need, edition) })
  }
}

/// The total of all stats and grains, and those splits that some page shows; each period with what else is known of it.
private func dataFile(_ metric: String, _ need: SeriesArchive.Need, _ edition: Edition) -> [UInt8] {
  var rows = edition.snapshots.observations(of: metric, where: need.holds)
  // A metric that is only known by member has no total to show: its single splits stand for it.
  if rows.isEmpty { rows = edition.snapshots.observations(of: metric) { $0.parts.count == 1 } }
  rows.removeAll { $0.vintage.date > edition.asOf }
  var csv = CSVWriter(spreadsheetSafe: true)
  csv.row([
    "metric", "grain", "period", "dims", "stat", "as_of", "value", "unit", "num", "den", "n", "censored", "flags", "version",
    "meaning",
    "source", "state",
  ])
  for series in Series.all(of: metric, from: rows, presentMeaning: edition.presentMeaning(of: metric)) {
    let changed = Set(series.sourceChanges(edition.ledger).map(\.period))
    for point in series.points {
      let current = point.observation
      if let first = point.firstPublished {
        let isTolerated = edition.tolerates(from: first, to: current, of: metric)
        csv.row(cells(first, series, state: "first published", edition))
        let state = isTolerated ? "moved within tolerance" : "restated"
        csv.row(cells(current, series, state: changed.contains(point.period) ? state + "; source changed" : state, edition))
      } else {
        csv.row(cells(current, series, state: changed.contains(point.period) ? "source changed" : nil, edition))
      }
      for other in point.others { csv.row(cells(other, series, state: "other meaning", edition)) }
    }
  }
  return csv.bytes
}

/// The state says what stands beside the number on pages: which of several values it is, and what of its meaning is not agreed.
private func cells(_ observation: Observation, _ series: Series, state: String?, _ edition: Edition) -> [String] {
  let words = edition.stampWords(edition.stampState(of: observation, metric: series.metric), metric: series.metric)
  return [
    series.metric, series.grain.rawValue, observation.period.description, series.dimensions.description, series.stat,
    observation.vintage.date.description, observation.value?.description ?? "", observation.unit?.description ?? "",
    observation.numerator?.description ?? "", observation.denominator?.description ?? "",
    observation.count.map(String.init) ?? "",
    observation.censored.map(String.init) ?? "", observation.flags.letters, observation.stamp?.version.map(String.init) ?? "",
    observation.stamp?.meaning ?? "", observation.source ?? "", [state, words].compactMap(\.self).joined(separator: "; "),
  ]
}
