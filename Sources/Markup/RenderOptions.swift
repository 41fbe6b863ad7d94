package import Diagnostics
package import HyperText

/// What a page asks of the renderer. The default is the HTML of CommonMark's reference implementation.
package struct RenderOptions {
  package var resolver = LinkResolver.asWritten
  /// Links the first mention of every known term.
  package var terms: TermLinks?
  /// Added to every heading's level; the result is kept within 1 to 6.
  package var headingOffset = 0
  /// Whether headings carry their anchor as `id`.
  package var headingAnchors = false
  /// Put before every anchor, where a page shows several documents.
  package var anchorPrefix = ""
  /// Whether code blocks can be scrolled with the keyboard: `<pre class="scroll" tabindex="0">`.
  package var scrollableCode = false
  /// What stands in place of a code block; nil leaves it a code block.
  package var codeBlock: ((CodeBlock) -> HTML?)?

  package init() {}
}

/// How one page uses a ``TermLinker`` that all pages share.
package struct TermLinks {
  package var linker: TermLinker
  /// Terms that are not linked: the page's own, and those linked in another part of the page.
  package var linked: Set<String>
  /// What the page means by words that have several meanings, by labels in lower case.
  package var senses: [String: TermLinker.Sense]
  /// The address of a term, by its id, relative to the page.
  package var href: (String) -> String

  package init(
    _ linker: TermLinker, linked: Set<String> = [], senses: [String: TermLinker.Sense] = [:],
    href: @escaping (String) -> String
  ) {
    self.linker = linker
    self.linked = linked
    self.senses = senses
    self.href = href
  }
}

/// A document as HTML, with what was found while its links were resolved.
package struct RenderedMarkup: Sendable {
  package var html: HTML
  package var diagnostics: [Diagnostic]
  /// The terms that are linked now, for the next part of the same page.
  package var linkedTerms: Set<String>
}
