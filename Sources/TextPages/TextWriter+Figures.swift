import Charts
import Documents

extension TextWriter {
  /// Its sentence and its table; then what the drawing alone says.
  mutating func write(_ figure: Figure) {
    startParagraph()
    paragraph(figure.heading.plain + (figure.unit.isEmpty ? "" : ", \(figure.unit)"))
    paragraph(figure.caption.plain)
    for footnote in figure.footnotes { paragraph(footnote.plain) }
    if let table = figure.table {
      startParagraph()
      write(table)
    }
    let drawn = figure.numbersOfTheDrawingAlone
    if !drawn.isEmpty { paragraph("In the drawing: \(drawn.map { Phrase($0) }.listed.plain)") }
    for stamp in figure.stamps { paragraph(stamp.plain) }
  }
}
