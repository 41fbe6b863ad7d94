package import Documents

/// A document as plain text, 80 columns wide: what a terminal, a diff and the text part of a mail show.
///
/// Every number, count and date of the document stands in it, in the words that the page has. A drawing is its name; its numbers
/// stand in the table below it. `headings` says how a heading is told from a sentence.
package func textPage(_ document: Document, headings: HeadingStyle = .underlined) -> String {
  var writer = TextWriter(width: 80, headings: headings)
  writer.write(document.blocks)
  if !document.provenance.isEmpty {
    writer.startParagraph()
    writer.rule()
    writer.paragraph(document.provenance)
  }
  return writer.text
}
