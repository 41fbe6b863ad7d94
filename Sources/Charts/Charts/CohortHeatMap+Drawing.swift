extension CohortHeatMap {
  package func scene(_ drawing: Drawing) -> Scene {
    var scene = Scene(width: drawing.units, height: 0)
    let nameWidth = TextMeasure.columnWidth(rows.map(\.name) + [rowHead], limit: drawing.isNarrow ? 76 : 130)
    let notes = rows.map(\.note)
    let hasNotes = notes.contains { !$0.isEmpty }
    let noteWidth = hasNotes ? TextMeasure.columnWidth(notes + [Lettering(noteHead)], size: 12, limit: 60) + 10 : 0
    let left = nameWidth + noteWidth + 10

    // A number that does not fit its cell would be lost, so narrow drawings show every second or third age.
    let contents = rows.flatMap { $0.cells.compactMap { $0?.text } } + columns
    let least = (contents.map { TextMeasure.width(of: $0) }.max() ?? 0) + 8
    var every = 1
    while columns.count > every, (scene.width - left) / Double((columns.count + every - 1) / every) < least { every += 1 }
    let shown = Array(stride(from: 0, to: columns.count, by: every))
    let cellWidth = min((scene.width - left) / Double(max(1, shown.count)), 64)
    let (top, cellHeight) = (22.0, 26.0)

    scene.add(Label(TextMeasure.fitted(rowHead, width: nameWidth), at: Point(0, 13), fill: .muted))
    if hasNotes {
      scene.add(Label(TextMeasure.fitted(noteHead, width: noteWidth), at: Point(left - 10, 13), anchor: .end, fill: .muted))
    }
    for (place, column) in shown.enumerated() {
      let x = left + cellWidth * (Double(place) + 0.5)
      let text = TextMeasure.fitted(columns[column], width: cellWidth - 2)
      scene.add(Label(text, at: Point(x, 13), anchor: .middle, fill: .muted))
    }
    let span = self.span
    var boxes: [[Box]] = Array(repeating: [], count: 8)
    var texts: [Label] = []
    let names = TextMeasure.fitted(rows.map(\.name), width: nameWidth)
    for (index, row) in rows.enumerated() {
      let y = top + cellHeight * Double(index)
      let baseline = y + cellHeight / 2 + 4.5
      scene.add(Label(names[index], at: Point(0, baseline), size: 13))
      scene.add(
        Label(TextMeasure.fitted(row.note, width: noteWidth), at: Point(left - 10, baseline), anchor: .end, fill: .muted))
      for (place, column) in shown.enumerated() where column < row.cells.count {
        guard let cell = row.cells[column], cell.number.isFinite else { continue }
        let x = left + cellWidth * Double(place)
        let step = step(cell.number, span)
        boxes[step].append(Box(left: x + 1, top: y + 1, right: x + cellWidth - 1, bottom: y + cellHeight - 1))
        let text = TextMeasure.fitted(cell.lettering, width: cellWidth - 4)
        texts.append(Label(text, at: Point(x + cellWidth / 2, baseline), anchor: .middle, fill: Self.inks[step]))
      }
    }
    for (step, boxes) in boxes.enumerated() { scene.add(RectangleSet(boxes, fill: .heat(step))) }
    scene.add(texts)
    scene.height = top + cellHeight * Double(rows.count) + 2
    return scene
  }

  private var span: ClosedRange<Double> {
    if let domain { return domain }
    let numbers = rows.flatMap { $0.cells.compactMap { $0?.number } }.filter(\.isFinite)
    return min(0, numbers.min() ?? 0)...max(numbers.max() ?? 0, 0)
  }

  /// One of eight equal steps of the span.
  private func step(_ number: Double, _ span: ClosedRange<Double>) -> Int {
    let width = span.upperBound - span.lowerBound
    guard width > 0 else { return 0 }
    return Int(min(max((number - span.lowerBound) / width * 8, 0), 7.999))
  }

  /// Ink while it has the contrast that text needs, then paper. The dark ramp flips at the same step (tested).
  private static let inks: [Fill] = (0..<8).map { step in
    let palette = Palette.standard
    return palette.ink.light.contrast(with: palette.pair(Fill.heat(step)).light) >= 4.5 ? .ink : .paper
  }
}
