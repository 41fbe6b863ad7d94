import Calendars
import Diagnostics
import Documents
import Editions
import Markup
import Snapshots

/// A page's Markdown with its blocks drawn: headings open bands, charts under one heading flow two a row.
struct PageBody {
  private let prepared: PreparedPage
  private let site: Site
  private let period: Period?
  private let asOf: CivilDate
  private let scorecard: Scorecard?
  private let occasion: MeetingOccasion?
  /// Of the whole page, made once for all its parts.
  private let authored: AuthorLinks
  private(set) var diagnostics: [Diagnostic] = []
  private var sections: [Section] = []

  private struct Section {
    /// The anchor, and the heading itself, of the second level.
    var heading: (anchor: String, prose: Prose)?
    var parts: [Part] = []
    /// A block that is a band itself.
    var band: [Documents.Block]?

    var hasBlocks: Bool {
      parts.contains { if case .prose = $0 { false } else { true } }
    }

    /// Whether the last row of charts has room for one more.
    var endsHalfway: Bool {
      let last = parts.reversed().prefix { if case .half = $0 { true } else { false } }
      return PageBody.rows(last.reversed().flatMap(\.halves)).last.map { $0.count == 1 && $0[0].stands(beside: nil) } ?? false
    }
  }

  private enum Part {
    case prose(Prose)
    case half([Documents.Block])
    case full([Documents.Block])

    var halves: [Documents.Block] { if case .half(let cells) = self { cells } else { [] } }
  }

  init(
    _ prepared: PreparedPage, _ site: Site, period: Period?, asOf: CivilDate, scorecard: Scorecard?,
    occasion: MeetingOccasion? = nil
  ) {
    self.prepared = prepared
    self.site = site
    self.period = period
    self.asOf = asOf
    self.scorecard = scorecard
    self.occasion = occasion
    authored = AuthorLinks(
      site.edition, in: prepared.page.path, anchors: prepared.page.document.headings.map(\.anchor))
    divide()
  }

  // MARK: Sections

  private mutating func divide() {
    var prose: [Markup.Block] = []
    var current = Section()
    for block in prepared.page.document.blocks {
      switch block {
      case .heading(let heading, let inlines) where heading.level <= 2:
        flush(&prose, into: &current)
        close(&current)
        var second = heading
        second.level = 2
        current.heading = (heading.anchor, resolved([.heading(second, inlines)]))
      case .code(let code) where code.reportBlockName != nil:
        flush(&prose, into: &current)
        guard let drawing = drawing(code) else { continue }
        switch drawing.room {
        case .half: current.parts.append(.half(drawing.blocks))
        case .full: current.parts.append(.full(drawing.blocks))
        case .band:
          close(&current)
          sections.append(Section(band: drawing.blocks))
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

  private mutating func flush(_ prose: inout [Markup.Block], into section: inout Section) {
    guard !prose.isEmpty else { return }
    section.parts.append(.prose(resolved(prose)))
    prose = []
  }

  /// Numbers of the whole period are never of a closed one: where there are no others, a page is about them.
  private var wholePeriod: Period? {
    site.edition.snapshots.periodRange(grain: .all, asOf: asOf) == nil ? nil : .all
  }

  private func drawing(_ code: CodeBlock) -> BlockDrawing? {
    guard let placed = prepared.blocks[code.position.line] else { return nil }
    guard let period = period ?? wholePeriod else {
      let words: Phrase = "\(placed.frame.title ?? "This part") will appear here once a closed period has numbers."
      return .half(.paragraph(words, .absent))
    }
    let scope = BlockScope(
      site: site, period: period, asOf: asOf, key: placed.key, frame: placed.frame, scorecard: scorecard, occasion: occasion)
    return placed.block.drawing(in: scope)
  }

  /// A part of the page with its links looked up, and with the blocks that stand inside its lists and quotations.
  private mutating func resolved(_ blocks: [Markup.Block]) -> Prose {
    let document = prepared.page.document.part(blocks)
    let (links, broken) = Prose.resolved(document, by: authored)
    diagnostics += broken
    let drawn = blocks.codeBlocks.filter { $0.reportBlockName != nil }.compactMap { code in
      drawing(code).map { (code.position.line, $0.blocks) }
    }
    return Prose(
      document, links: links,
      terms: Prose.Terms(site.edition.terms, senses: prepared.page.vocabulary.forLinks),
      parts: Dictionary(drawn, uniquingKeysWith: { first, _ in first }))
  }

  /// Prose before the first heading and the first block: the page's opening words.
  mutating func takeIntroduction() -> [Documents.Block] {
    guard let first = sections.first, first.heading == nil, first.band == nil, first.parts.count == 1,
      case .prose(let prose) = first.parts[0]
    else { return [] }
    sections.removeFirst()
    return [.prose(prose)]
  }

  // MARK: Bands

  /// The bands; `aside` stands beside the last chart where that has room, else below all.
  func bands(aside: Documents.Block? = nil) -> [Documents.Block] {
    let takesAside = aside != nil && sections.last.map { $0.band == nil && $0.endsHalfway } ?? false
    let bands = sections.enumerated().flatMap { index, section in
      section.band ?? [band(section, beside: takesAside && index == sections.count - 1 ? aside : nil)]
    }
    return bands + (takesAside ? [] : [aside].compactMap(\.self).map { .group(Group(.plainBand, [$0])) })
  }

  private func band(_ section: Section, beside aside: Documents.Block?) -> Documents.Block {
    let parts = flow(section.parts, beside: aside)
    if let (anchor, heading) = section.heading {
      return .group(Group(.band, label: .heading(anchor), [.prose(heading)] + parts))
    }
    // The charts' own headings are of the third level.
    let heading = section.hasBlocks ? [Documents.Block.heading(Heading(2, "Numbers", role: .unseen))] : []
    return .group(Group(.plainBand, heading + parts))
  }

  /// Cells that stand side by side. One that is much higher than its neighbour has a row to itself, where its table stands
  /// beside it: no half of a page is empty.
  private static func rows(_ cells: [Documents.Block]) -> [[Documents.Block]] {
    var rows: [[Documents.Block]] = []
    for cell in cells {
      if let open = rows.last, open.count == 1, open[0].stands(beside: cell) {
        rows[rows.count - 1].append(cell)
      } else {
        rows.append([cell])
      }
    }
    return rows
  }

  /// Charts that follow each other stand side by side, where there is room.
  private func flow(_ parts: [Part], beside aside: Documents.Block?) -> [Documents.Block] {
    var blocks: [Documents.Block] = []
    var row: [Documents.Block] = []
    func flush() {
      blocks += Self.rows(row).map { .group(Group(.columns, $0)) }
      row = []
    }
    for part in parts {
      switch part {
      case .half(let cell): row += cell
      case .full(let wide):
        flush()
        blocks += wide
      case .prose(let prose):
        flush()
        blocks.append(.group(Group(.written, [.prose(prose)])))
      }
    }
    if let aside { row.append(aside) }
    flush()
    return blocks
  }
}

extension Documents.Block {
  /// Whether it is about as high as its neighbour, or as what is no drawing of many rows.
  fileprivate func stands(beside other: Documents.Block?) -> Bool {
    abs(drawnHeight - (other?.drawnHeight ?? Documents.Figure.usualHeight)) < Documents.Figure.usualHeight
  }

  private var drawnHeight: Double {
    if case .figure(let figure) = self { figure.drawnHeight } else { Documents.Figure.usualHeight }
  }
}
