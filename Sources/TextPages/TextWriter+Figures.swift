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
    let drawn = figure.drawnAlone
    if !drawn.isEmpty { paragraph("In the drawing: \(drawn.map { Phrase($0) }.listed.plain)") }
    for stamp in figure.stamps { paragraph(stamp.plain) }
  }
}

extension Figure {
  /// The numbers that only the drawing writes: shares on its bars, the ends of its lines in fewer digits.
  fileprivate var drawnAlone: [String] {
    let cells = table.map { ($0.rows + $0.footer).flatMap(\.cells) } ?? []
    var seen = Set(([heading, caption] + footnotes + cells).flatMap(\.numbers).map { Phrase($0).plain })
    return chart.numbers.map { Phrase($0).plain }.filter { seen.insert($0).inserted }
  }
}
