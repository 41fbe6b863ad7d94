import Changes
import Definitions
import Diagnostics
import Fingerprints
import Markup
import TestSupport
import Testing

/// Whatever names, sentences, reasons and titles hold, a report of changes says what we say and nothing else.
struct HostileTextTests {
  /// A change that shows `text` wherever content is shown: as name, sentence, reason, part of a meaning, target, source, party, role,
  /// page and problem.
  private func found(_ text: String) throws -> GlossaryChanges {
    let quoted = Self.yaml(text)
    func file(_ version: Int, _ count: Int) -> String {
      """
      kind: stage
      name: \(quoted)
      definition: \(version == 1 ? "plain" : quoted)
      why: \(quoted)
      version: \(version)
      semantics: {entity: lead, criteria: {all: [{signal: \(quoted), count: \(count)}, {field: a, op: in, values: [\(quoted)]}]}}
      source: {from: crm, sql: \(Self.yaml("select \(version) -- \(text)"))}
      """
    }
    let metric = "kind: metric\nsemantics: {type: count, of: a}"
    func glossary(_ version: Int) throws -> Glossary {
      let definitions = try [("a", file(version, version)), ("count", metric)].map { id, text in
        let name = text.contains("name:") ? "" : "name: The \(id)\ndefinition: What it is.\n"
        let bytes = Array("---\n\(name)\(text)\n---\n".utf8)
        return try #require(readDefinition(bytes, path: "content/glossary/\(id).md", settings: settings).definition)
      }
      return resolve(definitions, settings: settings, asOf: nil).glossary
    }
    var hostile = settings
    hostile.parties[0].name = text
    return changes(from: try glossary(1), to: try glossary(2), settings: hostile, pages: { _ in [text, "Dashboard"] })
  }

  private func problem(_ text: String) -> Diagnostic {
    Diagnostic(.schemaValue, at: SourcePosition(file: "content/\(text).md"), text, suggestion: text, severity: .warning)
  }

  @Test(arguments: hostileStrings)
  func markdownSaysNothingButWhatWeSay(text: String) throws {
    let source = changesReport(try found(text), besides: [problem(text)], as: .markdown)
    let document = parseMarkup(source, file: "comment.md")
    // No heading, link, picture, list or block that we did not write.
    let calm = parseMarkup(changesReport(try found("calm"), besides: [problem("calm")], as: .markdown), file: "comment.md")
    #expect(document.headings.map(\.level) == calm.headings.map(\.level))
    #expect(document.links == [])
    #expect(document.blocks.map(shape) == calm.blocks.map(shape))
    let ours: Set = ["raw HTML '<br>' is dropped", "raw HTML '<span>' is dropped", "raw HTML '</span>' is dropped"]
    #expect(Set(document.diagnostics.map(\.message)).isSubset(of: ours))
    // The text comes back as text: once as a title of a page, in a span of code, and in each sentence.
    let folded = folded(plain(document.blocks))
    // Titles and messages as they are written; names and sentences with their white space folded, as they are read.
    let forms = Set([printable(text), printable(normalized(text))].map(self.folded))
    #expect(forms.reduce(0) { $0 + folded.ranges(of: $1).count } > 6, "\(source)")
  }

  /// A code host looks for mentions and addresses in each piece of text that Markdown leaves, outside of code.
  @Test(arguments: hostileStrings)
  func nobodyIsCalledAndNothingIsLinked(text: String) throws {
    let source = changesReport(try found(text), besides: [problem(text)], as: .markdown)
    for piece in pieces(parseMarkup(separated(source), file: "comment.md").blocks) {
      for pattern in [#/@\w/#, #/#\d/#, #/(?i)\bgh-\d/#, #/:\/\//#, #/(?i)\bwww\.\w/#, #/:[a-z0-9_+-]+:/#, #/\$\S/#, #/!\d/#] {
        #expect(piece.firstMatch(of: pattern) == nil, "\(piece)")
      }
    }
  }

  @Test(arguments: hostileStrings)
  func theOtherFormsHoldToo(text: String) throws {
    let changes = try found(text)
    let told = changesReport(changes, as: .text)
    #expect(told.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)) })
    #expect(told.split(separator: "\n").count == changesReport(try found("calm"), as: .text).split(separator: "\n").count)
    #expect(told.split(separator: "\n").allSatisfy { !$0.drop(while: \.isWhitespace).hasPrefix("::") })
    #expect(changesReport(changes, as: .github).split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
    let json = try JSON(parsing: changesReport(changes, besides: [problem(text)], as: .json))
    #expect(json["problems"]?.array?.first?["message"]?.string == text)
  }

  @Test(arguments: ChangesFormat.allCases)
  func aRefusalIsToldInEveryForm(format: ChangesFormat) throws {
    let told = refusal([problem("no such commit")], as: format)
    switch format {
    case .text: #expect(told == "")
    case .markdown:
      #expect(
        told == """
          ### Definitions: nothing could be compared

          > **warning**: no such commit (`content/no such commit.md`); no such commit

          """)
    case .github: #expect(told.hasPrefix("::warning file=content/no such commit.md,"))
    case .json:
      let json = try JSON(parsing: told)
      #expect(json["approved"]?.boolean == false && json["changes"]?.array == [])
      #expect(json["problems"]?.array?.count == 1)
    }
  }

  /// A scalar of YAML that is this text, whatever is in it.
  private static func yaml(_ text: String) -> String {
    let escapes = text.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
    return "\"\(escapes.joined())\""
  }

  // MARK: Reading what came out

  private func folded(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Where we end a piece of text, a mark that no piece can hold: two pieces beside each other stay two.
  private func separated(_ source: String) -> String {
    source.replacing("<!-- -->", with: "\u{1F}").replacing("<span>$</span>", with: "\u{1F}")
  }

  private func pieces(_ blocks: [Block]) -> [Substring] {
    // What stands beside each other is one piece; markup and code end it.
    var text = ""
    visit(blocks) { inline in
      switch inline {
      case .text(let literal): text += literal
      case .softBreak, .lineBreak: text += " "
      case .code, .emphasis, .strong, .link, .image: text += "\u{1F}"
      }
    } after: {
      text += "\u{1F}"
    }
    return text.split(separator: "\u{1F}")
  }

  private func plain(_ blocks: [Block]) -> String {
    var text = ""
    visit(blocks) { inline in
      switch inline {
      case .text(let literal), .code(let literal, _): text += literal
      case .softBreak, .lineBreak: text += " "
      case .emphasis, .strong, .link, .image: break
      }
    } after: {
      text += " "
    }
    return text
  }

  /// The kinds of blocks, nested, with the counts of their parts.
  private func shape(_ block: Block) -> String {
    switch block {
    case .heading(let heading, _): "h\(heading.level)"
    case .paragraph: "p"
    case .quote(let blocks): "quote(\(blocks.map(shape).joined(separator: " ")))"
    case .list(let list): "list(\(list.items.map { $0.map(shape).joined(separator: " ") }.joined(separator: ", ")))"
    case .code: "code"
    case .table(let table): "table(\(table.head.count), \(table.rows.count))"
    case .thematicBreak: "break"
    }
  }

  private func visit(_ blocks: [Block], _ body: (Inline) -> Void, after: () -> Void = {}) {
    for block in blocks {
      switch block {
      case .heading(_, let content), .paragraph(let content): visit(content, body)
      case .quote(let blocks): visit(blocks, body, after: after)
      case .list(let list): for item in list.items { visit(item, body, after: after) }
      case .table(let table): for cell in ([table.head] + table.rows).joined() { visit(cell, body) }
      case .code, .thematicBreak: break
      }
      after()
    }
  }

  private func visit(_ inlines: [Inline], _ body: (Inline) -> Void) {
    for inline in inlines {
      body(inline)
      switch inline {
      case .emphasis(let content), .strong(let content): visit(content, body)
      case .link(let link), .image(let link): visit(link.content, body)
      case .text, .softBreak, .lineBreak, .code: break
      }
    }
  }
}
