import Definitions
import Diagnostics
import HyperText
import Markup

/// What people wrote below the front matter: examples, edge cases, history.
struct Prose {
  let html: HTML
  let diagnostics: [Diagnostic]

  init(_ definition: Definition, _ context: PageContext) {
    let isLenient = !context.edition.settings.glossaryKeys.isEmpty
    let body = isLenient ? Shortcodes.resolved(in: definition.body.bytes) : definition.body.bytes
    var document = parseMarkup(body, file: definition.position.file, firstLine: definition.body.firstLine)
    Self.dropOpening(of: &document, saidBy: definition)
    guard !document.blocks.isEmpty else {
      html = HTML()
      diagnostics = document.diagnostics
      return
    }
    var options = RenderOptions()
    options.resolver = context.links(
      in: definition.position.file, anchors: Set(document.headings.map(\.anchor)))
    options.terms = TermLinks(
      context.edition.terms, linked: [definition.id], senses: definition.vocabulary.forLinks
    ) { context.href(definition: $0) }
    // The page's own heading is the first; the author's begin at the second, whatever their highest is.
    options.headingOffset = 2 - (document.headings.map(\.level).min() ?? 2)
    options.headingAnchors = true
    options.scrollableCode = true
    let rendered = renderMarkup(document, options)
    var html = HTML()
    html.element("section", ["class": "prose", "aria-label": "In detail"]) { $0.append(rendered.html) }
    self.html = html
    // Other people's glossaries link into sites that are not this one: that is told, and stops nothing.
    let broken = rendered.diagnostics.map { isLenient && $0.severity == .error ? $0.asWarning : $0 }
    diagnostics = document.diagnostics + broken
  }

  /// A file without front matter says its name and sentence in the text: they stand at the head of the page already.
  private static func dropOpening(of document: inout MarkupDocument, saidBy definition: Definition) {
    if case .heading(let heading, _) = document.blocks.first, heading.text == definition.name {
      document.blocks.removeFirst()
      document.headings.removeFirst()
    }
    if case .paragraph(let inlines) = document.blocks.first,
      inlines.plainText.split(whereSeparator: \.isWhitespace) == definition.sentence.split(whereSeparator: \.isWhitespace)
    {
      document.blocks.removeFirst()
    }
  }
}

extension Diagnostic {
  fileprivate var asWarning: Diagnostic {
    var warning = self
    warning.severity = .warning
    return warning
  }
}
