import Documents

extension TextWriter {
  mutating func write(_ panel: Panel) {
    startParagraph()
    paragraph(panel.heading.plain)
    write(panel.blocks)
    guard let note = panel.note else { return }
    startParagraph()
    paragraph(note)
  }
}
