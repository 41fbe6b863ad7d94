import Calendars

/// The working hours that an export tells, or the usual ones.
struct CRMCalendar: Sendable {
  /// As YAML has them: `mon: ["09:00-17:00"], ...`
  var hours: String
  var holidays: String
  var zone: String
  /// Where it is from, for its page.
  var words: String

  private static let days: [(name: String, key: String)] = [
    ("Monday", "mon"), ("Tuesday", "tue"), ("Wednesday", "wed"), ("Thursday", "thu"), ("Friday", "fri"), ("Saturday", "sat"),
    ("Sunday", "sun"),
  ]

  /// `zone` is the one that a person named; it wins over that of the export.
  init(_ export: CRMExport, zone: String?) {
    self.zone = zone ?? "UTC"
    hours = Self.days.prefix(5).map { "\($0.key): [\"09:00-17:00\"]" }.joined(separator: ", ")
    holidays = "holidays: []"
    words =
      "The exports have no business hours; these are assumed: Monday to Friday, 9:00 to 17:00. Correct them and the time zone, and list the days on which the office is closed."
    guard let table = export["BusinessHours"] else { return }
    func cell(_ row: [String], _ column: String) -> String {
      table.columns.firstIndex(of: column).map { row[$0] } ?? ""
    }
    guard
      let row = table.rows.first(where: { cell($0, "IsDefault") == "true" || cell($0, "IsDefault") == "1" }) ?? table.rows.first
    else { return }
    if zone == nil, !cell(row, "TimeZoneSidKey").isEmpty { self.zone = cell(row, "TimeZoneSidKey") }
    var missing: [String] = []
    let open = Self.days.compactMap { name, key -> String? in
      // What was not exported is taken for a day like Monday; what is empty is closed.
      let isThere = table.columns.contains("\(name)StartTime")
      if !isThere, !["Saturday", "Sunday"].contains(name) { missing.append(name) }
      let day = isThere ? name : missing.contains(name) ? "Monday" : ""
      let from = Self.time(cell(row, "\(day)StartTime"))
      let to = Self.time(cell(row, "\(day)EndTime"))
      guard let from, let to else { return nil }
      return "\(key): [\"\(from)-\(to <= from ? "24:00" : to)\"]"
    }
    guard !open.isEmpty else { return }
    hours = open.joined(separator: ", ")
    let said =
      missing.isEmpty ? "" : " Not exported, so assumed to be like Monday: \(missing.joined(separator: ", "))."
    words =
      "The default business hours of Salesforce, in its local time.\(said) Later changes there do not change this page: copy them by hand."
    readHolidays(export)
  }

  private mutating func readHolidays(_ export: CRMExport) {
    guard let table = export["Holiday"] else { return }
    func cell(_ row: [String], _ column: String) -> String {
      table.columns.firstIndex(of: column).map { row[$0] } ?? ""
    }
    var left = 0
    var lines: [String] = []
    for row in table.rows {
      let isWhole = cell(row, "IsAllDay").isEmpty || ["true", "1"].contains(cell(row, "IsAllDay"))
      guard !["true", "1"].contains(cell(row, "IsRecurrence")), isWhole, CivilDate(cell(row, "ActivityDate")) != nil else {
        left += 1
        continue
      }
      let name = cell(row, "Name").isEmpty ? "Closed" : cell(row, "Name")
      lines.append("  - {date: \(cell(row, "ActivityDate")), name: \(yamlText(name))}")
    }
    if !lines.isEmpty { holidays = "holidays:\n" + lines.sorted().joined(separator: "\n") }
    if left > 0 {
      words +=
        " \(left) holiday\(left == 1 ? " that recurs or is" : "s that recur or are") part of a day \(left == 1 ? "is" : "are") left out: write each year's days."
    }
  }

  /// `09:00:00.000Z` is `09:00`; nil for none.
  private static func time(_ text: String) -> String? {
    let parts = text.split(separator: ":")
    guard parts.count >= 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0...24).contains(hour),
      (0...59).contains(minute)
    else { return nil }
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
