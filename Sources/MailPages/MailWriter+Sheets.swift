import HyperText

extension MailWriter {
  /// All rows on sheets of paper. Rows, bars and figures are not cut, and no heading ends a sheet.
  func sheets(titled title: String) -> String {
    var page = HTML(markup: "<!doctype html>")
    page.open("html", ["lang": "en"])
    page.open("head")
    page.void("meta", ["charset": "utf-8"])
    page.element("title", text: "\(frame.organization): \(title)")
    page.open("style")
    page.append(HTML.styleSheet(sheetStyle(title)))
    page.close("style")
    page.close("head")
    page.open("body")
    page.open("table", Self.layout("100%"))
    page.append(html)
    for name in ["table", "body", "html"] as [StaticString] { page.close(name) }
    return page.string
  }

  private func sheetStyle(_ title: String) -> String {
    """
    @page { size: A4; margin: 18mm 14mm 18mm 14mm;
      @top-left { content: "\(quoted(frame.organization))"; font: 9pt Arial, Helvetica, sans-serif; color: \(style.muted); }
      @top-right { content: "\(quoted(title))"; font: 9pt Arial, Helvetica, sans-serif; color: \(style.muted); }
      @bottom-right { content: counter(page) " of " counter(pages); font: 9pt Arial, Helvetica, sans-serif; color: \(style.muted); }
    }
    body { margin: 0; }
    tr { break-inside: avoid; }
    tr:has(> td > table) { break-inside: auto; }
    tr:has(> td > h2), tr:has(> td > h3), tr:has(> td > h2) + tr, tr:has(> td > h3) + tr, tr:has(+ tr > td[colspan]) {
      break-after: avoid;
    }
    tr:has(> td[colspan]) { break-before: avoid; }
    svg { max-width: 100%; height: auto; }
    * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }

    """
  }

  /// What stands between quotation marks of a style sheet.
  private func quoted(_ text: String) -> String {
    String(text.map { $0 == "\"" || $0 == "\\" || $0.isNewline ? " " : $0 })
  }
}
