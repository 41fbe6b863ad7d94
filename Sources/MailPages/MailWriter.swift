import Charts
import Documents
import HyperText
import TextPages

/// Lays blocks out as rows of one table, 600 pixels wide where there is room.
struct MailWriter {
  let frame: MailFrame
  let style: MailStyle
  let address: Address
  var html = HTML()
  private(set) var pictures: [MailPage.Picture] = []
  /// Of the text around: a link of a number keeps it.
  var colour: String
  /// Whether the text stands in a link already.
  var isLinked = false

  /// Whether it is for a printer, which draws what a mail has pictures of and sets lines, not rows.
  let isPaper: Bool

  init(_ address: Address, in frame: MailFrame, isPaper: Bool = false) {
    self.address = address
    self.frame = frame
    self.isPaper = isPaper
    style = MailStyle(palette: frame.palette)
    colour = style.ink
  }

  // MARK: Page

  /// All rows in the frame of a page.
  func page(titled title: String) -> String {
    var page = HTML(markup: "<!doctype html>")
    page.open("html", ["lang": "en"])
    page.open("head")
    page.void("meta", ["charset": "utf-8"])
    page.void("meta", ["name": "viewport", "content": "width=device-width"])
    page.element("title", text: title)
    page.close("head")
    page.open("body", ["style": "margin:0;padding:0;background-color:\(MailStyle.ground);"])
    page.open("table", Self.layout("100%", background: MailStyle.ground))
    page.open("tr")
    page.open("td", ["align": "center"])
    page.open(
      "table",
      [
        "role": "presentation", "width": "600", "cellpadding": "0", "cellspacing": "0",
        "bgcolor": MailStyle.paper, "style": "width:100%;max-width:600px;background-color:\(MailStyle.paper);",
      ])
    page.append(html)
    for name in ["table", "td", "tr", "table", "body", "html"] as [StaticString] { page.close(name) }
    return page.string
  }

  static func layout(_ width: String, background: String? = nil) -> KeyValuePairs<StaticString, String?> {
    [
      "role": "presentation", "width": width, "cellpadding": "0", "cellspacing": "0", "bgcolor": background,
    ]
  }

  /// The sentence at the foot, what is attached, and the way to the page.
  mutating func writeFoot(_ document: Document) {
    row(style.small, top: 14, bottom: 24, rule: true) { writer in
      writer.html.text([document.provenance, writer.frame.attachments].filter { !$0.isEmpty }.joined(separator: " "))
      guard writer.frame.site != nil else { return }
      writer.html.text(" ")
      writer.write(.link(Link("Open this page", to: .site(document.address))))
    }
  }

  // MARK: Rows

  /// One row of the page with one cell; on paper a stretch of its own, which `leads` keeps on the sheet of what follows it.
  mutating func row(
    _ text: String, top: Int = 0, bottom: Int = 10, rule: Bool = false, leads: Bool = false,
    isParagraph: Bool = false, _ content: (inout MailWriter) -> Void
  ) {
    let line = rule ? "border-top:2px solid \(style.ink);" : ""
    let before = colour
    colour = text.hasSuffix(style.muted) ? style.muted : style.ink
    defer { colour = before }
    guard !isPaper else {
      let place = "padding:\(top)px 0 \(bottom)px 0;\(line)\(leads ? "break-after:avoid;" : "")\(text)"
      if isParagraph { html.open("p", ["style": "margin:0;\(place)"]) } else { html.open("div", ["style": place]) }
      content(&self)
      return html.close(isParagraph ? "p" : "div")
    }
    html.open("tr")
    let above = top == 0 ? "0" : "\(top)px"
    html.open("td", ["style": "padding:\(above) \(MailStyle.side)px \(bottom)px;\(line)\(text)"])
    content(&self)
    html.close("td")
    html.close("tr")
  }

  mutating func row(_ phrase: Phrase, _ text: String, top: Int = 0, bottom: Int = 10, leads: Bool = false) {
    guard !phrase.isEmpty else { return }
    row(text, top: top, bottom: bottom, leads: leads, isParagraph: true) { $0.write(phrase) }
  }

  // MARK: Blocks

  mutating func write(_ blocks: [Block]) { for block in blocks { write(block) } }

  /// Blocks hold blocks: what is copied into each of its callers takes the optimiser ten seconds, half of this module's.
  @inline(never)
  private mutating func write(_ block: Block) {
    switch block {
    case .heading(let heading): write(heading)
    case .paragraph(let phrase, let role, _): write(phrase, as: role)
    case .line(let phrase): row(phrase, style.body)
    case .group(let group): write(group.blocks)
    case .list(let list): write(list)
    case .facts(let facts): write(facts)
    case .table(let table): write(table, bars: nil)
    case .figure(let figure): write(figure)
    case .chart(let chart): write(chart)
    case .disclosure(let summary, let blocks, _):
      row(Phrase(.strong(summary)), style.body, bottom: 4, leads: true)
      write(blocks)
    case .tiles(let tiles): write(tiles)
    case .panel(let panel): write(panel)
    case .prose(let prose): write(prose)
    case .commitments(let commitments): write(commitments)
    case .picture(let picture):
      write(picture.chart, saying: picture.caption)
      row(picture.caption, style.small)
    case .breadcrumb, .periods, .finder, .letters: break
    case .condition, .diagram, .signatures, .entries, .listing: writePlain(block)
    }
  }

  /// What a mail has no form for stands as in plain text.
  private mutating func writePlain(_ block: Block) {
    let text = textPage(
      Document(address: address, title: "", description: "", section: nil, blocks: [block]))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.isEmpty }
    row(style.small) { writer in
      for (place, line) in lines.enumerated() {
        if place > 0 { writer.html.void("br") }
        writer.html.text(String(line))
      }
    }
  }

  private mutating func write(_ panel: Panel) {
    heading(3, panel.heading)
    write(panel.blocks)
    if let note = panel.note { row(Phrase(note), style.small) }
  }

  mutating func write(_ heading: Heading) {
    self.heading(heading.level, heading.title)
    row(heading.remark, style.text(13, 19, style.muted), bottom: 6, leads: true)
  }

  /// A heading of the first level is the mail's title; one of the second opens a part under a rule.
  mutating func heading(_ level: Int, _ content: Phrase) {
    let reset = "margin:0;"
    switch level {
    case ...1:
      row(style.text(13, 18, style.muted), top: isPaper ? 0 : 18, bottom: 2, leads: true) {
        $0.html.element("b", text: $0.frame.organization)
      }
      row("", bottom: 12, leads: true) { writer in
        writer.html.open("h1", ["style": reset + writer.style.text(26, 32, writer.style.ink, isBold: true)])
        writer.write(content)
        writer.html.close("h1")
      }
    case 2:
      row("", top: 22, bottom: 8, rule: true, leads: true) { writer in
        writer.html.open("h2", ["style": reset + writer.style.text(18, 24, writer.style.ink, isBold: true)])
        writer.write(content)
        writer.html.close("h2")
      }
    default:
      row("", top: 10, bottom: 4, leads: true) { writer in
        writer.html.open("h3", ["style": reset + writer.style.text(15, 21, writer.style.ink, isBold: true)])
        writer.write(content)
        writer.html.close("h3")
      }
    }
  }

  private mutating func write(_ phrase: Phrase, as role: Role?) {
    switch role {
    case .opening, .leadSentence: row(phrase, style.text(17, 25, style.ink), bottom: 18)
    case .stamps, .termFacts: row(separated(phrase), style.small, bottom: 12)
    case .note, .frozen, .absent, .subtitle, .hint, .place, .download: row(phrase, style.text(13, 19, style.muted))
    default: row(phrase, style.body)
    }
  }

  /// What a page sets apart by spaces.
  private func separated(_ phrase: Phrase) -> Phrase {
    phrase.inlines.filter { $0.plain.contains { $0 != " " } }.map { Phrase($0) }.joined(by: " \u{00B7} ")
  }

  // MARK: Pictures

  /// A picture of a drawing that only lines can make; its sentence stands for it where pictures are not shown.
  mutating func attach(_ chart: any Chart, saying sentence: Phrase) {
    guard !isPaper else { return row(style.body) { $0.html.append(chart.svg(.wide, palette: $0.frame.palette)) } }
    guard frame.showsPictures else { return }
    // The narrow drawing, whose letters are as large as the mail's at any width.
    let drawing = chart.drawings.contains(.narrow) ? Drawing.narrow : chart.drawings.first ?? .wide
    let scene = chart.scene(drawing)
    // As the identifier of a message is: one part at each side.
    let id = "\(chart.key).\(pictures.count + 1)@concord"
    pictures.append(MailPage.Picture(id: id, svg: chart.svg(drawing, palette: frame.palette).bytes))
    row(style.body) { writer in
      writer.html.void(
        "img",
        [
          "src": "cid:\(id)", "width": String(Int(scene.width.rounded())), "alt": sentence.plain,
          "style": "width:\(Int(scene.width.rounded()))px;max-width:100%;height:auto;border:0;",
        ])
    }
  }

  // MARK: Links

  /// Where a link leads from a mail; nil where that is nowhere.
  func href(_ destination: Destination) -> String? {
    func href(_ address: Address) -> String? {
      frame.site.map { $0 + address.path + (address.fragment.map { "#" + $0 } ?? "") }
    }
    switch destination {
    case .site(let target): return href(target)
    case .here(let anchor): return href(address.at(anchor))
    case .external(let written):
      let scheme = written.prefix { $0 != ":" }.lowercased()
      return ["http", "https", "mailto"].contains(scheme) && scheme.count < written.count ? written : nil
    }
  }
}
