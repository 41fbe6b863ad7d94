import Charts
import Documents
import HyperText

extension MailWriter {
  /// A table as rows that a telephone has room for: what the row is about with the further cells in small letters under it, its
  /// first number at the right, a bar beneath. `bars` says how long that of each row is, as a part of the longest.
  mutating func write(_ table: Table, bars: [Double]?) {
    row(table.caption, style.small, bottom: 4, leads: true)
    let plan = RowPlan(table)
    row(style.body, bottom: 12) { writer in
      writer.html.open("table", ["width": "100%", "cellpadding": "0", "cellspacing": "0"])
      for (place, row) in table.rows.enumerated() {
        writer.write(row, plan, isFirst: place == 0, bar: bars.flatMap { $0.indices.contains(place) ? $0[place] : nil })
      }
      for row in table.footer { writer.write(row, plan, isFirst: false, bar: nil) }
      writer.html.close("table")
    }
  }

  private mutating func write(_ row: Table.Row, _ plan: RowPlan, isFirst: Bool, bar share: Double?) {
    let line = isFirst ? "" : "border-top:1px \(row.followsBreak ? "dotted" : "solid") \(MailStyle.hair);"
    let value = plan.value.flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil }
    let state = plan.state.flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil }
    html.open("tr")
    html.open("td", ["valign": "top", "style": "padding:6px 8px 2px 0;\(line)\(style.body)"])
    write(row.cells.first ?? "")
    writeDetails(of: row, plan)
    html.close("td")
    html.open("td", ["valign": "top", "align": "right", "style": "padding:6px 0 2px 0;\(line)\(style.body)"])
    if let value {
      html.open("b")
      write(value)
      html.close("b")
    }
    if let state {
      if value?.isEmpty == false { html.void("br") }
      html.open("span", ["style": "font-size:12px"])
      write(state)
      html.close("span")
    }
    html.close("td")
    html.close("tr")
    guard row.bullet != nil || share != nil else { return }
    openRowBelow()
    html.open("td", ["colspan": "2", "style": "padding:2px 0 8px 0;"])
    if let bullet = row.bullet { bar(bullet, isMissed: state.map(isMissed) ?? false) } else if let share { bar(share) }
    html.close("td")
    html.close("tr")
  }

  /// A row that says more of the one above it, and stands on the same sheet.
  mutating func openRowBelow() {
    guard isPaper else { return html.open("tr") }
    html.open("tr", ["style": "break-before:avoid"])
  }

  /// The further cells, each after the heading of its column.
  private mutating func writeDetails(of row: Table.Row, _ plan: RowPlan) {
    let details = row.cells.indices.dropFirst().filter { place in
      place != plan.value && place != plan.state && !row.cells[place].plain.isEmpty
    }
    guard !details.isEmpty else { return }
    html.void("br")
    html.open("span", ["style": style.smallRun])
    let before = colour
    colour = style.muted
    for (number, place) in details.enumerated() {
      if number > 0 { html.text(" \u{00B7} ") }
      if plan.headings.indices.contains(place), !plan.headings[place].isEmpty {
        write(plan.headings[place])
        html.text("\u{00A0}")
      }
      write(row.cells[place])
    }
    colour = before
    html.close("span")
  }

  private func isMissed(_ state: Phrase) -> Bool {
    state.inlines.contains { inline in
      if case .state(let label) = inline { label.tone == .missed || label.tone == .risk } else { false }
    }
  }
}

/// Which cell of each row of a table stands where.
private struct RowPlan {
  let headings: [Phrase]
  /// The column at the right.
  let value: Int?
  /// Under it.
  let state: Int?

  init(_ table: Table) {
    headings = table.columns.map { column in
      [column.heading, column.beneath ?? ""].filter { !$0.isEmpty }.joined(by: " ")
    }
    value = table.columns.indices.dropFirst().first { table.columns[$0].isNumber }
    state = table.columns.indices.dropFirst().first { place in
      !table.rows.isEmpty
        && table.rows.allSatisfy { row in
          guard row.cells.indices.contains(place) else { return false }
          return row.cells[place].inlines.contains { if case .state = $0 { true } else { false } }
        }
    }
  }
}
