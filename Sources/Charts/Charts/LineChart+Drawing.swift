extension LineChart {
  package func scene(_ drawing: Drawing) -> Scene {
    guard hasValues else { return .empty(width: drawing.units) }
    var scene = Scene(width: drawing.units, height: height(drawing))
    LineDrawing(chart: self, isNarrow: drawing.isNarrow, scene: scene).draw(in: &scene)
    return scene
  }

  /// Known without drawing it.
  package func height(_ drawing: Drawing) -> Double {
    hasValues ? drawing.isNarrow ? 240 : 250 : Scene.empty(width: drawing.units).height
  }

  private var hasValues: Bool { segments.contains { $0.values.contains { $0 != nil } } }
}

extension LineChart {
  fileprivate var measured: [Segment] {
    segments.filter { $0.kind == .measured && $0.values.contains { $0 != nil } }
  }

  /// The last value there is; periods after it are missing.
  fileprivate var end: (period: Int, quantity: Quantity)? {
    guard let values = measured.last?.values, let period = values.lastIndex(where: { $0 != nil }),
      let quantity = values[period]
    else { return nil }
    return (period, quantity)
  }
}

/// The layout of a line chart: right margin from its end labels, top from its break labels, the rest from the axes.
private struct LineDrawing {
  let chart: LineChart
  let isNarrow: Bool
  let plot: Box
  let axis: ValueAxis
  let points: PointScale
  let header: BreakHeader
  let periodAxis: PeriodAxis
  private let endWidth: Double

  init(chart: LineChart, isNarrow: Bool, scene: Scene) {
    self.chart = chart
    self.isNarrow = isNarrow
    let count = chart.periods.count
    let numbers = chart.segments.flatMap { $0.values.compactMap { $0?.number } } + chart.targets.map(\.value)
    let finite = numbers.filter(\.isFinite)
    let least = min(finite.min() ?? 0, chart.includesZero ? 0 : .infinity)
    let domain = least...max(finite.max() ?? 1, least)

    // End labels reserve the right margin; what they hold does not depend on where they stand.
    let reserved = EndColumn(Self.endEntries(chart, isNarrow: isNarrow, y: { _ in 0 })).width
    endWidth = min(reserved, isNarrow ? 84 : 120)
    let left = ValueAxis.margin(domain: domain, heights: scene.height - 100...scene.height - 20, format: chart.ticks)
    let right = scene.width - (endWidth > 0 ? endWidth + 8 : 8)
    let points = PointScale(count: count, start: left + 8, end: right - 4)
    self.points = points
    periodAxis = PeriodAxis(chart.periods, places: (0..<count).map(points.place), width: scene.width)
    header = BreakHeader(chart.breaks, chart.rulers, count: count, width: scene.width, place: points.place)
    plot = Box(left: left, top: header.height, right: right, bottom: scene.height - periodAxis.height - 4)
    axis = ValueAxis(domain: domain, top: plot.top, bottom: plot.bottom, format: chart.ticks)
  }

  func draw(in scene: inout Scene) {
    axis.draw(in: &scene, from: plot.left, to: plot.right)
    periodAxis.draw(in: &scene, y: plot.bottom)
    drawTargets(in: &scene)
    header.draw(in: &scene, bottom: plot.bottom)

    var placement = Placement(within: Box(left: plot.left, top: plot.top - 8, right: scene.width, bottom: plot.bottom))
    for segment in chart.segments {
      for run in drawn(segment) { placement.avoid(run) }
    }
    for target in chart.targets { placement.avoid(span(target)) }
    for x in header.places { placement.avoid([Point(x, plot.top - 8), Point(x, plot.bottom)]) }

    for segment in chart.segments where segment.kind != .measured {
      let pen = segment.kind == .backcast ? Pen.backcast : Pen(.grey, 1.5)
      scene.add(Line(drawn(segment), pen))
    }
    for segment in chart.segments where segment.kind == .measured { scene.add(Line(drawn(segment), .data)) }
    drawDots(in: &scene)
    drawBounds(in: &scene, &placement)
    let before = scene.marks.count
    drawEnd(in: &scene)
    for case .label(let label) in scene.marks[before...] { placement.take(label.box) }
    drawLabels(in: &scene, &placement)
  }

  // MARK: Lines

  private func point(_ index: Int, _ value: Double) -> Point { Point(points.place(index), axis.scale.place(value)) }

  /// A backcast reaches on to the first measured value of its own meaning.
  private func drawn(_ segment: LineChart.Segment) -> [[Point]] {
    var values = segment.values.map { $0.flatMap { $0.isBound ? nil : $0.number } }
    values += Array(repeating: nil, count: max(0, chart.periods.count - values.count))
    if segment.kind == .backcast, let last = values.lastIndex(where: { $0 != nil }),
      let own = chart.segments.first(where: { $0.kind == .measured && $0.version == segment.version }),
      last + 1 < values.count, last + 1 < own.values.count, let next = own.values[last + 1], !next.isBound
    {
      values[last + 1] = next.number
    }
    return runs(values, place: point)
  }

  private func span(_ target: LineChart.Target) -> [Point] {
    let half = points.step / 2
    let y = axis.scale.place(target.value)
    let left = target.from <= 0 ? plot.left : points.place(target.from) - half
    let right = target.through >= chart.periods.count - 1 ? plot.right : points.place(target.through) + half
    return [Point(left, y), Point(right, y)]
  }

  /// Targets that follow each other are one stepped line, but not across a break.
  private func drawTargets(in scene: inout Scene) {
    var strokes: [[Point]] = []
    var previous: LineChart.Target?
    for target in chart.targets {
      let follows = previous.map { $0.through + 1 == target.from } ?? false
      if follows, !chart.breaks.contains(where: { $0.before == target.from }), !strokes.isEmpty {
        strokes[strokes.count - 1] += span(target)
      } else {
        strokes.append(span(target))
      }
      previous = target
    }
    scene.add(Line(strokes, .target))
  }

  /// Dots at the ends of every run; the last of all hollow while it is provisional.
  private func drawDots(in scene: inout Scene) {
    let measured = chart.measured
    for (index, segment) in measured.enumerated() {
      let runs = drawn(segment)
      let ends = [runs.first?.first, runs.last?.last].compactMap(\.self)
      let alone = runs.filter { $0.count == 1 }.compactMap(\.first)
      var seen: Set<Point> = []
      for end in ends + alone where seen.insert(end).inserted {
        let isLast = index == measured.count - 1 && end == runs.last?.last
        scene.add(
          Dot(end, radius: isLast ? 3.75 : 3.25, shape: isLast && chart.provisional != nil ? .ring : .disc))
      }
    }
  }

  /// An open mark where a value is known to lie above: it joins no line.
  private func drawBounds(in scene: inout Scene, _ placement: inout Placement) {
    for segment in chart.measured {
      for (index, quantity) in bounds(of: segment) {
        let mark = Dot(point(index, quantity.number), radius: 4.5, shape: .above)
        scene.add(mark)
        placement.take(mark.box)
      }
    }
  }

  private func bounds(of segment: LineChart.Segment) -> [(period: Int, quantity: Quantity)] {
    segment.values.enumerated().compactMap { index, value in value.flatMap { $0.isBound ? (index, $0) : nil } }
  }

  // MARK: Labels

  /// The last value, comparisons that reach the end, and the target in force at the end.
  private static func endEntries(_ chart: LineChart, isNarrow: Bool, y: (Double) -> Double) -> [EndColumn.Entry] {
    var entries: [EndColumn.Entry] = []
    let last = chart.periods.count - 1
    if let end = chart.end, end.period == last {
      let quantity = end.quantity
      entries.append(
        .init(quantity, y: y(quantity.number), size: chart.emphasizesLast ? 15 : 12, bold: chart.emphasizesLast))
      if let note = chart.provisional {
        entries.append(.init(Lettering(note), y: y(quantity.number), fill: .muted, isNote: true))
      }
    }
    for segment in chart.segments where segment.kind == .comparison {
      guard let quantity = segment.values.last(where: { $0 != nil }) ?? nil else { continue }
      entries.append(.init(Lettering(segment.label), y: y(quantity.number), fill: .muted))
    }
    if !isNarrow {
      for target in chart.targets where target.through >= last { entries.append(.init(target.label, y: y(target.value))) }
    }
    return entries
  }

  private func drawEnd(in scene: inout Scene) {
    let entries = Self.endEntries(chart, isNarrow: isNarrow, y: axis.scale.place)
    let column = EndColumn(entries)
    if !column.draw(in: &scene, x: plot.right + 8, tip: plot.right + 1, top: plot.top - 2, bottom: plot.bottom - 4) {
      EndColumn(Array(entries.prefix(1))).draw(
        in: &scene, x: plot.right + 8, tip: plot.right + 1, top: plot.top - 2, bottom: plot.bottom - 4)
    }
  }

  private func drawLabels(in scene: inout Scene, _ placement: inout Placement) {
    let last = chart.periods.count - 1
    if let end = chart.end, end.period < last {
      label(end.quantity, at: end.period, isEnd: true, unless: nil, in: &scene, &placement)
    }
    for target in chart.targets where isNarrow || target.through < last {
      let ends = span(target)
      guard let start = ends.first, let end = ends.last else { continue }
      let middle = (start.x + end.x) / 2
      let places: [(Double, Label.Anchor)] =
        [
          (end.x - 4, .end), (start.x + 4, .start), (middle, .middle),
        ] + (target.through >= last ? [(scene.width, .end)] : [])
      var candidates: [Label] = []
      for text in [target.label, target.shortLabel] {
        for (x, anchor) in places {
          candidates += [start.y + 14, start.y - 5].map { Label(text, at: Point(x, $0), anchor: anchor) }
        }
      }
      // A level that touches a rule would be read as that of either side.
      candidates.removeAll { touchesRule($0, within: 3) }
      if let label = placement.place(candidates) { scene.add(label) }
    }

    let measured = chart.measured
    let endPoint = measured.last.flatMap { drawn($0).last?.last }
    var labelled: Set<Int> = []
    for (index, segment) in measured.enumerated() {
      if index == 0, let first = segment.values.firstIndex(where: { $0 != nil }), let quantity = segment.values[first],
        labelled.insert(first).inserted
      {
        label(quantity, at: first, unless: endPoint, in: &scene, &placement)
      }
      if index < measured.count - 1, let end = segment.values.lastIndex(where: { $0 != nil }),
        let quantity = segment.values[end], labelled.insert(end).inserted
      {
        label(quantity, at: end, unless: endPoint, in: &scene, &placement)
      }
    }
    for (index, quantity) in measured.flatMap(bounds) where labelled.insert(index).inserted {
      if index == last && chart.end?.period == last { continue }
      label(quantity, at: index, unless: endPoint, in: &scene, &placement)
    }
    for segment in chart.segments where segment.kind == .backcast {
      let line = drawn(segment).flatMap(\.self)
      let candidates = line.flatMap { point in
        [16.0, -8].flatMap { drop in
          [Label.Anchor.start, .middle, .end].map {
            Label(segment.label, at: Point(point.x, point.y + drop), anchor: $0, fill: .muted)
          }
        }
      }
      if let label = placement.place(candidates, crossings: 0) { scene.add(label) }
    }
  }

  /// A value beside its point, on the side that is free.
  private func label(
    _ quantity: Quantity, at index: Int, isEnd: Bool = false, unless end: Point?, in scene: inout Scene,
    _ placement: inout Placement
  ) {
    let point = point(index, quantity.number)
    guard point != end else { return }
    let candidates = [-9.0, 18].flatMap { drop in
      [Label.Anchor.middle, .start, .end].map { anchor in
        let shift = anchor == .start ? -4.0 : anchor == .end ? 4 : 0
        let bold = isEnd && chart.emphasizesLast
        return Label(
          quantity, at: Point(point.x + shift, point.y + drop), anchor: anchor, size: bold ? 15 : 12, bold: bold)
      }
    }
    let clear = candidates.filter { !touchesRule($0, within: 1) }
    if let label = placement.place(clear) ?? placement.place(candidates) { scene.add(label) }
  }

  private func touchesRule(_ label: Label, within gap: Double) -> Bool {
    header.places.contains { label.box.left - gap < $0 && $0 < label.box.right + gap }
  }
}
