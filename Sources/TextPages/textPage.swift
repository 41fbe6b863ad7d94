package import Documents

/// A document as plain text, 80 columns wide: what a terminal, a diff and the text part of a mail show.
///
/// Every number, count and date of the document stands in it, in the words that the page has. A drawing is its name; its numbers
/// stand in the table below it.
package func textPage(_ document: Document) -> String {
  var writer = TextWriter(width: 80)
  writer.write(document.blocks)
  if !document.provenance.isEmpty {
    writer.startParagraph()
    writer.rule()
    writer.paragraph(document.provenance)
  }
  return writer.text
}
