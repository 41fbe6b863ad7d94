import Calendars

/// CSV of a workbook's sheet with days as days and times to the second.
///
/// A workbook has no dates but numbers of days, of which a program makes `2026-09-30 23:29:59.999997`: the nearest second is meant.
/// A column in which every time is midnight holds days.
func withPlainDates(_ csv: [UInt8]) -> [UInt8] {
  var timed: Set<Int> = []
  forEachCell(of: csv) { column, cell in
    if let found = WorkbookTime(csv[cell]), found.second != 0 { timed.insert(column) }
  }
  var plain: [UInt8] = []
  plain.reserveCapacity(csv.count)
  var copied = csv.startIndex
  forEachCell(of: csv) { column, cell in
    guard let found = WorkbookTime(csv[cell]) else { return }
    plain += csv[copied..<cell.lowerBound]
    plain += (timed.contains(column) ? found.text : found.date.description).utf8
    copied = cell.upperBound
  }
  return plain + csv[copied...]
}

/// A time as `%Y-%m-%d %H:%M:%S.%f` writes it, to the nearest second.
private struct WorkbookTime {
  let date: CivilDate
  /// Of the day.
  let second: Int

  init?(_ cell: ArraySlice<UInt8>) {
    guard cell.count == 26 else { return nil }
    let text = String(decoding: cell, as: UTF8.self)
    let parts = text.split(whereSeparator: { $0 == " " || $0 == ":" || $0 == "." })
    guard parts.count == 5, let date = CivilDate(String(parts[0])), let hour = Int(parts[1]), let minute = Int(parts[2]),
      let whole = Int(parts[3]), let fraction = Int(parts[4])
    else { return nil }
    let rounded = hour * 3600 + minute * 60 + whole + (fraction >= 500_000 ? 1 : 0)
    self.date = rounded == 86_400 ? date.adding(days: 1) : date
    second = rounded % 86_400
  }

  var text: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(date) \(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }
}

/// Each cell of CSV with commas, by its column and where its bytes are, quotes included.
private func forEachCell(of csv: [UInt8], _ body: (_ column: Int, _ cell: Range<Int>) -> Void) {
  var (column, start, isQuoted) = (0, csv.startIndex, false)
  for place in csv.indices {
    switch csv[place] {
    case UInt8(ascii: "\""): isQuoted.toggle()
    case UInt8(ascii: ",") where !isQuoted:
      body(column, start..<place)
      (column, start) = (column + 1, place + 1)
    case UInt8(ascii: "\n") where !isQuoted:
      body(column, start..<(place > start && csv[place - 1] == UInt8(ascii: "\r") ? place - 1 : place))
      (column, start) = (0, place + 1)
    default: break
    }
  }
  if start < csv.endIndex { body(column, start..<csv.endIndex) }
}
