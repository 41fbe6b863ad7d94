import Charts
import Documents
import ShownNumbers
import SitePages
import Tables

/// Every number of a page, in the order of the page: as it is shown, exactly, and which rows of the snapshots it was made from.
func numbersTable(_ document: Document, _ palette: Palette) -> [UInt8] {
  var writer = PageWriter(document.address, palette: palette)
  _ = writer.content(of: document)
  var csv = CSVWriter(spreadsheetSafe: true)
  csv.row(["shown", "exact", "unit", "rule", "metric", "period", "dims", "stat", "meaning", "known_at"])
  for number in writer.numbers.numbers {
    var rule = ""
    if case .derived(let named, _, _) = number.origin { rule = named.rawValue }
    let shown = [number.text, number.exact ?? "", number.unit ?? "", rule]
    // A number that was made from several rows has a line for each.
    for key in number.keys {
      csv.row(shown + [key.metric, key.period, key.dimensions, key.statistic, key.meaning ?? "", key.vintage])
    }
    if number.keys.isEmpty { csv.row(shown + ["", "", "", "", "", ""]) }
  }
  return csv.bytes
}
