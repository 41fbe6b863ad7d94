package import Charts
package import Documents
package import HyperText
package import ShownNumbers

/// Lays a document's blocks out as the HTML of one page of the site.
package struct PageWriter {
  /// The page that links start from.
  let address: Address
  let palette: Palette
  package internal(set) var html: HTML
  package private(set) var numbers = NumberIndex()
  /// Where what people wrote below a definition lies in ``html``; nil where that is not all the prose of the page, whose first
  /// mentions are links, or is first to show a number, whose index others follow from.
  package var text: Range<Int>? { proses == 1 ? textPlace : nil }
  private var textPlace: Range<Int>?
  /// How many texts of authors the page has.
  var proses = 0
  /// Whether blocks are laid out that are put into the page later.
  private var isAside = false
  /// Terms that the page's prose has linked already.
  var linkedTerms: Set<String> = []

  /// Writes behind what `html` holds.
  package init(_ address: Address, palette: Palette, to html: consuming HTML = HTML()) {
    self.address = address
    self.palette = palette
    self.html = html
  }

  /// What was written, which the writer then has no more.
  package mutating func take() -> HTML {
    var taken = HTML()
    swap(&taken, &html)
    return taken
  }

  /// What stands in `main`.
  package mutating func content(of document: Document) -> HTML {
    // As most pages need.
    html.reserve(1 << 14)
    write(document.blocks)
    return html
  }

  /// Blocks as HTML, for a page that is no document yet.
  package mutating func html(of blocks: [Block]) -> HTML {
    var other = HTML()
    swap(&other, &html)
    let wasAside = isAside
    isAside = true
    write(blocks)
    isAside = wasAside
    swap(&other, &html)
    return other
  }

  mutating func write(_ blocks: [Block]) { for block in blocks { write(block) } }

  mutating func write(_ block: Block) {
    switch block {
    case .heading(let heading): write(heading)
    case .paragraph(let phrase, let role, let id):
      html.open("p", class: role?.cssClass, id: id)
      write(phrase)
      html.close("p")
    case .line(let phrase): write(phrase)
    case .group(let group): write(group)
    case .list(let list): write(list)
    case .facts(let facts): write(facts)
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .chart(let chart): write(chart)
    case .disclosure(let summary, let blocks, let role):
      html.open("details", class: role?.cssClass)
      html.open("summary")
      write(summary)
      html.close("summary")
      write(blocks)
      html.close("details")
    case .tiles(let tiles): write(tiles)
    case .panel(let panel): write(panel)
    case .prose(let prose): write(prose)
    case .breadcrumb(let breadcrumb): write(breadcrumb)
    case .periods(let links): write(links)
    case .condition(let condition): write(condition)
    case .diagram(let diagram): write(diagram)
    case .signatures(let signatures): write(signatures)
    case .entries(let entries): write(entries)
    case .finder(let finder): write(finder)
    case .letters(let strip): write(strip)
    case .commitments(let commitments): write(commitments)
    case .picture(let picture): write(picture)
    case .listing(let text): write(listing: text)
    }
  }

  private mutating func write(_ heading: Heading) {
    let name: StaticString =
      switch heading.level {
      case ...1: "h1"
      case 2: "h2"
      case 3: "h3"
      default: "h4"
      }
    html.open(name) { html in
      html.attribute("id", heading.id)
      if let style = heading.role?.cssClass { html.attribute("class", literal: style) }
    }
    write(heading.content)
    html.close(name)
  }

  private mutating func write(_ group: Group) {
    guard group.isText else { return write(parts: group) }
    let (start, count) = (html.bytes.count, numbers.numbers.count)
    write(parts: group)
    textPlace = !isAside && numbers.numbers.count == count ? start..<html.bytes.count : nil
  }

  private mutating func write(parts group: Group) {
    let (name, style) = (group.role.element, group.role.cssClass)
    html.open(name) { html in
      if let style {
        html.attribute("class", literal: style)
        html.attribute("id", group.id)
      }
      switch group.label {
      case .heading(let id): html.attribute("aria-labelledby", id)
      case .text(let text): html.attribute("aria-label", text)
      case nil: break
      }
      // A group without a class has its id after its label.
      if style == nil { html.attribute("id", group.id) }
    }
    write(group.blocks)
    html.close(name)
  }

  private mutating func write(_ list: List) {
    let name: StaticString = list.isOrdered ? "ol" : "ul"
    html.open(name, class: list.role?.cssClass)
    for item in list.items {
      html.open("li", class: item.role?.cssClass, id: item.id)
      write(item.blocks)
      html.close("li")
    }
    html.close(name)
  }

  private mutating func write(_ facts: Facts) {
    html.open("dl", class: facts.role?.cssClass, id: facts.id)
    for fact in facts.facts {
      html.open("div", class: fact.role?.cssClass)
      html.raw("<dt>")
      write(fact.term)
      html.raw("</dt><dd>")
      write(fact.content)
      html.raw("</dd></div>")
    }
    html.close("dl")
  }

  mutating func write(_ chart: any Chart) {
    // Moved out: with a second owner it would be copied for every chart.
    var known: NumberIndex? = numbers
    numbers = NumberIndex()
    chart.write(to: &html, palette: palette, numbers: &known)
    numbers = known ?? numbers
  }

  // MARK: Numbers

  mutating func index(of number: ShownNumber) -> String { String(numbers.index(of: number)) }

  func href(_ destination: Destination) -> String { Self.href(destination, from: address) }

  static func href(_ destination: Destination, from address: Address) -> String {
    switch destination {
    case .site(let target): target.relative(from: address)
    case .here(let anchor): "#\(anchor)"
    case .external(let written): written
    }
  }
}
