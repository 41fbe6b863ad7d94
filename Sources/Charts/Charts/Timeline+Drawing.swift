extension Timeline {
  package func scene(_ drawing: Drawing) -> Scene {
    let (line, pitch) = (40.0, 34.0)
    let top = line + 38
    var scene = Scene(width: drawing.isNarrow ? drawing.units : 1180, height: top + pitch * Double(spans.count) + 20)
    let (left, right) = (7.0, scene.width - 7)
    let places = (events.map(\.place) + spans.flatMap { [$0.from, $0.to] }).filter(\.isFinite)
    let scale = LinearScale(domain: (places.min() ?? 0)...(places.max() ?? 1), start: left, end: right)

    scene.add(.horizontal(y: line, from: 0, to: scene.width, .axis))
    // A name ends where the next one plainly begins.
    var placement = Placement(within: scene.box, gap: 12)
    // Nothing is written over a dot.
    placement.take(Box(left: 0, top: line - 5, right: scene.width, bottom: line + 5))
    // What is wrong is drawn last, so that no other dot hides it.
    for event in events.filter({ !$0.isCalledOut }) + events.filter(\.isCalledOut) {
      let x = scale.place(event.place)
      scene.add(
        Dot(Point(x, line), radius: 4.5, shape: event.isCalledOut ? .diamond : .disc, fill: event.isCalledOut ? .alert : .ink))
    }
    // What is wrong and the ends have their names first; the rest of the numbers stand in the table.
    for index in order {
      let event = events[index]
      let fill: Fill = event.isCalledOut ? .alert : .ink
      let candidates = names(event, x: scale.place(event.place), line: line).map {
        Label($0.text, at: $0.at, anchor: $0.anchor, fill: fill)
      }
      if let label = placement.place(candidates) { scene.add(label) }
    }
    for (index, span) in spans.enumerated() {
      draw(span, y: top + pitch * Double(index), scale: scale, in: &scene)
    }
    let foot = scene.height - 5
    let ends = [
      Label(first, at: Point(0, foot), fill: .muted), Label(last, at: Point(scene.width, foot), anchor: .end, fill: .muted),
    ]
    var feet = Placement(within: scene.box)
    for label in ends { if let label = feet.place([label]) { scene.add(label) } }
    return scene
  }

  private var order: [Int] {
    let rank = { (index: Int) in
      events[index].isCalledOut ? 0 : index == 0 || index == events.count - 1 ? 1 : 2
    }
    return events.indices.sorted { (rank($0), $0) < (rank($1), $1) }
  }

  /// Where an event's name may stand, the best first; last its number alone.
  private func names(_ event: Event, x: Double, line: Double) -> [(text: Lettering, at: Point, anchor: Label.Anchor)] {
    let rows = [line - 10, line + 18]
    let number = Lettering([.count(event.number)])
    let whole: Lettering = "\(number) \(event.name)"
    let wide = rows.flatMap { y in
      [(whole, Point(x, y), Label.Anchor.middle), (whole, Point(x - 4, y), .start), (whole, Point(x + 4, y), .end)]
    }
    // Away from the names, so that a number is not read as part of one.
    return wide + ([line - 25, line + 32] + rows).map { (number, Point(x, $0), .middle) }
  }

  /// The bar of a clock under its words.
  private func draw(_ span: Span, y: Double, scale: LinearScale, in scene: inout Scene) {
    let (from, to) = (scale.place(span.from), max(scale.place(span.to), scale.place(span.from) + 3))
    let box = Box(left: from, top: y + 18, right: to, bottom: y + 26)
    switch span.state {
    case .met: scene.add(Rectangle(box, fill: .ink))
    case .missed: scene.add(Rectangle(box, fill: .alert))
    case .open: scene.add(Rectangle(box.grown(-0.6, -0.6), fill: nil, outline: Pen(.ink, 1.2)))
    }
    let name = Label(
      TextMeasure.fitted(span.name, width: scene.width - 2, size: 12), at: Point(from, y + 13),
      fill: span.state == .missed ? .alert : .ink)
    let x = min(from, scene.width - name.width)
    scene.add(name.moved(to: Point(max(0, x), y + 13)))
  }
}
