import Calendars
import Definitions
import Editions
import Numbers
import Snapshots
import Tables

/// `restatements.csv`: every closed value that moved under its meaning, total or split, tolerated or not.
func restatementsFile(of log: RestatementLog) -> [UInt8] {
  var csv = CSVWriter(spreadsheetSafe: true)
  csv.row([
    "metric", "grain", "period", "dims", "stat", "first_published", "first_as_of", "value", "as_of", "difference", "unit",
    "cause", "tolerance", "version", "meaning",
  ])
  for restatement in log.moved {
    let (first, current) = (restatement.first, restatement.current)
    let difference = first.value.flatMap { before in current.value.map { $0 - before } }
    csv.row([
      restatement.metric, current.period.grain.rawValue, current.period.description, current.dimensions.description,
      restatement.stat, first.value?.description ?? "", first.vintage.date.description, current.value?.description ?? "",
      current.vintage.date.description, difference?.description ?? "", current.unit?.description ?? "",
      restatement.cause.rawValue, restatement.isTolerated ? "within" : "", current.stamp?.version.map(String.init) ?? "",
      current.stamp?.meaning ?? "",
    ])
  }
  return csv.bytes
}
