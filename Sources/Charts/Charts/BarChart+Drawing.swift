extension BarChart {
  package func scene(_ drawing: Drawing) -> Scene {
    guard bars.contains(where: { $0?.values.contains { $0 != nil } ?? false }) else { return .empty(width: drawing.units) }
    var scene = Scene(width: drawing.units, height: 260)
    BarDrawing(chart: self, isNarrow: drawing.isNarrow, scene: scene).draw(in: &scene)
    return scene
  }
}

/// The layout of upright bars: part names at the last bar when wide, in a key beneath when narrow.
private struct BarDrawing {
  let chart: BarChart
  let isNarrow: Bool
  let plot: Box
  let axis: ValueAxis
  let bands: BandScale
  let header: BreakHeader
  let periodAxis: PeriodAxis
  /// How far each bar reaches above zero.
  private let heights: [Double]
  private let isNoteBelowYears: Bool

  init(chart: BarChart, isNarrow: Bool, scene: Scene) {
    self.chart = chart
    self.isNarrow = isNarrow
    let count = chart.periods.count
    let reaches = chart.bars.map { $0?.reach(chart.mode) ?? (above: 0, below: 0) }
    heights = reaches.map(\.above)
    let least = reaches.map(\.below).min() ?? 0
    // Without a bar there is a scale all the same.
    let most = chart.bars.contains { $0 != nil } ? heights.max() ?? 1 : 1
    // From zero to all, but for shares that make more or less than that; rounded ones may by a hair.
    let domain = least...(chart.mode == .share && most <= 1.01 ? 1 : most)
    let left = ValueAxis.margin(domain: domain, heights: scene.height - 100...scene.height - 20, format: chart.ticks)
    let column = isNarrow ? 0 : EndColumn(Self.partEntries(chart) { _ in 0 }).width
    let right = scene.width - (column > 0 ? min(column, 150) + 8 : 0)
    bands = BandScale(
      count: count, start: left, end: right, padding: chart.mode == .grouped && chart.parts.count > 1 ? 0.22 : 0.3)
    periodAxis = PeriodAxis(
      chart.periods, places: (0..<count).map(bands.middle), width: scene.width, boldLast: chart.emphasizesLast)
    header = BreakHeader(chart.breaks, chart.rulers, count: count, width: scene.width, place: bands.middle)
    let hasTotals = chart.bars.contains { $0?.total.isEmpty == false }
    // "to date" stands under the last name, in the line of the years unless a year stands there.
    isNoteBelowYears = periodAxis.height < 30 || periodAxis.endsWithYear
    let under = periodAxis.height + (chart.provisional != nil && isNoteBelowYears ? 18 : 4)
    plot = Box(
      left: left, top: header.height + (hasTotals ? 12 : 0), right: right, bottom: scene.height - under)
    axis = ValueAxis(domain: domain, top: plot.top, bottom: plot.bottom, format: chart.ticks)
  }

  func draw(in scene: inout Scene) {
    axis.draw(in: &scene, from: plot.left, to: plot.right)
    periodAxis.draw(in: &scene, y: plot.bottom)
    header.draw(in: &scene, bottom: plot.bottom)
    if chart.parts.isEmpty {
      drawPlainBars(in: &scene)
    } else {
      drawParts(in: &scene)
    }
    // The zero line stands before the bars' paper-coloured edges.
    scene.add(.horizontal(y: axis.base, from: plot.left, to: plot.right, .axis))
    drawTotals(in: &scene)
    drawPartNames(in: &scene)
    if let note = chart.provisional, let last = chart.bars.indices.last {
      let half = TextMeasure.width(of: note) / 2
      let x = min(bands.middle(min(last, bands.count - 1)), scene.width - half)
      scene.add(
        Label(note, at: Point(x, plot.bottom + periodAxis.height + (isNoteBelowYears ? 8 : -6)), anchor: .middle, fill: .muted))
    }
  }

  // MARK: Bars

  private func drawPlainBars(in scene: inout Scene) {
    let boxes = chart.bars.prefix(bands.count).enumerated().compactMap { index, bar -> Box? in
      guard let number = bar?.values.first??.number, number.isFinite else { return nil }
      return box(from: 0, to: number, left: bands.place(index), width: bands.bandwidth)
    }
    let isHollow = chart.provisional != nil && chart.bars.last.map { $0 != nil } ?? false
    scene.add(RectangleSet(isHollow ? boxes.dropLast() : boxes, fill: .data))
    if isHollow, let last = boxes.last {
      scene.add(Rectangle(last.grown(-0.75, -0.75), fill: .paper, outline: Pen(.data, 1.5)))
    }
  }

  private func drawParts(in scene: inout Scene) {
    var boxes = [[Box]](repeating: [], count: min(chart.parts.count, BarChart.mostParts))
    for part in boxes.indices { boxes[part].reserveCapacity(bands.count) }
    for (index, bar) in chart.bars.prefix(bands.count).enumerated() {
      if let bar { add(bar, at: index, to: &boxes) }
    }
    for part in boxes.indices { scene.add(set(boxes[part], part: part)) }
  }

  /// The fifth part is told by being hollow; the others are parted by the colour of the paper.
  private func set(_ boxes: [Box], part: Int) -> RectangleSet {
    part == 4
      ? RectangleSet(boxes.map { $0.grown(-0.75, -0.75) }, fill: .series(4), outline: Pen(.muted, 1.25))
      : RectangleSet(boxes, fill: .series(part), outline: Pen(.paper))
  }

  /// The parts of one bar, each to those of its kind: side by side, or on top of each other, where a stack grows from zero both ways.
  private func add(_ bar: BarChart.Bar, at index: Int, to boxes: inout [[Box]]) {
    let isGrouped = chart.mode == .grouped
    let width = isGrouped ? bands.bandwidth / Double(chart.parts.count) : bands.bandwidth
    var (above, below) = (0.0, 0.0)
    for part in boxes.indices.prefix(bar.values.count) {
      guard let number = bar.values[part]?.number, number.isFinite, number != 0 else { continue }
      let start = isGrouped ? 0 : number > 0 ? above : below
      if number > 0 { above += number } else { below += number }
      let left = bands.place(index) + (isGrouped ? width * Double(part) : 0)
      boxes[part].append(box(from: start, to: start + number, left: left, width: width))
    }
  }

  private func box(from: Double, to: Double, left: Double, width: Double) -> Box {
    // What the scale does not reach ends at the plot's edge.
    func end(_ number: Double) -> Double { min(max(axis.scale.place(number), plot.top), plot.bottom) }
    let ends = (end(from), end(to))
    return Box(left: left, top: min(ends.0, ends.1), right: left + width, bottom: max(ends.0, ends.1))
  }

  private func top(_ index: Int) -> Double { axis.scale.place(heights[index]) }

  // MARK: Texts

  private struct Total {
    let index: Int
    let label: Label
    /// Of its own bar.
    let top: Double
  }

  /// The last total first, then the highest; the others only where all of them fit.
  private func drawTotals(in scene: inout Scene) {
    var placement = Placement(within: Box(left: 0, top: 0, right: scene.width, bottom: scene.height))
    for label in scene.labels { placement.take(label.box) }
    let totals = chart.bars.prefix(bands.count).enumerated().compactMap { index, bar in
      bar.flatMap { total($0, at: index, width: scene.width) }
    }
    let fitAll = zip(totals, totals.dropFirst()).allSatisfy { $0.label.box.right + 2 <= $1.label.box.left }
    let highest = totals.min { ($0.top, $0.index) < ($1.top, $1.index) }
    let order = [totals.last, highest].compactMap(\.self) + (fitAll ? totals : [])
    var drawn: Set<Int> = []
    for total in order where drawn.insert(total.index).inserted {
      guard let label = placement.place([total.label]) else { continue }
      // Paper behind a number that a rule would run through.
      if header.places.contains(where: { label.box.left - 2 < $0 && $0 < label.box.right + 2 }) {
        scene.add(Rectangle(label.box.grown(2, 1), fill: .paper))
      }
      scene.add(label)
    }
  }

  /// Over its bar, and over the neighbours that it is wide enough to reach.
  private func total(_ bar: BarChart.Bar, at index: Int, width: Double) -> Total? {
    guard !bar.total.isEmpty else { return nil }
    let bold = chart.emphasizesLast && index == chart.bars.count - 1
    let label = Label(
      bar.total, at: Point(0, 0), anchor: .middle, size: bold ? 13 : 12, bold: bold, fill: bold ? .ink : .muted)
    let half = label.width / 2
    let edge = isNarrow || chart.parts.isEmpty ? width : plot.right + 4
    let x = min(max(bands.middle(index), half), edge - half)
    let own = top(index)
    var highest: Double?
    for other in chart.bars.indices.prefix(bands.count) where chart.bars[other] != nil {
      guard bands.place(other) < x + half + 1, bands.place(other) + bands.bandwidth > x - half - 1 else { continue }
      highest = min(highest ?? top(other), top(other))
    }
    return Total(index: index, label: label.moved(to: Point(x, (highest ?? own) - 6)), top: own)
  }

  private static func partEntries(_ chart: BarChart, y: (Int) -> Double) -> [EndColumn.Entry] {
    guard let last = chart.bars.last(where: { $0 != nil }) ?? nil else { return [] }
    return chart.parts.prefix(BarChart.mostParts).enumerated().map { index, name in
      EndColumn.Entry(name, y: y(index), value: index < last.values.count ? last.values[index] : nil)
    }
  }

  private func drawPartNames(in scene: inout Scene) {
    guard !chart.parts.isEmpty else { return }
    if isNarrow {
      drawKey(in: &scene)
      return
    }
    guard let last = chart.bars.lastIndex(where: { $0 != nil }), let bar = chart.bars[last] else { return }
    // Where a part has no bar its name stands where the bar would begin.
    var above = 0.0
    let middles = bar.values.map { value -> Double in
      let number = value?.number ?? 0
      defer { above += max(0, number) }
      return axis.scale.place(chart.mode == .grouped ? number : above + number / 2)
    }
    let entries = Self.partEntries(chart) { $0 < middles.count ? middles[$0] : axis.base }
    EndColumn(entries).draw(
      in: &scene, x: plot.right + 8, tip: chart.mode == .grouped ? plot.right - 2 : bands.place(last) + bands.bandwidth + 1,
      top: plot.top, bottom: plot.bottom - 4)
  }

  /// Swatches with names beneath the plot, in as many lines as they need.
  private func drawKey(in scene: inout Scene) {
    var (x, y) = (0.0, scene.height + 12)
    let names = TextMeasure.fitted(Array(chart.parts.prefix(BarChart.mostParts)), width: scene.width - 16, size: 12)
    for (part, text) in names.enumerated() {
      let width = 15 + TextMeasure.width(of: text)
      if x > 0, x + width > scene.width {
        x = 0
        y += 17
      }
      scene.add(set([Box(left: x, top: y - 10, right: x + 10, bottom: y)], part: part))
      scene.add(Label(text, at: Point(x + 15, y)))
      x += width + 14
    }
    scene.height = y + 5
  }
}

extension BarChart.Bar {
  /// How far it reaches from zero both ways: as far as its parts together, or as the greatest of those that stand side by side.
  fileprivate func reach(_ mode: BarChart.Mode) -> (above: Double, below: Double) {
    var (above, below) = (0.0, 0.0)
    for value in values {
      guard let number = value?.number, number.isFinite else { continue }
      if mode == .grouped {
        (above, below) = (max(above, number), min(below, number))
      } else if number > 0 {
        above += number
      } else {
        below += number
      }
    }
    return (above, below)
  }
}
