import Charts
import Documents
import HyperText

extension PageWriter {
  mutating func write(_ figure: Figure) {
    html.open("section", class: figure.isTall ? "fig tall" : "fig", id: figure.key)
    html.open("figure", ["aria-labelledby": "\(figure.key)-h"])
    html.open("h3", ["id": "\(figure.key)-h"])
    write(figure.heading)
    if !figure.unit.isEmpty { html.element("span", ["class": "unit"], text: ", \(figure.unit)") }
    html.close("h3")
    write(figure.chart)
    html.open("figcaption")
    write(figure.caption)
    html.close("figcaption")
    html.close("figure")
    for footnote in figure.footnotes {
      html.open("p", class: "note footnote")
      write(footnote)
      html.close("p")
    }
    html.open("div", class: "under")
    html.open("p", class: "stamps")
    let folded = figure.foldedStamps
    for stamp in figure.stamps where folded.isEmpty || !stamp.isPlainStamp { write(stamp) }
    html.close("p")
    if !folded.isEmpty {
      html.open("details")
      html.element("summary", text: folded.count == figure.stamps.count ? "Definitions" : "Other definitions")
      html.open("p", class: "stamps")
      for stamp in folded { write(stamp) }
      html.close("p")
      html.close("details")
    }
    if let table = figure.table {
      html.open("details")
      html.element("summary", text: "Table")
      write(table)
      html.close("details")
    }
    if let file = figure.file {
      html.open("p", class: "csv")
      html.element("a", ["href": href(file)], text: "CSV")
      html.close("p")
    }
    html.close("div")
    html.close("section")
  }
}

extension Figure {
  /// The stamps that a reader unfolds, so that those of a funnel take one line: where there are many, all of which nothing is to
  /// be said.
  fileprivate var foldedStamps: [Inline] { stamps.count > 4 ? stamps.filter(\.isPlainStamp) : [] }
}

extension Inline {
  /// A stamp of a meaning that holds, of which nothing is to be said.
  fileprivate var isPlainStamp: Bool {
    guard case .link(let link) = self, link.role == .stamp else { return false }
    return !link.content.inlines.contains { if case .span(.stampNote, _) = $0 { true } else { false } }
  }
}
