import Documents
import HyperText

extension PageWriter {
  /// The table in a box that the keyboard can scroll. A group and no landmark: a page has many tables.
  mutating func write(_ table: Table) {
    html.open(
      "div",
      [
        "class": table.endsWithTheNewest ? "scroll late" : "scroll", "role": "group", "aria-label": table.caption.plain,
        "tabindex": "0",
      ])
    html.open("table")
    html.open("caption")
    write(table.caption)
    html.close("caption")
    html.open("thead")
    html.open("tr")
    for column in table.columns {
      html.open("th", ["scope": "col", "class": column.isNumber ? "num" : nil])
      write(column.heading)
      if let beneath = column.beneath {
        html.text(" ")
        write(beneath)
      }
      html.close("th")
    }
    html.close("tr")
    html.close("thead")
    html.open("tbody")
    for row in table.rows { write(row, in: table) }
    html.close("tbody")
    if !table.footer.isEmpty {
      html.open("tfoot")
      for row in table.footer { write(row, in: table) }
      html.close("tfoot")
    }
    html.close("table")
    html.close("div")
  }

  private mutating func write(_ row: Table.Row, in table: Table) {
    html.open("tr", class: row.followsBreak ? "brk" : nil)
    for (place, cell) in row.cells.enumerated() {
      let isNumber = place < table.columns.count && table.columns[place].isNumber
      if place == 0 {
        html.open("th", ["scope": "row", "class": isNumber ? "num" : nil])
        write(cell)
        html.close("th")
      } else {
        html.open("td", class: isNumber ? "num" : nil)
        write(cell)
        html.close("td")
      }
    }
    html.close("tr")
  }
}
