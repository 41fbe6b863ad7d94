import Diagnostics
import Markup

/// A document as an indented tree with positions, so that one string shows structure and source map together.
func dump(_ document: MarkupDocument) -> String {
  var dump = MarkupDump()
  dump.blocks(document.blocks, depth: 0)
  return dump.text
}

private struct MarkupDump {
  var text = ""

  mutating func line(_ depth: Int, _ content: String, _ position: SourcePosition? = nil) {
    text += String(repeating: "  ", count: depth) + content
    if let position { text += " @\(position.line):\(position.column)" }
    text += "\n"
  }

  mutating func blocks(_ blocks: [Block], depth: Int) {
    for block in blocks {
      switch block {
      case .heading(let heading, let content):
        line(depth, "heading \(heading.level) #\(heading.anchor)", heading.position)
        inlines(content, depth: depth + 1)
      case .paragraph(let content):
        line(depth, "paragraph")
        inlines(content, depth: depth + 1)
      case .quote(let content):
        line(depth, "quote")
        self.blocks(content, depth: depth + 1)
      case .list(let list):
        line(depth, "list\(list.start.map { " from \($0)" } ?? "")\(list.isTight ? "" : " loose")")
        for item in list.items {
          line(depth + 1, "item")
          self.blocks(item, depth: depth + 2)
        }
      case .code(let code):
        line(depth, "code '\(code.info)' \(code.literal.debugDescription) content line \(code.contentLine)", code.position)
      case .table(let table):
        line(depth, "table \(table.alignments.map { "\($0)" }.joined(separator: " "))", table.position)
        for row in [table.head] + table.rows {
          line(depth + 1, "row")
          for cell in row {
            line(depth + 2, "cell")
            inlines(cell, depth: depth + 3)
          }
        }
      case .thematicBreak: line(depth, "break")
      }
    }
  }

  mutating func inlines(_ inlines: [Inline], depth: Int) {
    for inline in inlines {
      switch inline {
      case .text(let text): line(depth, "text \(text.debugDescription)")
      case .softBreak: line(depth, "soft break")
      case .lineBreak: line(depth, "line break")
      case .code(let text, let position): line(depth, "code \(text.debugDescription)", position)
      case .emphasis(let content):
        line(depth, "emphasis")
        self.inlines(content, depth: depth + 1)
      case .strong(let content):
        line(depth, "strong")
        self.inlines(content, depth: depth + 1)
      case .link(let link):
        line(depth, "link \(link.destination)", link.position)
        self.inlines(link.content, depth: depth + 1)
      case .image(let link):
        line(depth, "image \(link.destination)", link.position)
        self.inlines(link.content, depth: depth + 1)
      }
    }
  }
}

/// Findings as a console would show them, without the file.
func dump(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.map { "\($0.position.line):\($0.position.column): \($0.severity) \($0.rule.rawValue): \($0.message)" }
}
