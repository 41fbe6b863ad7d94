import Charts
package import ShownNumbers

extension Figure {
  /// The numbers that only the drawing writes, as it writes them: shares on its bars, the ends of its lines in fewer digits. A form
  /// without the drawing says them beside it.
  package var numbersOfTheDrawingAlone: [ShownNumber] {
    let cells = table.map { ($0.rows + $0.footer).flatMap(\.cells) } ?? []
    var seen = Set(([heading, caption] + footnotes + cells).flatMap(\.numbers).map(\.text))
    return chart.numbers.filter { seen.insert($0.text).inserted }
  }
}
