import HyperText

extension MarkupRenderer {
  /// A table in a group of its own that scrolls, also with the keyboard, where the page is narrower than it.
  mutating func table(_ table: TableBlock) {
    startLine()
    let names = table.head.map(\.plainText).filter { !$0.isEmpty }
    html.open(
      "div",
      [
        "class": "scroll", "tabindex": "0", "role": "group",
        "aria-label": names.isEmpty ? "Table" : "Table: " + names.joined(separator: ", "),
      ])
    html.raw("\n<table>\n<thead>\n<tr>\n")
    for (cell, alignment) in zip(table.head, table.alignments) {
      html.open("th", ["scope": "col", "class": alignment.className])
      // Heads are names of columns, not running text.
      withoutTerms { $0.inlines(cell) }
      html.raw("</th>\n")
    }
    html.raw("</tr>\n</thead>\n")
    if !table.rows.isEmpty {
      html.raw("<tbody>\n")
      for row in table.rows {
        html.raw("<tr>\n")
        for (cell, alignment) in zip(row, table.alignments) {
          html.open("td", ["class": alignment.className])
          inlines(cell)
          html.raw("</td>\n")
        }
        html.raw("</tr>\n")
      }
      html.raw("</tbody>\n")
    }
    html.raw("</table>\n</div>\n")
  }
}

extension TableBlock.Alignment {
  /// The class of the style sheet: numbers stand to the right.
  fileprivate var className: String? {
    switch self {
    case .natural: nil
    case .left: "left"
    case .center: "center"
    case .right: "num"
    }
  }
}
