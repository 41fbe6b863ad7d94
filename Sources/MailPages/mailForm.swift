package import Documents
import TextPages

/// Lays a document out as a mail: tables, inline styles and `#rrggbb`, which is what Gmail, Outlook's Word engine, Yahoo and Apple
/// Mail all keep. Every number, count and date of the document stands in both forms.
package func mailForm(of document: Document, in frame: MailFrame) -> MailPage {
  var document = document
  document.blocks = withoutNavigation(document.blocks)
  var writer = MailWriter(document.address, in: frame)
  writer.write(document.blocks)
  writer.writeFoot(document)
  var text = textPage(document, headings: .capitals)
  for line in [frame.attachments, frame.site.map { $0 + document.address.path } ?? ""] where !line.isEmpty {
    text += "\n" + line + "\n"
  }
  return MailPage(html: writer.page(titled: document.title), text: text, pictures: writer.pictures)
}

/// What leads to other pages of a site has no place in a mail, and no number is in it.
func withoutNavigation(_ blocks: [Block]) -> [Block] {
  blocks.compactMap { block in
    switch block {
    case .periods, .breadcrumb, .finder, .letters: return nil
    case .group(var group):
      guard group.role != .paging, group.role != .neighbours else { return nil }
      group.blocks = withoutNavigation(group.blocks)
      return .group(group)
    case .panel(var panel):
      panel.blocks = withoutNavigation(panel.blocks)
      return .panel(panel)
    default: return block
    }
  }
}
