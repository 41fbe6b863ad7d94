extension Bridge {
  /// Amounts in units of the axis; for places only.
  private func number(_ amount: Int) -> Double { Double(amount) / Double(unit) }

  package func scene(_ drawing: Drawing) -> Scene {
    let isNarrow = drawing.isNarrow
    var scene = Scene(width: drawing.units, height: 0)
    let steps = [start] + changes + [end]
    let nameWidth = TextMeasure.columnWidth(steps.map(\.name), bold: true, limit: 170)
    let textWidth = steps.map { TextMeasure.width(of: $0.text, size: 13, bold: true) }.max() ?? 0
    let left = isNarrow ? 0.5 : nameWidth + 12

    // Levels before and after each row; all lie between the sums, which fit an Int.
    var levels: [(from: Int, to: Int)] = [(0, start.amount)]
    for change in changes {
      let level = levels[levels.count - 1].to
      levels.append((level, level + change.amount))
    }
    levels.append((0, end.amount))
    let reached = levels.flatMap { [number($0.from), number($0.to)] }
    let domain = Self.domain(of: [number(start.amount)] + levels.dropFirst().dropLast().map { number($0.to) }, reached)
    let scale = LinearScale(domain: domain, start: left, end: scene.width - textWidth - 10)
    let hasZero = scale.domain.contains(0)
    // Without zero a total reaches from the edge that is nearer to it.
    let origin = hasZero ? scale.place(0) : domain.lowerBound > 0 ? scale.start : scale.end
    let names = TextMeasure.fitted(steps.map(\.name), width: isNarrow ? scene.width - 8 : nameWidth, bold: true)

    let (pitch, bar, top) = (isNarrow ? 42.0 : 31.0, isNarrow ? 16.0 : 19.0, 4.0)
    let bottom = top + pitch * Double(steps.count)
    scene.height = bottom + (hasZero ? 20 : 36)
    LevelAxis(scale.ticks(spacing: isNarrow ? 64 : 80), format: ticks, place: scale.place)
      .draw(in: &scene, top: top, bottom: bottom, base: hasZero ? origin : nil)
    if !hasZero {
      scene.add(Label("The axis leaves out zero.", at: Point(0, bottom + 32), fill: .muted))
    }

    for (index, (step, level)) in zip(steps, levels).enumerated() {
      let isTotal = index == 0 || index == steps.count - 1
      let y = top + pitch * Double(index) + (isNarrow ? 20 : 6)
      drawName(
        names[index], top: y, bar: bar, left: left, nameWidth: nameWidth, isBold: isTotal, isNarrow: isNarrow, in: &scene)
      let ends = [isTotal ? origin : scale.place(number(level.from)), scale.place(number(level.to))].sorted()
      let isBad = !isTotal && step.amount != 0 && (step.amount < 0) != step.risesAreBad
      if step.hasAmount {
        scene.add(
          Rectangle(
            Box(left: ends[0], top: y, right: max(ends[1], ends[0] + 1), bottom: y + bar),
            fill: isTotal ? .ink : isBad ? .alert : .data))
      }
      if isTotal, !hasZero { tear(at: domain.lowerBound > 0 ? ends[0] + 8 : ends[1] - 8, top: y, bar: bar, in: &scene) }
      if index < steps.count - 1 {
        let x = scale.place(number(level.to))
        scene.add(.vertical(x: x, from: y + bar, to: y + pitch, Pen(.axis)))
      }
      let label = Label(
        step.text, at: Point(ends[1] + 7, y + bar / 2 + 4.5), size: 13, bold: step.hasAmount,
        fill: step.hasAmount ? .ink : .muted)
      scene.add(Rectangle(label.box.grown(2, 1), fill: .paper))
      scene.add(label)
    }
    return scene
  }

  private func drawName(
    _ name: Lettering, top: Double, bar: Double, left: Double, nameWidth: Double, isBold: Bool, isNarrow: Bool,
    in scene: inout Scene
  ) {
    guard isNarrow else {
      scene.add(Label(name, at: Point(left - 12, top + bar / 2 + 4.5), anchor: .end, size: 13, bold: isBold))
      return
    }
    let label = Label(name, at: Point(6, top - 5), size: 13, bold: isBold)
    scene.add(Rectangle(label.box.grown(2, 1), fill: .paper))
    scene.add(label)
  }

  /// From zero; without it where the moves would be lost beside the totals.
  private static func domain(of levels: [Double], _ reached: [Double]) -> ClosedRange<Double> {
    let (low, high) = (levels.min() ?? 0, levels.max() ?? 0)
    let moved = high - low
    if moved > 0, low > 0, moved < high / 8 { return (low - moved / 2)...high }
    if moved > 0, high < 0, moved < -low / 8 { return low...(high + moved / 2) }
    let least = min(0, reached.min() ?? 0)
    return least...max(reached.max() ?? 0, least, .leastNormalMagnitude)
  }

  /// That a bar is longer than it is drawn.
  private func tear(at x: Double, top: Double, bar: Double, in scene: inout Scene) {
    scene.add(Rectangle(Box(left: x - 1.5, top: top, right: x + 1.5, bottom: top + bar), fill: .paper))
  }
}
