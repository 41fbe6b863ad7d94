extension Bullet {
  package func scene(_ drawing: Drawing) -> Scene {
    var scene = Scene(width: drawing.isNarrow ? 288 : 350, height: 56)
    let (top, bottom) = (16.0, 38.0)
    let scale = LinearScale(domain: 0...max(maximum, .leastNormalMagnitude), start: 1, end: scene.width - 21)
    let place = { (number: Double) in scale.place(min(max(number, 0), maximum)) }

    // Dark is poor, light is good; two ranges take the ends of the ramp.
    var fills: [Fill] =
      limits.isEmpty ? [.band(2)] : limits.count == 1 ? [.band(0), .band(2)] : [.band(0), .band(1), .band(2)]
    if lowIsGood { fills.reverse() }
    let ends = limits.prefix(2).map(\.number) + [maximum]
    var start = 0.0
    for (fill, end) in zip(fills, ends) {
      scene.add(Rectangle(Box(left: place(start), top: top, right: place(end), bottom: bottom), fill: fill))
      start = end
    }

    if let value {
      let end = place(value.number)
      let bar = Box(left: place(0), top: 23.5, right: end, bottom: 30.5)
      if value.isBound {
        scene.add(Rectangle(bar.grown(-0.6, -0.6), fill: nil, outline: Pen(.ink, 1.2)))
        scene.add(Dot(Point(end, 27), radius: 4.5, shape: .beyond, ring: .ink))
      } else {
        scene.add(Rectangle(bar, fill: .ink))
      }
    } else {
      scene.add(Label("no value", at: Point(place(0) + 8, 31)))
    }
    if let second {
      let x = place(second.number)
      // Two stubs, so that it stands out from the bar as well as from the ranges.
      for y in [18.0, 31.5] { scene.add(Rectangle(Box(left: x - 1, top: y, right: x + 1, bottom: y + 4.5), fill: .ink)) }
    }
    if let target {
      let x = place(target.number)
      scene.add(Rectangle(Box(left: x - 1.5, top: 19.5, right: x + 1.5, bottom: 34.5), fill: .ink))
    }

    drawTexts(in: &scene, place)
    return scene
  }

  /// Above: the target in bold, the limits where they are not the target. Beneath: the scale.
  private func drawTexts(in scene: inout Scene, _ place: (Double) -> Double) {
    var placement = Placement(within: scene.box)
    func candidates(_ quantity: Quantity, bold: Bool) -> [Label] {
      let x = place(quantity.number)
      return [Label.Anchor.middle, .end, .start].map {
        Label(
          quantity, at: Point($0 == .end ? x + 1.5 : $0 == .start ? x - 1.5 : x, 11), anchor: $0, bold: bold,
          fill: bold ? .ink : .muted)
      }
    }
    if let target, let label = placement.place(candidates(target, bold: true)) { scene.add(label) }
    for limit in limits.prefix(2) where limit.number != target?.number && limit.number < maximum {
      if let label = placement.place(candidates(limit, bold: false)) { scene.add(label) }
    }

    let ticks = Ticks.between(0, maximum, count: 4)
    for (tick, text) in zip(ticks, self.ticks.texts(ticks)) {
      let x = place(tick.value)
      scene.add(.vertical(x: x, from: 39, to: 42, .axis))
      let label = Label(.level(text), at: Point(x, 53), anchor: tick.mantissa == 0 ? .start : .middle, fill: .muted)
      let overhang = max(0, label.box.right - scene.width)
      if let label = placement.place([label.moved(to: Point(x - overhang, 53))]) { scene.add(label) }
    }
  }
}
