package import HyperText

/// A chart with everything that belongs to it: heading with the unit, drawings, the sentence made from its data,
/// stamps, the same numbers as a table, and the CSV file.
package struct Figure: Sendable {
  /// Unique on the page; ids derive from it.
  package var key: String
  package var heading: String
  /// After the heading in grey: "leads per month".
  package var unit: String
  package var drawing: HTML
  /// The sentence that the data makes.
  package var caption: String
  /// What has to be known beside the sentence, such as a change of source.
  package var footnotes: [String]
  package var stamps: HTML
  package var table: DataTable?
  package var csv: String?

  package init(
    key: String, heading: String, unit: String, drawing: HTML, caption: String, footnotes: [String] = [], stamps: HTML,
    table: DataTable?, csv: String?
  ) {
    self.key = key
    self.heading = heading
    self.unit = unit
    self.drawing = drawing
    self.caption = caption
    self.footnotes = footnotes
    self.stamps = stamps
    self.table = table
    self.csv = csv
  }

  package var html: HTML {
    var html = HTML()
    html.element("section", ["class": "fig", "id": key]) { html in
      html.element("figure", ["aria-labelledby": "\(key)-h"]) { html in
        html.element("h3", ["id": "\(key)-h"]) { html in
          html.text(heading)
          if !unit.isEmpty { html.element("span", ["class": "unit"], text: ", \(unit)") }
        }
        html.append(drawing)
        html.element("figcaption", text: caption)
      }
      for footnote in footnotes { html.element("p", ["class": "note footnote"], text: footnote) }
      html.element("div", ["class": "under"]) { html in
        html.append(stamps)
        if let table {
          html.element("details") { html in
            html.element("summary", text: "Table")
            html.append(table.html)
          }
        }
        if let csv {
          html.element("p", ["class": "csv"]) { html in html.element("a", ["href": csv], text: "CSV") }
        }
      }
    }
    return html
  }
}
