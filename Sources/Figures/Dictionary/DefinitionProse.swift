import Definitions
import Diagnostics
import Documents
import Editions
import Markup

/// What people wrote below the front matter: examples, edge cases, history.
struct DefinitionProse {
  /// As it stands on the definition's page; nil where they wrote nothing.
  let story: Documents.Block?
  let diagnostics: [Diagnostic]

  init(_ definition: Definition, _ site: Site) {
    self.init(definition, site.body(of: definition), in: TextSurroundings(site))
  }

  init(_ definition: Definition, _ body: Definition.Body, in surroundings: TextSurroundings) {
    let isLenient = surroundings.isLenient
    let bytes = isLenient ? Shortcodes.resolved(in: body.bytes) : body.bytes
    var document = parseMarkup(bytes, file: definition.position.file, firstLine: body.firstLine)
    Self.dropOpening(of: &document, body, saidBy: definition)
    // A meaning's digits are an id on its page; our other ones hold a point, as no heading's does.
    document = document.avoiding { surroundings.shellIDs.contains($0) || isShortFingerprint($0) }
    guard !document.isEmpty else {
      story = nil
      diagnostics = document.diagnostics
      return
    }
    let authored = AuthorLinks(
      names: surroundings.names, numbers: surroundings.edition, in: definition.position.file,
      anchors: document.headings.map(\.anchor))
    let (links, broken) = Prose.resolved(document, by: authored)
    let prose = Block.prose(
      Prose(
        document, links: links,
        terms: Prose.Terms(surroundings.terms, linked: [definition.id], senses: definition.vocabulary.forLinks),
        // The page's own heading is the first; the author's begin at the second, whatever their highest is.
        headingOffset: 2 - (document.headings.lazy.map(\.level).min() ?? 2)))
    // With headings of its own it is longer than what stands beside it.
    story = .group(
      Group(
        document.headings.count > 1 ? .termWideStory : .termStory,
        [.group(Group(.authored, label: .text("In detail"), [prose]))]))
    // Other people's glossaries link into sites that are not this one: that is told, and stops nothing.
    diagnostics = document.diagnostics + broken.map { isLenient && $0.severity == .error ? $0.asWarning : $0 }
  }

  /// A file without front matter says its name and sentence in the text: they stand at the head of the page already.
  private static func dropOpening(
    of document: inout MarkupDocument, _ body: Definition.Body, saidBy definition: Definition
  ) {
    if case .heading(let heading, _) = document.firstBlock, heading.text == definition.name {
      document.removeFirstBlock()
      document.headings.removeFirst()
    }
    if case .paragraph(let inlines) = document.firstBlock,
      body.opening == definition.sentence || inlines.plainText.hasWords(of: definition.sentence)
    {
      document.removeFirstBlock()
    }
  }
}

extension String {
  /// Whether it is another text but for the white space between words.
  fileprivate func hasWords(of other: String) -> Bool {
    // Most differ in the first letter.
    first { !$0.isWhitespace } == other.first { !$0.isWhitespace }
      && split(whereSeparator: \.isWhitespace) == other.split(whereSeparator: \.isWhitespace)
  }
}

/// Whether a text could be the id of a meaning on its page: eight small hexadecimal digits.
private func isShortFingerprint(_ text: String) -> Bool {
  text.utf8.count == 8 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
}

extension Diagnostic {
  fileprivate var asWarning: Diagnostic {
    var warning = self
    warning.severity = .warning
    return warning
  }
}
