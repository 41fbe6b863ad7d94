package import Documents

/// Lays a document out for a printer, as the mail is: the same rows, bars and numbers, with drawings in place of pictures and the
/// company, the title and the number of the page at the edges of every sheet.
package func paperForm(of document: Document, in frame: MailFrame, on size: PaperSize) -> String {
  var document = document
  document.blocks = withoutNavigation(document.blocks)
  var writer = MailWriter(document.address, in: frame, isPaper: true)
  writer.write(document.blocks)
  writer.writeFoot(document)
  return writer.sheets(titled: document.title, on: size)
}
