import Diagnostics
import Documents
import Editions
import Markup

/// A note as a page shows it under a heading of the second level, with its links looked up.
func noteProse(
  _ document: MarkupDocument, of note: Note, anchorPrefix: String, _ edition: Edition
) -> (prose: Prose, broken: [Diagnostic]) {
  let authored = AuthorLinks(
    edition, in: note.path, anchors: document.headings.map(\.anchor), anchorPrefix: anchorPrefix)
  let (links, broken) = Prose.resolved(document, by: authored)
  let prose = Prose(
    document, links: links, terms: Prose.Terms(edition.terms, senses: note.vocabulary.forLinks),
    headingOffset: 3 - (document.headings.map(\.level).min() ?? 3), anchorPrefix: anchorPrefix)
  return (prose, broken)
}
