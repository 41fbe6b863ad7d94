package import HyperText

/// The table twin of a chart: what a screen reader, a printer and a spreadsheet get.
package struct DataTable: Sendable {
  package struct Column: Sendable {
    package var heading: String
    package var isNumber: Bool
    /// Under the heading, such as the stamp of all numbers of the column.
    package var beneath: HTML?
    package init(_ heading: String, isNumber: Bool = true, beneath: HTML? = nil) {
      self.heading = heading
      self.isNumber = isNumber
      self.beneath = beneath
    }
  }

  package struct Row: Sendable {
    /// The first cell is the row's heading. A cell is text or, for links and states, ready HTML.
    package var cells: [HTML]
    /// A dotted rule above: the meaning changed before this row.
    package var followsBreak: Bool
    package init(_ cells: [HTML], followsBreak: Bool = false) {
      self.cells = cells
      self.followsBreak = followsBreak
    }
    package init(_ cells: [String], followsBreak: Bool = false) {
      self.init(cells.map { HTML.text($0) }, followsBreak: followsBreak)
    }
  }

  package var caption: String
  package var columns: [Column]
  package var rows: [Row]
  package var footer: [Row]

  package init(caption: String, columns: [Column], rows: [Row], footer: [Row] = []) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.footer = footer
  }

  /// The table in a box that the keyboard can scroll. A group and no landmark: a page has many tables.
  package var html: HTML {
    var html = HTML()
    html.element("div", ["class": "scroll", "role": "group", "aria-label": caption, "tabindex": "0"]) { html in
      html.element("table") { html in
        html.element("caption", text: caption)
        html.element("thead") { html in
          html.element("tr") { html in
            for column in columns {
              html.element("th", ["scope": "col", "class": column.isNumber ? "num" : nil]) { html in
                html.text(column.heading)
                if let beneath = column.beneath {
                  html.text(" ")
                  html.append(beneath)
                }
              }
            }
          }
        }
        html.element("tbody") { html in for row in rows { write(row, to: &html) } }
        if !footer.isEmpty { html.element("tfoot") { html in for row in footer { write(row, to: &html) } } }
      }
    }
    return html
  }

  private func write(_ row: Row, to html: inout HTML) {
    html.element("tr", ["class": row.followsBreak ? "brk" : nil]) { html in
      for (index, cell) in row.cells.enumerated() {
        let isNumber = index < columns.count && columns[index].isNumber
        if index == 0 {
          html.element("th", ["scope": "row", "class": isNumber ? "num" : nil]) { $0.append(cell) }
        } else {
          html.element("td", ["class": isNumber ? "num" : nil]) { $0.append(cell) }
        }
      }
    }
  }
}
