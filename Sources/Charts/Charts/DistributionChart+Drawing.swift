extension DistributionChart {
  package func scene(_ drawing: Drawing) -> Scene {
    let isNarrow = drawing.isNarrow
    var scene = Scene(width: drawing.units, height: 0)
    let nameWidth = isNarrow ? 0 : TextMeasure.columnWidth(rows.map { Lettering($0.name) } + rows.map(\.within), limit: 150)
    let left = isNarrow ? 6.5 : nameWidth + 22
    let notes = TextColumns(
      isNarrow || rows.allSatisfy(\.note.isEmpty) ? [] : [.init(head: noteHead, cells: rows.map(\.note))], right: scene.width)
    let right = notes.left - (notes.edges.isEmpty ? 24 : 30)
    let scale = Scale(self, start: left, end: right)
    let top = 20.0
    let pitch = isNarrow ? 84.0 : 64
    let bottom = top + pitch * Double(rows.count)
    notes.drawHeads(in: &scene, y: 11)
    scene.height = bottom + (scale.isLogarithmic ? 34 : 20)
    if rows.contains(where: { !shown($0).isEmpty }) {
      LevelAxis(scale.ticks(spacing: isNarrow ? 56 : 70), format: ticks, place: scale.place)
        .draw(in: &scene, top: top, bottom: bottom, base: scale.isLogarithmic ? nil : left)
    }
    if scale.isLogarithmic {
      scene.add(Label("logarithmic scale", at: Point(right, bottom + 30), anchor: .end, fill: .muted))
    }

    let names = TextMeasure.fitted(rows.map(\.name), width: isNarrow ? 170 : nameWidth)
    for (index, row) in rows.enumerated() {
      let y = top + pitch * Double(index)
      let middle = y + (isNarrow ? 48 : 32)
      if !isNarrow {
        let hasWithin = !row.within.isEmpty
        scene.add(
          Label(
            names[index], at: Point(left - 22, middle + (hasWithin ? -3 : 4.5)),
            anchor: .end, size: 13))
        scene.add(
          Label(
            TextMeasure.fitted(row.within, width: nameWidth), at: Point(left - 22, middle + 13), anchor: .end, fill: .muted))
        notes.draw([row.note], in: &scene, y: middle + 4.5) { _ in (false, .muted) }
      }
      drawStrip(row, middle: middle, scale: scale, in: &scene)
    }
    if let limit, rows.contains(where: { !shown($0).isEmpty }) {
      let x = scale.place(limit.value)
      scene.add(.vertical(x: x, from: 15, to: bottom, .target))
      let room = (notes.edges.isEmpty ? scene.width : notes.left - TextMeasure.width(of: noteHead)) - 8
      let text = TextMeasure.fitted(limit.label, width: room)
      let half = TextMeasure.width(of: text) / 2
      scene.add(Label(text, at: Point(min(max(x, half), room - half), 11), anchor: .middle))
    }
    // Words after the limit's rule, on paper, so that it does not run through them.
    for (index, row) in rows.enumerated() {
      let y = top + pitch * Double(index)
      if shown(row).isEmpty {
        scene.add(Label("no value", at: Point(left + 6, y + (isNarrow ? 52 : 36)), fill: .muted))
      }
      if isNarrow { drawHead(row, called: names[index], baseline: y + 15, in: &scene) }
      drawLabels(row, middle: y + (isNarrow ? 48 : 32), scale: scale, from: left, in: &scene)
    }
    return scene
  }

  /// Name, share within the limit and note in one line over the strip.
  private func drawHead(_ row: Row, called shown: Lettering, baseline: Double, in scene: inout Scene) {
    let tail = [row.within, row.note].joined(by: ", ")
    let name = Label(shown, at: Point(6, baseline), size: 13)
    let rest = Label(
      TextMeasure.fitted(tail, width: scene.width - name.box.right - 10), at: Point(scene.width, baseline), anchor: .end,
      fill: .muted)
    for label in [name, rest] where !label.text.isEmpty {
      scene.add(Rectangle(label.box.grown(2, 1), fill: .paper))
      scene.add(label)
    }
  }

  /// Thick between the first two percentiles, thinner with each further one.
  private func drawStrip(_ row: Row, middle: Double, scale: Scale, in scene: inout Scene) {
    let places = shown(row).map { scale.place($0.value.number) }
    for (index, (from, to)) in zip(places, places.dropFirst()).enumerated() {
      let half = max(1, 5 - 2 * Double(index))
      scene.add(Rectangle(Box(left: from, top: middle - half, right: to, bottom: middle + half), fill: .data))
    }
    let known = zip(shown(row), places).filter { !$0.0.value.isBound }.map(\.1)
    let isFirstKnown = shown(row).first.map { !$0.value.isBound } ?? false
    let ticks = isFirstKnown ? Array(known.dropFirst()) : known
    scene.add(Line(ticks.map { [Point($0, middle - 6), Point($0, middle + 6)] }, Pen(.ink, 1.5)))
    if isFirstKnown, let first = places.first { scene.add(Dot(Point(first, middle), radius: 6, fill: .ink)) }
    for (percentile, place) in zip(shown(row), places) where percentile.value.isBound {
      scene.add(Dot(Point(place, middle), radius: 5, shape: .beyond, ring: .ink))
    }
  }

  private func shown(_ row: Row) -> [Percentile] { row.percentiles.filter { $0.value.number.isFinite } }

  private func drawLabels(_ row: Row, middle: Double, scale: Scale, from left: Double, in scene: inout Scene) {
    let shown = shown(row)
    let places = shown.map { scale.place($0.value.number) }
    let widths = shown.enumerated().map { index, percentile in
      max(TextMeasure.width(of: percentile.name), TextMeasure.width(of: percentile.value.text, size: 13, bold: index == 0))
    }
    // The most telling ones keep their labels where not all fit: the median, then the highest.
    let gap = (widths.max() ?? 0) + 8
    let half = (widths.max() ?? 0) / 2
    let bounds = min(left + half + 2, scene.width - half)...(scene.width - half)
    var kept = Array(shown.indices)
    while kept.count > 1, gap * Double(kept.count - 1) > bounds.upperBound - bounds.lowerBound {
      kept.remove(at: kept.count / 2)
    }
    guard let labels = Spread.places(wanted: kept.map { places[$0] }, gap: gap, within: bounds) else { return }
    for (index, x) in zip(kept, labels) {
      let isFirst = index == 0
      let texts = [
        Label(shown[index].name, at: Point(x, middle - 13), anchor: .middle, fill: .muted),
        Label(shown[index].value, at: Point(x, middle + 22), anchor: .middle, size: 13, bold: isFirst),
      ]
      for label in texts {
        scene.add(Rectangle(label.box.grown(1, 1), fill: .paper))
        scene.add(label)
      }
      if abs(x - places[index]) > 5 { scene.add(Line([Point(places[index], middle + 7), Point(x, middle + 11)], .leader)) }
    }
  }

  /// Linear from zero, or logarithmic where the highest percentile is more than ten times the first.
  private struct Scale {
    private let linear: LinearScale
    private let logarithmic: LogarithmicScale?

    init(_ chart: DistributionChart, start: Double, end: Double) {
      let numbers = chart.rows.flatMap { $0.percentiles.map(\.value.number) }.filter(\.isFinite)
      let all = numbers + [chart.limit?.value].compactMap(\.self)
      let greatest = max(all.max() ?? 0, .leastNormalMagnitude)
      linear = LinearScale(domain: 0...greatest, start: start, end: end)
      let spread = chart.rows.contains { row in
        guard let first = row.percentiles.first?.value.number, let last = row.percentiles.last?.value.number else {
          return false
        }
        return first > 0 && last / first > 10
      }
      let least = all.filter { $0 > 0 }.min() ?? 1
      logarithmic = spread ? LogarithmicScale(domain: (least / 2)...greatest, start: start, end: end) : nil
    }

    var isLogarithmic: Bool { logarithmic != nil }
    func place(_ number: Double) -> Double { logarithmic?.place(number) ?? linear.place(number) }
    func ticks(spacing: Double) -> [Tick] { logarithmic?.ticks ?? linear.ticks(spacing: spacing) }
  }
}
