package import Calendars
package import Diagnostics
import Tables

/// What a sheet calls its metrics, and in what they are counted, where no glossary says which metrics there are.
///
/// The layouts are those of ``UnderstoodSheet``. What is numbers under a name, beside periods, is a metric; totals and columns of words are not.
package struct SheetMetrics: Sendable {
  package struct Found: Hashable, Sendable {
    /// As the sheet writes it.
    package var label: String
    /// `count`, `ratio`, `number` or a currency, as the form of the numbers shows.
    package var unit: String
  }

  package private(set) var metrics: [Found] = []
  /// The grain of its periods.
  package private(set) var grain = Grain.month
  package private(set) var findings: [Diagnostic] = []

  private let options: SheetOptions

  package init(_ bytes: [UInt8], path: String, options: SheetOptions) {
    self.options = options
    let grid = CSVGrid(bytes, file: path, form: options.form)
    findings = grid.diagnostics.filter { $0.severity == .error }
    guard findings.isEmpty else { return }
    let rows = grid.rows.filter { !$0.isBlank }
    for index in rows.indices.prefix(30) where metrics.isEmpty { read(rows[index], Array(rows[(index + 1)...])) }
    guard metrics.isEmpty else { return }
    let place = rows.first?.positions.first ?? SourcePosition(file: path, line: 1)
    findings.append(
      Diagnostic(
        .csvHeader, at: place, "no line names metrics over periods: there is nothing to start from",
        suggestion:
          "a sheet of numbers has periods such as 2026-10 or October 2026, a sheet of terms a column 'definition'; for a CRM's exports: --from salesforce FOLDER"
      ))
  }

  private mutating func read(_ header: CSVGrid.Row, _ body: [CSVGrid.Row]) {
    guard let first = body.first else { return }
    let names = header.cells.map { $0.lowercased() }
    if let metric = names.firstIndex(of: "metric"), let period = names.firstIndex(of: "period"),
      let value = names.firstIndex(of: "value")
    {
      var order: [String] = []
      var cells: [String: [String]] = [:]
      for row in body where row.cells.indices.contains(metric) && !isTotalLabel(row.cells[metric]) {
        let label = row.cells[metric]
        if cells[label] == nil { order.append(label) }
        cells[label, default: []].append(row.cells.indices.contains(value) ? row.cells[value] : "")
      }
      for label in order { add(label, cells[label] ?? []) }
      noteGrain(body.lazy.compactMap { $0.cells.indices.contains(period) ? $0.cells[period] : nil })
      return
    }
    // One period above and one below may be a number that looks like a year.
    let across = header.cells.indices.filter { isPeriod(header.cells[$0]) }
    if !across.isEmpty, let column = header.cells.indices.first(where: { !across.contains($0) }),
      across.count > 1 || !first.cells.indices.contains(where: { !across.contains($0) && isPeriod(first.cells[$0]) })
    {
      for row in body where row.cells.indices.contains(column) && !isTotalLabel(row.cells[column]) {
        add(row.cells[column], across.map { row.cells.indices.contains($0) ? row.cells[$0] : "" })
      }
      noteGrain(across.map { header.cells[$0] })
      return
    }
    guard let column = first.cells.indices.first(where: { isPeriod(first.cells[$0]) }), across.isEmpty else { return }
    let rows = body.filter { $0.cells.indices.contains(column) && isPeriod($0.cells[column]) }
    for place in header.cells.indices where place != column && !isTotalLabel(header.cells[place]) {
      add(header.cells[place], rows.map { $0.cells.indices.contains(place) ? $0.cells[place] : "" })
    }
    noteGrain(rows.map { $0.cells[column] })
  }

  /// Takes a label as a metric's where what stands under it is numbers.
  private mutating func add(_ label: String, _ texts: [String]) {
    guard !label.isEmpty, !metrics.contains(where: { $0.label.lowercased() == label.lowercased() }) else { return }
    let given = texts.filter { !SheetNumbers.isMissing($0) }
    guard !given.isEmpty, given.contains(where: { $0.contains(where: \.isNumber) }) else { return }
    let cells = given.map { (text: $0, position: SourcePosition(file: "")) }
    let numbers = SheetNumbers(cells, column: label, unit: nil, decimal: options.decimal)
    // What can be read in two ways is asked for later, with its place; words are no numbers.
    let isOpen = given.allSatisfy { $0.contains(where: \.isNumber) && !$0.contains(where: { $0.isLetter && !$0.isASCII }) }
    guard numbers.findings.isEmpty || isOpen else { return }
    metrics.append(Found(label: label, unit: unit(given, plain: numbers.plain)))
  }

  private func unit(_ texts: [String], plain: [String]) -> String {
    if texts.contains(where: { $0.contains("%") }) { return "ratio" }
    for (sign, code) in [
      ("€", "EUR"), ("$", "USD"), ("£", "GBP"), ("¥", "JPY"), ("EUR", "EUR"), ("USD", "USD"), ("GBP", "GBP"),
    ]
    where texts.contains(where: { $0.contains(sign) }) { return code }
    let isWhole = !plain.isEmpty && plain.allSatisfy { !$0.contains(".") && !$0.hasPrefix("-") }
    return isWhole ? "count" : "number"
  }

  private mutating func noteGrain(_ labels: some Sequence<String>) {
    for label in labels {
      guard let period = WrittenPeriod.period(label, options.dates ?? .dmy, grain: .month) else { continue }
      grain = period.grain
      return
    }
  }

  private func isPeriod(_ text: String) -> Bool {
    [.dmy, .mdy].contains { WrittenPeriod.period(text, $0, grain: .month) != nil }
  }
}
