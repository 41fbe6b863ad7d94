extension Sparkline {
  package func scene(_ drawing: Drawing) -> Scene {
    var scene = Scene(width: 132, height: 38)
    let count = segments.map(\.count).max() ?? 0
    let numbers = segments.flatMap { $0.compactMap(\.self) } + targets.map(\.value)
    let finite = numbers.filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max() else { return scene }
    let points = PointScale(count: count, start: 3, end: 127)
    // Room for the last dot at either edge.
    let scale =
      least < most
      ? LinearScale(domain: least...most, start: 32, end: 6) : LinearScale(domain: (least - 1)...(least + 1), start: 32, end: 6)
    let half = points.step / 2

    let strokes = targets.map { target in
      let left = target.from <= 0 ? 0 : points.place(target.from) - half
      let right = target.through >= count - 1 ? scene.width : points.place(target.through) + half
      return [Point(left, scale.place(target.value)), Point(right, scale.place(target.value))]
    }
    scene.add(Line(strokes, Pen(.axis, dash: [4, 3])))
    for index in rulers where index > 0 && index < count {
      scene.add(.vertical(x: points.place(index) - half, from: 0, to: scene.height, .ruler))
    }
    for index in breaks where index > 0 && index < count {
      let x = points.place(index) - half
      scene.add(.vertical(x: x, from: 0, to: scene.height, Pen(.breakRule, dash: [1.5, 2])))
    }

    let measured = segments.map { runs($0) { Point(points.place($0), scale.place($1)) } }
    scene.add(Line(measured.flatMap(\.self), Pen(.data, 1.75)))
    for run in measured.flatMap(\.self) where run.count == 1 { scene.add(Dot(run[0], radius: 1.75)) }
    if let last = measured.last(where: { !$0.isEmpty })?.last?.last {
      scene.add(Dot(last, radius: 3, shape: isProvisional ? .ring : .disc))
    }
    return scene
  }
}
