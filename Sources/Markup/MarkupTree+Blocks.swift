import Diagnostics

/// To values that can be taken apart, and back. Recursion is bounded by ``NestingBounds/depth``.
extension MarkupTree {
  func blocks(in range: Range<Int>) -> [Block] {
    var blocks: [Block] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let block = block(at: index) { blocks.append(block) }
      index = next(index)
    }
    return blocks
  }

  /// Nil where no block begins.
  func block(at index: Int) -> Block? {
    let mark = marks[index]
    let content = self.content(of: index)
    switch mark.kind {
    case .paragraph: return .paragraph(inlines(in: content))
    case .heading: return .heading(headings[Int(mark.value)], inlines(in: content))
    case .quote: return .quote(blocks(in: content))
    case .list:
      var items: [[Block]] = []
      var item = content.lowerBound
      while item < content.upperBound {
        items.append(blocks(in: self.content(of: item)))
        item = next(item)
      }
      return .list(ListBlock(start: mark.isOrdered ? Int(mark.value) : nil, isTight: mark.isTight, items: items))
    case .code: return .code(codes[Int(mark.value)])
    case .table:
      let table = tables[Int(mark.value)]
      var rows = table.rows.map { $0.map(inlines) }
      let head = rows.isEmpty ? [] : rows.removeFirst()
      return .table(TableBlock(alignments: table.alignments, head: head, rows: rows, position: table.position))
    case .thematicBreak: return .thematicBreak
    case .text, .softBreak, .lineBreak, .codeSpan, .item, .emphasis, .strong, .link, .image, .end: return nil
    }
  }

  func inlines(in range: Range<Int>) -> [Inline] {
    var inlines: [Inline] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let mark = marks[index]
      let content = self.content(of: index)
      switch mark.kind {
      case .text: inlines.append(.text(string(mark)))
      case .softBreak: inlines.append(.softBreak)
      case .lineBreak: inlines.append(.lineBreak)
      case .codeSpan: inlines.append(.code(string(mark), position(mark)))
      case .emphasis: inlines.append(.emphasis(self.inlines(in: content)))
      case .strong: inlines.append(.strong(self.inlines(in: content)))
      case .link, .image:
        let link = links[Int(mark.value)]
        let value = LinkInline(
          destination: link.destination, title: link.title, content: self.inlines(in: content), position: position(mark))
        inlines.append(mark.kind == .image ? .image(value) : .link(value))
      default: break
      }
      index = next(index)
    }
    return inlines
  }
}

extension MarkupTree.Mark {
  var isOrdered: Bool { line > 0 }
}

extension MarkupTree {
  /// A tree of blocks that were taken out of a document of the file.
  init(_ blocks: [Block], file: String) {
    self.file = file
    // As when they are read, cells stand before all else.
    var found: [TableBlock] = []
    Self.collect(blocks, into: &found)
    for table in found {
      let rows = ([table.head] + table.rows).map { row in
        row.map { cell in
          let start = marks.count
          append(cell)
          return start..<marks.count
        }
      }
      tables.append(Table(alignments: table.alignments, rows: rows, position: table.position))
    }
    bodyStart = marks.count
    var table = 0
    append(blocks, isTight: false, &table)
  }

  private static func collect(_ blocks: [Block], into tables: inout [TableBlock]) {
    for block in blocks {
      switch block {
      case .table(let table): tables.append(table)
      case .quote(let content): collect(content, into: &tables)
      case .list(let list): for item in list.items { collect(item, into: &tables) }
      case .heading, .paragraph, .code, .thematicBreak: break
      }
    }
  }

  private mutating func append(_ blocks: [Block], isTight: Bool, _ table: inout Int) {
    for block in blocks {
      let start = marks.count
      switch block {
      case .paragraph(let content):
        append(.paragraph, isTight: isTight)
        append(content)
      case .heading(let heading, let content):
        headings.append(heading)
        append(.heading, value: headings.count - 1)
        append(content)
      case .quote(let content):
        append(.quote)
        append(content, isTight: false, &table)
      case .list(let list):
        append(.list, isTight: list.isTight, start: list.start)
        for item in list.items {
          let start = marks.count
          append(.item)
          append(item, isTight: list.isTight, &table)
          close(start)
        }
      case .code(let code):
        codes.append(code)
        append(.code, value: codes.count - 1)
      case .table:
        append(.table, value: table)
        table += 1
      case .thematicBreak: append(.thematicBreak)
      }
      if marks[start].kind.isContainer { close(start) }
    }
  }

  private mutating func append(_ inlines: [Inline]) {
    for inline in inlines {
      let start = marks.count
      let text = bytes.count
      switch inline {
      case .text(let literal):
        bytes += literal.utf8
        append(.text, textFrom: text)
      case .softBreak: appendSoftBreak()
      case .lineBreak: append(.lineBreak)
      case .code(let literal, let position):
        bytes += literal.utf8
        append(.codeSpan, textFrom: text, at: position)
      case .emphasis(let content):
        append(.emphasis)
        append(content)
      case .strong(let content):
        append(.strong)
        append(content)
      case .link(let link), .image(let link):
        links.append(Link(destination: link.destination, title: link.title))
        var kind = Kind.link
        if case .image = inline { kind = .image }
        append(kind, value: links.count - 1, at: link.position)
        append(link.content)
      }
      if marks[start].kind.isContainer { close(start) }
    }
  }

  /// Its byte stands between those of the texts around it, so that a phrase that goes over a line end is one run.
  mutating func appendSoftBreak() {
    bytes.append(0x0A)
    append(.softBreak, textFrom: bytes.count - 1)
  }

  /// A list; without a first number, of bullets.
  mutating func append(_ list: Kind, isTight: Bool, start: Int?) {
    append(list, isTight: isTight, value: start ?? 0)
    if start != nil { marks[marks.count - 1].line = 1 }
  }
}
