extension ControlChart {
  package func scene(_ drawing: Drawing) -> Scene {
    guard values.contains(where: { $0 != nil }) else { return .empty(width: drawing.units) }
    var scene = Scene(width: drawing.units, height: 250)
    let count = periods.count
    let limits = phases.flatMap { [$0.centre.number, $0.upper.number, $0.lower?.number ?? $0.centre.number] }
    let finite = (values.compactMap { $0?.number } + limits).filter(\.isFinite)
    let least = finite.min() ?? 0
    let domain = least...max(finite.max() ?? 1, least)
    let endWidth = min(EndColumn(endEntries { _ in 0 }).width, drawing.isNarrow ? 96 : 130)
    let left = ValueAxis(domain: domain, top: 30, bottom: 210, format: ticks).margin
    let right = scene.width - endWidth - 8
    let points = PointScale(count: count, start: left + 8, end: right - 6)
    let periodAxis = PeriodAxis(periods, places: (0..<count).map(points.place), width: scene.width)
    let header = BreakHeader(breaks, rulers, count: count, width: scene.width, place: points.place)
    let plot = Box(left: left, top: header.height, right: right, bottom: scene.height - periodAxis.height - 4)
    let axis = ValueAxis(domain: domain, top: plot.top, bottom: plot.bottom, format: ticks)

    axis.draw(in: &scene, from: plot.left, to: plot.right)
    periodAxis.draw(in: &scene, y: plot.bottom)
    header.draw(in: &scene, bottom: plot.bottom)
    for phase in phases { draw(phase, points, axis.scale, plot, in: &scene) }

    let numbers = values.map { $0.flatMap { $0.isBound ? nil : $0.number } }
    var placement = Placement(within: Box(left: plot.left, top: plot.top - 8, right: plot.right, bottom: plot.bottom))
    for phase in phases {
      // No stroke crosses a break, whatever the phases are.
      let edges = [0] + breaks.map(\.before).sorted() + [count]
      let lines = zip(edges, edges.dropFirst()).flatMap { start, end in
        let inside = numbers.enumerated().map { index, number in
          index >= max(start, phase.from) && index < min(end, phase.through + 1) ? number : nil
        }
        return runs(inside) { Point(points.place($0), axis.scale.place($1)) }
      }
      scene.add(Line(lines, Pen(.data, 1.5)))
      for line in lines { placement.avoid(line) }
      for limit in [phase.centre, phase.upper, phase.lower].compactMap(\.self) {
        let y = axis.scale.place(limit.number)
        placement.avoid([Point(points.place(phase.from), y), Point(points.place(phase.through), y)])
      }
    }
    drawPoints(points, axis.scale, in: &scene, &placement)
    EndColumn(endEntries(axis.scale.place)).draw(
      in: &scene, x: plot.right + 8, tip: plot.right + 1, top: plot.top - 2, bottom: plot.bottom - 4)
    return scene
  }

  private func draw(_ phase: Phase, _ points: PointScale, _ scale: LinearScale, _ plot: Box, in scene: inout Scene) {
    let half = points.step / 2
    let left = phase.from <= 0 ? plot.left : points.place(phase.from) - half
    let right = phase.through >= periods.count - 1 ? plot.right : points.place(phase.through) + half
    let centre = scale.place(phase.centre.number)
    scene.add(.horizontal(y: centre, from: left, to: right, Pen(.muted, 1.25)))
    let limits = [phase.upper, phase.lower].compactMap(\.self).map { scale.place($0.number) }
    scene.add(Line(limits.map { [Point(left, $0), Point(right, $0)] }, Pen(.muted, 1.25, dash: [6, 3])))
  }

  /// Every point has its mark; a flagged one another shape, and its value.
  private func drawPoints(_ points: PointScale, _ scale: LinearScale, in scene: inout Scene, _ placement: inout Placement) {
    for (index, value) in values.enumerated() {
      guard let value, value.number.isFinite else { continue }
      let at = Point(points.place(index), scale.place(value.number))
      let flag = index < flags.count ? flags[index] : nil
      switch flag {
      case .outside: scene.add(Dot(at, radius: 4.5, shape: .square, fill: .alert))
      case .run: scene.add(Dot(at, radius: 5.5, shape: .diamond, fill: .alert))
      case nil: scene.add(value.isBound ? Dot(at, radius: 4.5, shape: .above) : Dot(at, radius: 2.5))
      }
      guard flag == .outside, index < values.count - 1 else { continue }
      let candidates = [-9.0, 19].flatMap { drop in
        [Label.Anchor.middle, .start, .end].map { Label(value, at: Point(at.x, at.y + drop), anchor: $0) }
      }
      if let label = placement.place(candidates) { scene.add(label) }
    }
  }

  private func endEntries(_ place: (Double) -> Double) -> [EndColumn.Entry] {
    var entries: [EndColumn.Entry] = []
    if let last = values.last(where: { $0 != nil }) ?? nil {
      entries.append(.init(last, y: place(last.number), size: 15, bold: true))
    }
    if let phase = phases.last {
      entries += [phase.upper, phase.centre, phase.lower].compactMap(\.self).map {
        .init($0, y: place($0.number), fill: .muted)
      }
    }
    return entries
  }
}
