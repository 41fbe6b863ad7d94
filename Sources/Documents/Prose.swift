package import Markup

/// What an author wrote in Markdown, with every link resolved: it stays Markup's tree until a form lays it out.
package struct Prose: Sendable {
  /// Where an author's link leads.
  package enum Resolution: Sendable {
    /// The address stands as it is written.
    case asWritten
    /// Leads nowhere: the text stands without a link. The document's diagnostics say so.
    case broken
    case link(Target)
  }

  package struct Target: Sendable {
    package var destination: Destination
    /// A tooltip; used where the author gave none.
    package var title: String?
    /// Shown where the author wrote no text: a term's name, or a number with its meaning.
    package var text: Phrase?
    /// The id of the term that the link explains, which is then not linked again.
    package var term: String?

    package init(_ destination: Destination, title: String? = nil, text: Phrase? = nil, term: String? = nil) {
      self.destination = destination
      self.title = title
      self.text = text
      self.term = term
    }
  }

  /// How a text's words become links to the glossary.
  package struct Terms: Sendable {
    package var linker: TermLinker
    /// Terms that are not linked: the page's own.
    package var linked: Set<String>
    /// What the text means by words that have several meanings.
    package var senses: [String: TermLinker.Sense]

    package init(_ linker: TermLinker, linked: Set<String> = [], senses: [String: TermLinker.Sense] = [:]) {
      self.linker = linker
      self.linked = linked
      self.senses = senses
    }
  }

  package var document: MarkupDocument
  /// By the use of each link.
  package var links: [LinkUse: Resolution]
  /// Nil where no word becomes a link.
  package var terms: Terms?
  /// Added to every heading's level.
  package var headingOffset: Int
  /// Whether headings can be linked to.
  package var hasAnchors: Bool
  /// Put before every anchor, where a page shows several documents.
  package var anchorPrefix: String
  /// What stands in place of a report block inside a list or a quotation, by the line of its fence.
  package var parts: [Int: [Block]]

  package init(
    _ document: MarkupDocument, links: [LinkUse: Resolution], terms: Terms?, headingOffset: Int = 0, hasAnchors: Bool = true,
    anchorPrefix: String = "", parts: [Int: [Block]] = [:]
  ) {
    self.document = document
    self.links = links
    self.terms = terms
    self.headingOffset = headingOffset
    self.hasAnchors = hasAnchors
    self.anchorPrefix = anchorPrefix
    self.parts = parts
  }
}
