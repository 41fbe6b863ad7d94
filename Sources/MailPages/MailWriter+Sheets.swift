import HyperText

extension MailWriter {
  /// All rows on sheets of paper. Rows, bars and figures are not cut, and no heading ends a sheet.
  ///
  /// Stretches stand below each other and are no cells of a table: WeasyPrint breaks a table anywhere, and its tags would tell
  /// whoever listens of a table where there is none.
  func sheets(titled title: String, on size: PaperSize) -> String {
    var page = HTML(markup: "<!doctype html>")
    page.open("html", ["lang": "en"])
    page.open("head")
    page.void("meta", ["charset": "utf-8"])
    page.element("title", text: "\(frame.organization): \(title)")
    page.open("style")
    page.append(HTML.styleSheet(sheetStyle(title, size)))
    page.close("style")
    page.close("head")
    page.open("body")
    page.append(html)
    for name in ["body", "html"] as [StaticString] { page.close(name) }
    return page.string
  }

  private func sheetStyle(_ title: String, _ size: PaperSize) -> String {
    """
    @page { size: \(size.rawValue); margin: 18mm 14mm 18mm 14mm;
      @top-left { content: "\(quoted(frame.organization))"; font: 9pt Arial, Helvetica, sans-serif; color: \(style.muted); }
      @top-right { content: "\(quoted(title))"; font: 9pt Arial, Helvetica, sans-serif; color: \(style.muted); }
      @bottom-right { content: counter(page) " of " counter(pages); font: 9pt Arial, Helvetica, sans-serif; color: \(style.muted); }
    }
    body { margin: 0; }
    tr { break-inside: avoid; }
    svg { display: block; max-width: 100%; height: auto; break-inside: avoid; }
    * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }

    """
  }

  /// What stands between quotation marks of a style sheet.
  private func quoted(_ text: String) -> String {
    String(text.map { $0 == "\"" || $0 == "\\" || $0.isNewline ? " " : $0 })
  }
}
