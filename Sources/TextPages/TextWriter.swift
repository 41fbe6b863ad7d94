import Charts
import Documents

/// Lays blocks out as lines.
struct TextWriter {
  let width: Int
  /// Columns on the left of every line.
  private var indent = 0
  private var lines: [String] = []
  /// Whether the last line is a heading that nothing stands between it and what it heads.
  private var isBelowHeading = false

  let headings: HeadingStyle

  init(width: Int, headings: HeadingStyle = .underlined) {
    self.width = width
    self.headings = headings
  }

  /// All lines, each with its end; no two empty ones after each other.
  var text: String {
    var all: [String] = []
    for line in lines where !(line.isEmpty && (all.isEmpty || all.last?.isEmpty == true)) { all.append(line) }
    while all.last?.isEmpty == true { all.removeLast() }
    return all.map { $0 + "\n" }.joined()
  }

  var room: Int { max(20, width - indent) }

  mutating func write(_ blocks: [Block]) { for block in blocks { write(block) } }

  private mutating func write(_ block: Block) {
    switch block {
    case .heading(let heading): write(heading)
    case .paragraph(let phrase, let role, _):
      startParagraph()
      paragraph([.termFacts, .stamps].contains(role) ? separated(phrase) : phrase.marked)
    case .line(let phrase): paragraph(phrase.marked)
    case .group(let group):
      if [.paging, .neighbours].contains(group.role) { startParagraph() }
      write(group.blocks)
    case .list(let list): write(list)
    case .facts(let facts): write(facts)
    case .table(let table):
      startParagraph()
      write(table)
    case .figure(let figure): write(figure)
    case .chart(let chart): paragraph(chart.title.text)
    case .disclosure(let summary, let blocks, _):
      startParagraph()
      paragraph(summary.plain)
      write(blocks)
    case .tiles(let tiles): write(tiles)
    case .panel(let panel): write(panel)
    case .prose(let prose): write(prose)
    case .breadcrumb(let breadcrumb):
      paragraph((breadcrumb.steps.map(\.content) + [breadcrumb.current]).joined(by: " > ").plain)
    case .periods(let links): write(links)
    case .condition(let condition): write(condition)
    case .diagram(let diagram): write(diagram)
    case .signatures(let signatures): write(signatures)
    case .entries(let entries): write(entries)
    case .finder(let finder): write(finder)
    case .letters(let strip): write(strip)
    case .commitments(let commitments): write(commitments)
    case .picture(let picture):
      startParagraph()
      paragraph(picture.chart.title.text)
      paragraph(picture.caption.plain)
    case .listing(let text):
      startParagraph()
      for text in text.split(separator: "\n", omittingEmptySubsequences: false) { line("    " + text) }
    }
  }

  private mutating func write(_ heading: Heading) {
    startParagraph()
    guard headings == .underlined else { return writeCapitals(heading) }
    let text = heading.content.plain
    paragraph(text)
    let mark: Character? =
      switch heading.level {
      case ...1: "="
      case 2: "-"
      default: nil
      }
    if let mark { line(String(repeating: mark, count: min(room, text.count))) }
  }

  mutating func writeCapitals(_ heading: Heading) {
    guard heading.level == 2 else { return paragraph(heading.content.plain) }
    let title = heading.title.plain.split(separator: " ").joined(separator: " ").uppercased()
    paragraph(heading.remark.isEmpty ? title : "\(title): \(heading.remark.plain)")
    isBelowHeading = true
  }

  private mutating func write(_ list: List) {
    startParagraph()
    for (place, item) in list.items.enumerated() {
      let bullet = list.isOrdered ? "\(place + 1). " : "- "
      hang(bullet) { writer in
        if [.states, .legend].contains(list.role), case .line(let phrase) = item.blocks.first {
          writer.paragraph(writer.separated(phrase))
        } else {
          writer.write(item.blocks)
        }
      }
    }
  }

  private mutating func write(_ facts: Facts) {
    startParagraph()
    for fact in facts.facts { hang("\(fact.term.plain): ") { $0.write(fact.content) } }
  }

  // MARK: Lines

  mutating func startParagraph() {
    if !isBelowHeading { line("") }
    isBelowHeading = false
  }

  mutating func rule() { line(String(repeating: "-", count: room)) }

  mutating func line(_ text: String) {
    if !text.isEmpty { isBelowHeading = false }
    lines.append(text.isEmpty ? "" : String(repeating: " ", count: indent) + text)
  }

  /// Words in lines of the width that there is.
  mutating func paragraph(_ text: String) {
    for line in wrapped(text, to: room) { self.line(line) }
  }

  /// The first line begins with a mark, the others below what follows it.
  mutating func hang(_ mark: String, _ content: (inout TextWriter) -> Void) {
    var inner = TextWriter(width: width, headings: headings)
    inner.indent = indent + min(mark.count, 4)
    content(&inner)
    var first = inner.lines.drop { $0.isEmpty }
    let start = String(repeating: " ", count: indent) + mark
    guard let line = first.popFirst() else { return self.line(mark) }
    // A term that is longer than the indent shares its line with the first words, which are broken again.
    let words = String(line.drop { $0 == " " })
    if mark.count <= 4 {
      lines.append(start + words)
      lines += first
    } else {
      let all = ([words] + first.map { String($0.drop { $0 == " " }) }).joined(separator: " ")
      let isPlain = first.allSatisfy { !$0.isEmpty && !$0.contains("|") }
      guard isPlain else {
        lines.append(start + words)
        lines += first
        return
      }
      for (place, line) in wrapped(mark + all, to: room - 2).enumerated() { self.line((place == 0 ? "" : "  ") + line) }
    }
  }
}

/// Words in lines of at most `width` columns; a longer word stands alone.
func wrapped(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
    if line.isEmpty {
      line = String(word)
    } else if line.count + 1 + word.count <= width {
      line += " " + word
    } else {
      lines.append(line)
      line = String(word)
    }
  }
  if !line.isEmpty { lines.append(line) }
  return lines
}
