extension SlopeChart {
  package func scene(_ drawing: Drawing) -> Scene {
    var scene = Scene(width: drawing.units, height: 0)
    let gap = 17.0
    let plotHeight = max(180, gap * Double(lines.count) + 20)
    let (top, bottom) = (34.0, 34 + plotHeight)
    scene.height = bottom + 8

    let fromWidth = (lines.map { TextMeasure.width(of: $0.from.text, size: 13, bold: $0.isCalledOut) }.max() ?? 0).rounded(.up)
    let toWidth = (lines.map { TextMeasure.width(of: $0.to.text, size: 13, bold: $0.isCalledOut) }.max() ?? 0).rounded(.up)
    // Names give way to the slopes where numbers are long.
    let room = (scene.width - fromWidth - toWidth - 36 - 60) / (drawing.isNarrow ? 1 : 2) - 10
    let nameWidth = TextMeasure.columnWidth(
      lines.map(\.name), bold: true, limit: min(max(room, 0), drawing.isNarrow ? 96 : 160))
    let left = nameWidth + 10 + fromWidth + 18
    let right = scene.width - toWidth - 18 - (drawing.isNarrow ? 0 : nameWidth + 10)
    let numbers = lines.flatMap { [$0.from.number, $0.to.number] }.filter(\.isFinite)
    let least = numbers.min() ?? 0
    let scale = LinearScale(domain: least...max(numbers.max() ?? 1, least), start: bottom - 8, end: top + 8)

    scene.add(Line([[Point(left, top), Point(left, bottom)], [Point(right, top), Point(right, bottom)]], .axis))
    scene.add(Label(TextMeasure.fitted(self.left, width: left), at: Point(left, 16), anchor: .end, fill: .muted))
    scene.add(Label(TextMeasure.fitted(self.right, width: scene.width - right), at: Point(right, 16), fill: .muted))

    let bounds = (top + 4)...(bottom - 4)
    let starts = lines.map { scale.place($0.from.number) }
    let ends = lines.map { scale.place($0.to.number) }
    guard let startPlaces = Spread.places(wanted: starts, gap: gap, within: bounds),
      let endPlaces = Spread.places(wanted: ends, gap: gap, within: bounds)
    else { return scene }

    let names = TextMeasure.fitted(lines.map(\.name), width: nameWidth, bold: true)
    // What is called out is drawn last, over the grey.
    for index in lines.indices.sorted(by: { (lines[$0].isCalledOut ? 1 : 0, $0) < (lines[$1].isCalledOut ? 1 : 0, $1) }) {
      let line = lines[index]
      let (a, b) = (Point(left, starts[index]), Point(right, ends[index]))
      scene.add(Line([a, b], line.isCalledOut ? Pen.data : Pen(.grey, 1.5)))
      for point in [a, b] { scene.add(Dot(point, fill: line.isCalledOut ? .data : .grey)) }
      if abs(startPlaces[index] - a.y) > 4 {
        scene.add(Line([Point(left - 5, a.y), Point(left - 15, startPlaces[index])], .leader))
      }
      if abs(endPlaces[index] - b.y) > 4 {
        scene.add(Line([Point(right + 5, b.y), Point(right + 15, endPlaces[index])], .leader))
      }

      let (bold, fill) = (line.isCalledOut, line.isCalledOut ? Fill.ink : .muted)
      let name = names[index]
      let (y1, y2) = (startPlaces[index] + 4.5, endPlaces[index] + 4.5)
      scene.add(Label(name, at: Point(left - 18 - fromWidth - 10, y1), anchor: .end, size: 13, bold: bold, fill: fill))
      scene.add(Label(line.from, at: Point(left - 18, y1), anchor: .end, size: 13, bold: bold, fill: fill))
      scene.add(Label(line.to, at: Point(right + 18 + toWidth, y2), anchor: .end, size: 13, bold: bold, fill: fill))
      if !drawing.isNarrow {
        scene.add(Label(name, at: Point(right + 18 + toWidth + 10, y2), size: 13, bold: bold, fill: fill))
      }
    }
    return scene
  }
}
