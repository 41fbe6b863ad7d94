import Calendars
import Diagnostics
import HyperText
import Markup

/// A page's Markdown with its blocks drawn: headings open bands, charts under one heading flow two a row.
struct PageBody {
  private let prepared: ReportSite.PreparedPage
  private let site: ReportSite
  private let context: PageContext
  private let period: Period?
  private let asOf: CivilDate
  private let scorecard: Scorecard?
  private(set) var diagnostics: [Diagnostic] = []
  private var linkedTerms: Set<String> = []
  private var sections: [Section] = []

  private struct Section {
    /// The anchor, and the heading itself as `h2`.
    var heading: (anchor: String, html: HTML)?
    var parts: [Part] = []
    /// A block that is a band itself.
    var band: HTML?

    var hasBlocks: Bool {
      parts.contains { if case .prose = $0 { false } else { true } }
    }

    /// Whether the last row of charts has room for one more.
    var endsHalfway: Bool {
      parts.reversed().prefix { if case .half = $0 { true } else { false } }.count % 2 == 1
    }
  }

  private enum Part {
    case prose(HTML)
    case half(HTML)
    case full(HTML)
  }

  init(
    _ prepared: ReportSite.PreparedPage, _ site: ReportSite, period: Period?, asOf: CivilDate, scorecard: Scorecard?,
    at address: Address
  ) {
    self.prepared = prepared
    self.site = site
    context = PageContext(site.edition, at: address)
    self.period = period
    self.asOf = asOf
    self.scorecard = scorecard
    divide()
  }

  // MARK: Sections

  private mutating func divide() {
    var prose: [Block] = []
    var current = Section()
    for block in prepared.page.document.blocks {
      switch block {
      case .heading(let heading, let inlines) where heading.level <= 2:
        flush(&prose, into: &current)
        close(&current)
        var second = heading
        second.level = 2
        current.heading = (heading.anchor, render([.heading(second, inlines)]))
      case .code(let code) where code.reportBlockName != nil:
        flush(&prose, into: &current)
        guard let drawing = drawing(code) else { continue }
        switch drawing.room {
        case .half: current.parts.append(.half(drawing.html))
        case .full: current.parts.append(.full(drawing.html))
        case .band:
          close(&current)
          sections.append(Section(band: drawing.html))
        }
      default: prose.append(block)
      }
    }
    flush(&prose, into: &current)
    close(&current)
  }

  private mutating func close(_ section: inout Section) {
    if section.heading != nil || !section.parts.isEmpty { sections.append(section) }
    section = Section()
  }

  private mutating func flush(_ prose: inout [Block], into section: inout Section) {
    guard !prose.isEmpty else { return }
    section.parts.append(.prose(render(prose)))
    prose = []
  }

  private func drawing(_ code: CodeBlock) -> BlockDrawing? {
    let line = code.position.line
    guard let block = prepared.blocks[line], let key = prepared.keys[line] else { return nil }
    guard let period else {
      var html = HTML()
      html.element(
        "p", ["class": "none"], text: "\(block.title ?? "This part") will stand here once there are numbers of a closed period."
      )
      return BlockDrawing(html: html, room: .half)
    }
    let scope = BlockScope(site: site, context: context, period: period, asOf: asOf, key: key)
    return scope.drawing(block, scorecard: scorecard)
  }

  private mutating func render(_ blocks: [Block]) -> HTML {
    var document = MarkupDocument()
    document.blocks = blocks
    let page = self
    var options = RenderOptions()
    options.resolver = context.links(in: prepared.page.path, anchors: Set(prepared.page.document.headings.map(\.anchor)))
    options.terms = TermLinks(
      context.edition.terms, linked: linkedTerms, senses: prepared.page.vocabulary.forLinks
    ) { page.context.href(definition: $0) }
    options.headingAnchors = true
    options.scrollableCode = true
    options.codeBlock = { code in code.reportBlockName == nil ? nil : page.drawing(code)?.html }
    let rendered = renderMarkup(document, options)
    linkedTerms = rendered.linkedTerms
    diagnostics += rendered.diagnostics
    return rendered.html
  }

  /// Prose before the first heading and the first block: the page's opening words.
  mutating func takeIntroduction() -> HTML? {
    guard let first = sections.first, first.heading == nil, first.band == nil, first.parts.count == 1,
      case .prose(let prose) = first.parts[0]
    else { return nil }
    sections.removeFirst()
    return prose
  }

  // MARK: Writing

  /// The bands; `aside` stands beside the last chart where that has room, else below all.
  func html(aside: HTML) -> HTML {
    var html = HTML()
    var isAsideWritten = false
    for (index, section) in sections.enumerated() {
      if let band = section.band {
        html.append(band)
        continue
      }
      let beside = index == sections.count - 1 && section.endsHalfway ? aside : nil
      isAsideWritten = beside != nil
      if let (anchor, heading) = section.heading {
        html.element("section", ["class": "band", "aria-labelledby": anchor]) { html in
          html.append(heading)
          Self.write(section.parts, beside: beside, to: &html)
        }
      } else {
        html.element("div", ["class": "band"]) { html in
          // The charts' own headings are of the third level.
          if section.hasBlocks { html.element("h2", ["class": "vh"], text: "Numbers") }
          Self.write(section.parts, beside: beside, to: &html)
        }
      }
    }
    if !isAsideWritten {
      html.element("div", ["class": "band"]) { $0.append(aside) }
    }
    return html
  }

  private static func write(_ parts: [Part], beside: HTML?, to html: inout HTML) {
    var row: [HTML] = []
    func flush(_ row: inout [HTML], to html: inout HTML) {
      guard !row.isEmpty else { return }
      html.element("div", ["class": "cols"]) { html in for cell in row { html.append(cell) } }
      row = []
    }
    for part in parts {
      switch part {
      case .half(let cell): row.append(cell)
      case .full(let block):
        flush(&row, to: &html)
        html.append(block)
      case .prose(let prose):
        flush(&row, to: &html)
        html.element("div", ["class": "prose"]) { $0.append(prose) }
      }
    }
    if let beside { row.append(beside) }
    flush(&row, to: &html)
  }
}
