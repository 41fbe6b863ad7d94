package import Calendars
package import Definitions
package import Diagnostics
import Numbers
import Tables

/// What a sheet that was made by hand or elsewhere says, as rows that a snapshot has, and how it was understood.
///
/// A sheet has a row a number under a header of `metric,period,value`; or periods down and metrics across; or metrics down and
/// periods across. Lines above its header are a title. Rows and columns of totals are left out. What may be read in two ways is
/// asked for, never guessed.
package struct UnderstoodSheet: Sendable {
  /// For people: a line for the sheet, and one a column.
  package private(set) var lines: [String] = []
  package private(set) var findings: [Diagnostic] = []
  /// The rows as a snapshot has them, with a header.
  private(set) var table = CSVWriter()
  /// Where each row of ``table`` stands in the sheet.
  private(set) var positions: [SourcePosition] = []

  private let glossary: Glossary
  private let grain: Grain
  private let options: SheetOptions
  /// Metrics by what they are called, in small letters; what several are called is nobody's.
  private let labels: [String: String]
  private(set) var header: SourcePosition
  private var totals = 0

  package init(_ bytes: [UInt8], path: String, glossary: Glossary, grain: Grain, options: SheetOptions) {
    self.glossary = glossary
    self.grain = grain
    self.options = options
    header = SourcePosition(file: path, line: 1)
    labels = Self.labels(glossary)
    let grid = CSVGrid(bytes, file: path, form: options.form)
    findings = grid.diagnostics.filter { $0.severity == .error }
    guard findings.isEmpty else { return }
    let rows = grid.rows.filter { !$0.isBlank }
    guard !rows.isEmpty else {
      findings.append(Diagnostic(.csvColumns, at: header, "the sheet has no rows"))
      return
    }
    let form = "\(grid.encoding.name), \(name(ofDelimiter: grid.delimiter)) between columns"
    for index in rows.indices.prefix(30) {
      let body = Array(rows[(index + 1)...])
      guard read(rows[index], body) else { continue }
      let title = index == 0 ? "" : "; \(counted(index, "line")) above it \(index == 1 ? "is" : "are") a title"
      let left = totals == 0 ? "" : "; \(counted(totals, "row")) of totals left out"
      header = rows[index].positions[0]
      lines.insert("\(form); the header is line \(rows[index].positions[0].line)\(title)\(left)", at: 0)
      return
    }
    findings.append(
      Diagnostic(
        .csvHeader, at: rows[0].positions[0], "no line names metric, period and value, or metrics over periods",
        suggestion: "name columns or rows by a metric's id, name or abbreviation, and periods as 2026-10 or October 2026"))
  }

  /// Reads the sheet where a row is its header; false where it is none.
  private mutating func read(_ header: CSVGrid.Row, _ body: [CSVGrid.Row]) -> Bool {
    let names = header.cells.map { $0.lowercased() }
    if ["metric", "period", "value"].allSatisfy(names.contains) {
      readLong(header, names, body)
      return true
    }
    guard let first = body.first else { return false }
    let metrics = header.cells.map(metric)
    if metrics.contains(where: { $0 != nil }), let column = first.cells.indices.first(where: { isPeriod(first.cells[$0]) }) {
      readPeriodsDown(header, metrics, column, body)
      return true
    }
    let periods = header.cells.indices.filter { isPeriod(header.cells[$0]) || WrittenPeriod.saysSeveral(header.cells[$0]) }
    if !periods.isEmpty, let column = first.cells.indices.first(where: { metric(first.cells[$0]) != nil }) {
      readPeriodsAcross(header, periods, column, body)
      return true
    }
    return false
  }

  // MARK: The three layouts

  private mutating func readLong(_ header: CSVGrid.Row, _ names: [String], _ body: [CSVGrid.Row]) {
    let places = names.indices.filter { !names[$0].isEmpty }
    guard let metricPlace = names.firstIndex(of: "metric"), let periodPlace = names.firstIndex(of: "period") else { return }
    let rows = body.filter { row in
      let isTotal =
        row.cells.indices.contains(metricPlace) && metric(row.cells[metricPlace]) == nil && isTotalLabel(row.cells[metricPlace])
      totals += isTotal ? 1 : 0
      return !isTotal
    }
    let labels = rows.map { cell($0, periodPlace) }
    guard let periods = periods(labels) else { return }
    var columns: [[String]] = []
    for place in places {
      let cells = rows.map { cell($0, place) }
      let name = header.cells[place]
      if place == periodPlace {
        columns.append(periods.map(\.description))
        lines.append("\(name): \(span(periods))")
      } else if place == metricPlace {
        columns.append(cells.map { metric($0.text) ?? $0.text })
        lines.append("\(name): \(counted(Set(columns.last ?? []).count, "metric"))")
      } else if ["value", "num", "den", "n", "censored"].contains(names[place]) {
        // Each metric's numbers are written by the same hand, and one column's all together.
        let numbers = SheetNumbers(cells, column: name, unit: nil, decimal: options.decimal)
        findings += numbers.findings
        guard numbers.findings.isEmpty else { return }
        columns.append(numbers.plain)
        lines.append("\(name): \(example(cells, numbers.plain))")
      } else {
        columns.append(cells.map(\.text))
        lines.append("\(name): taken as it is")
      }
    }
    guard findings.isEmpty else { return }
    table.row(places.map { names[$0] })
    for index in rows.indices {
      table.row(columns.map { $0[index] })
      positions.append(rows[index].positions[0])
    }
  }

  private mutating func readPeriodsDown(
    _ header: CSVGrid.Row, _ metrics: [String?], _ column: Int, _ body: [CSVGrid.Row]
  ) {
    let rows = body.filter { row in
      let label = cell(row, column).text
      let isTotal = isTotalLabel(label)
      totals += isTotal ? 1 : 0
      return !isTotal
    }
    let title = header.cells.indices.contains(column) ? header.cells[column] : ""
    guard let periods = periods(rows.map { cell($0, column) }) else { return }
    lines.append("\(title.isEmpty ? "(no name)" : title): \(span(periods))")
    var values: [(metric: String, cells: [(text: String, position: SourcePosition)])] = []
    for place in header.cells.indices where place != column {
      let cells = rows.map { cell($0, place) }
      if let metric = metrics[place] {
        values.append((metric, cells))
      } else {
        leaveOut(header.cells[place], at: header.positions[place], hasValues: cells.contains { !$0.text.isEmpty })
      }
    }
    write(values, periods)
  }

  private mutating func readPeriodsAcross(
    _ header: CSVGrid.Row, _ places: [Int], _ column: Int, _ body: [CSVGrid.Row]
  ) {
    guard let periods = periods(places.map { cell(header, $0) }) else { return }
    for (index, period) in periods.enumerated() {
      guard let other = periods[..<index].firstIndex(of: period) else { continue }
      findings.append(
        Diagnostic(
          .csvPeriod, at: header.positions[places[index]],
          "'\(header.cells[places[index]])' and '\(header.cells[places[other]])' are both \(period)",
          suggestion: "a period has one column"))
    }
    guard findings.isEmpty else { return }
    lines.append("across: \(span(periods))")
    for place in header.cells.indices where place != column && !places.contains(place) {
      leaveOut(header.cells[place], at: header.positions[place], hasValues: body.contains { !cell($0, place).text.isEmpty })
    }
    var values: [(metric: String, cells: [(text: String, position: SourcePosition)])] = []
    for row in body {
      let label = cell(row, column)
      if let metric = metric(label.text) {
        values.append((metric, places.map { cell(row, $0) }))
      } else if isTotalLabel(label.text) {
        totals += 1
      } else {
        leaveOut(label.text, at: label.position, hasValues: places.contains { !cell(row, $0).text.isEmpty })
      }
    }
    write(values, periods)
  }

  private mutating func write(
    _ values: [(metric: String, cells: [(text: String, position: SourcePosition)])], _ periods: [Period]
  ) {
    table.row(["metric", "period", "value"])
    for (metric, cells) in values {
      let unit = glossary.metric(metric).map { "\($0.unit)" }
      let numbers = SheetNumbers(cells, column: metric, unit: unit, decimal: options.decimal)
      findings += numbers.findings
      guard numbers.findings.isEmpty else { continue }
      lines.append("\(metric): \(example(cells, numbers.plain))")
      for (index, period) in periods.enumerated() where !numbers.plain[index].isEmpty {
        table.row([metric, period.description, numbers.plain[index]])
        positions.append(cells[index].position)
      }
    }
  }

  // MARK: Cells

  private func cell(_ row: CSVGrid.Row, _ place: Int) -> (text: String, position: SourcePosition) {
    row.cells.indices.contains(place) ? (row.cells[place], row.positions[place]) : ("", row.positions[0])
  }

  /// The metric that a label names by its id, name, abbreviation or synonym; nil where none or several have it.
  private func metric(_ label: String) -> String? { labels[label.lowercased()] }

  private static func labels(_ glossary: Glossary) -> [String: String] {
    var ids: [String: Set<String>] = [:]
    for definition in glossary.definitions where definition.kind == .metric {
      for label in [definition.name, definition.abbreviation ?? ""] + definition.synonyms where !label.isEmpty {
        ids[label.lowercased(), default: []].insert(definition.id)
      }
    }
    var labels = ids.filter { $0.value.count == 1 }.compactMapValues(\.first)
    for definition in glossary.definitions where definition.kind == .metric { labels[definition.id] = definition.id }
    return labels
  }

  private func isPeriod(_ text: String) -> Bool {
    [CellForm.DateOrder.dmy, .mdy].contains { WrittenPeriod.period(text, $0, grain: grain) != nil }
  }

  private mutating func leaveOut(_ label: String, at position: SourcePosition, hasValues: Bool) {
    guard hasValues || !label.isEmpty else { return }
    if isTotalLabel(label) {
      lines.append("\(label): totals, left out")
    } else if label.isEmpty {
      findings.append(
        Diagnostic(
          .csvHeader, at: position, "values are in a column or row without a name",
          suggestion: "name it by a metric, or empty it"))
    } else {
      lines.append("\(label): left out: no metric has that name")
      let names = glossary.definitions.filter { $0.kind == .metric }.flatMap { [$0.id, $0.name] }
      findings.append(
        Diagnostic(
          .snapshotUnknownMetric, at: position, "'\(label)' is not a known metric, so it is left out",
          suggestion: NearMiss.suggestion(for: label, among: names), severity: .warning))
    }
  }

  /// The periods of some labels; nil where one says none, or where the order of day and month would have to be guessed.
  private mutating func periods(_ labels: [(text: String, position: SourcePosition)]) -> [Period]? {
    let orders = options.dates.map { [$0] } ?? [.dmy, .mdy]
    let readings = orders.map { order in labels.map { WrittenPeriod.period($0.text, order, grain: grain) } }
    let whole = readings.compactMap { reading in reading.contains(nil) ? nil : reading.compactMap { $0 } }
    if let first = whole.first {
      guard let index = labels.indices.first(where: { index in whole.contains { $0[index] != first[index] } }) else {
        return first
      }
      findings.append(
        Diagnostic(
          .csvPeriod, at: labels[index].position,
          "'\(labels[index].text)' may be in \(whole.map { "\($0[index])" }.joined(separator: " or "))",
          suggestion: "say whether the day or the month comes first: --dates dmy or --dates mdy"))
      return nil
    }
    let odd = labels.indices.filter { index in readings.allSatisfy { $0[index] == nil } }
    for index in odd.isEmpty ? Array(labels.indices.prefix(1)) : Array(odd.prefix(10)) {
      let text = labels[index].text
      let message =
        odd.isEmpty
        ? "the dates are not all in the same order"
        : text.isEmpty
          ? "a row has no period"
          : WrittenPeriod.saysSeveral(text) ? "'\(text)' names more than one period" : "'\(text)' is not a period"
      findings.append(
        Diagnostic(
          .csvPeriod, at: labels[index].position, message,
          suggestion: WrittenPeriod.saysSeveral(text)
            ? "give each period a column of its own" : "write 2026-10, October 2026, 10/2026 or Q3 2026"))
    }
    return nil
  }

  // MARK: Words

  private func span(_ periods: [Period]) -> String {
    guard let first = periods.min(), let last = periods.max() else { return "no periods" }
    return first == last ? "\(first)" : "periods from \(first) to \(last)"
  }

  private func example(_ cells: [(text: String, position: SourcePosition)], _ plain: [String]) -> String {
    let count = plain.count { !$0.isEmpty }
    let index = plain.indices.first { !plain[$0].isEmpty && plain[$0] != cells[$0].text }
    return counted(count, "value") + (index.map { ", '\(cells[$0].text)' read as \(plain[$0])" } ?? "")
  }
}
