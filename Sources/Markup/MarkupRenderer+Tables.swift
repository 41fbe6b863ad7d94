import HyperText

extension MarkupRenderer {
  /// A table in a group of its own that scrolls, also with the keyboard, where the page is narrower than it.
  mutating func table(_ table: MarkupTree.Table) {
    startLine()
    let head = table.rows.first ?? []
    let names = head.map { tree.plainText(of: $0) }.filter { !$0.isEmpty }
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\"")
    html.attribute("aria-label", names.isEmpty ? "Table" : "Table: " + names.joined(separator: ", "))
    html.raw(">\n<table>\n<thead>\n<tr>\n")
    // Heads are names of columns, not running text.
    termless += 1
    for (cell, alignment) in zip(head, table.alignments) {
      html.raw("<th scope=\"col\"")
      if let name = alignment.className { html.attribute("class", literal: name) }
      html.raw(">")
      write(cell)
      html.raw("</th>\n")
    }
    termless -= 1
    html.raw("</tr>\n</thead>\n")
    if table.rows.count > 1 {
      html.raw("<tbody>\n")
      for row in table.rows.dropFirst() {
        html.raw("<tr>\n")
        for (cell, alignment) in zip(row, table.alignments) {
          html.raw("<td")
          if let name = alignment.className { html.attribute("class", literal: name) }
          html.raw(">")
          write(cell)
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
  fileprivate var className: StaticString? {
    switch self {
    case .natural: nil
    case .left: "left"
    case .center: "center"
    case .right: "num"
    }
  }
}
