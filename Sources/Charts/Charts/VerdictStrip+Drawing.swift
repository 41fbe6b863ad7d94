extension VerdictStrip {
  package func scene(_ drawing: Drawing) -> Scene {
    var scene = Scene(width: 148, height: 46)
    let (line, block) = (16.0, 11.0)
    let bands = BandScale(count: verdicts.count, start: 2, end: 146, padding: 0.36)
    scene.add(.horizontal(y: line, from: 0, to: scene.width, .axis))
    for (index, verdict) in verdicts.enumerated() {
      let (left, right) = (bands.place(index), bands.place(index) + bands.bandwidth)
      let above = Box(left: left, top: line - 1 - block, right: right, bottom: line - 1)
      switch verdict {
      case .met: scene.add(Rectangle(above, fill: .ink))
      case .missed:
        scene.add(Rectangle(Box(left: left, top: line + 1, right: right, bottom: line + 1 + block), fill: .alert))
      case .undecided: scene.add(Rectangle(above.grown(-0.6, -0.6), fill: nil, outline: Pen(.ink, 1.2)))
      case .noData: scene.add(Dot(Point(bands.middle(index), line), radius: 1.75, fill: .muted))
      }
    }

    var placement = Placement(within: scene.box)
    let changes = breaks.filter { $0.before > 0 && $0.before < verdicts.count }
    for change in changes {
      let x = (bands.middle(change.before - 1) + bands.middle(change.before)) / 2
      scene.add(.vertical(x: x, from: 0, to: 32, .breakRule))
    }
    // The ends first, then the newest change: the strip's last words are about the present.
    let ends = [Label(first, at: Point(2, 43), fill: .muted), Label(last, at: Point(146, 43), anchor: .end, fill: .muted)]
    for label in ends { if let label = placement.place([label]) { scene.add(label) } }
    for change in changes.reversed() {
      let x = (bands.middle(change.before - 1) + bands.middle(change.before)) / 2
      let candidates = [(x, Label.Anchor.middle), (x + 2, .end), (x - 2, .start)].map {
        Label(change.label, at: Point($0.0, 43), anchor: $0.1)
      }
      if let label = placement.place(candidates) { scene.add(label) }
    }
    return scene
  }
}
