extension RangeChart {
  package func scene(_ drawing: Drawing) -> Scene {
    let isNarrow = drawing.isNarrow
    var scene = Scene(width: drawing.units, height: 0)
    let noteColumn = TextColumns(
      isNarrow || rows.allSatisfy(\.note.isEmpty) ? [] : [.init(head: noteHead, cells: rows.map(\.note))], right: scene.width)
    let nameWidth = TextMeasure.columnWidth(rows.map(\.name), limit: 160)
    let left = isNarrow ? 0.5 : nameWidth + 12
    let right = noteColumn.left - (noteColumn.edges.isEmpty ? 0 : 12)
    let numbers = rows.flatMap { [$0.median?.number, $0.upper?.number] }.compactMap(\.self).filter(\.isFinite)
    // The longest whisker leaves room for its text.
    let textWidth = rows.map { texts($0).reduce(8) { $0 + $1.width + 5 } }.max() ?? 0
    let scale = LinearScale(
      domain: 0...max(numbers.max() ?? 0, .leastNormalMagnitude), start: left, end: max(right - textWidth, left + 60))
    let top = noteColumn.edges.isEmpty ? 4.0 : 20
    let pitch = isNarrow ? 46.0 : 40
    let bottom = top + pitch * Double(rows.count)
    noteColumn.drawHeads(in: &scene, y: 11)
    scene.height = bottom + 20
    if numbers.isEmpty {
      scene.height = bottom + 4
    } else {
      LevelAxis(scale.ticks(spacing: 60), format: ticks, place: scale.place)
        .draw(in: &scene, top: top, bottom: bottom, base: left)
    }

    let names = TextMeasure.fitted(rows.map(\.name), width: isNarrow ? 180 : nameWidth)
    for (index, row) in rows.enumerated() {
      let y = top + pitch * Double(index)
      let middle = isNarrow ? y + 30 : y + pitch / 2
      draw(row, called: names[index], y: y, middle: middle, left: left, nameWidth: nameWidth, isNarrow: isNarrow, in: &scene)
      noteColumn.draw([row.note], in: &scene, y: middle + 4.5) { _ in (false, .muted) }
      guard let median = row.median else {
        scene.add(Label(row.missing, at: Point(left + 6, middle + 4), fill: .muted))
        continue
      }
      var end = scale.place(median.number)
      let bar = Box(left: left, top: middle - 6, right: end, bottom: middle + 6)
      if median.isBound {
        scene.add(Rectangle(bar.grown(-0.6, -0.6), fill: nil, outline: Pen(.data, 1.2)))
        scene.add(Dot(Point(end, middle), radius: 5, shape: .beyond))
      } else {
        scene.add(Rectangle(bar, fill: .data))
      }
      if let upper = row.upper {
        let tip = max(scale.place(upper.number), end)
        let stem = [Point(end, middle), Point(tip, middle)]
        if upper.isBound {
          if tip > end { scene.add(Line([stem], Pen(.ink, 1.5))) }
          scene.add(Dot(Point(tip, middle), radius: 4.5, shape: .beyond, ring: .ink))
        } else {
          scene.add(Line([stem, [Point(tip, middle - 5), Point(tip, middle + 5)]], Pen(.ink, 1.5)))
        }
        end = tip
      }
      var x = end + 8
      for label in texts(row) {
        scene.add(label.moved(to: Point(x, middle + 4.5)))
        x += label.width + 8
      }
    }
    return scene
  }

  /// "61" in bold, "p90 118" after it.
  private func texts(_ row: Row) -> [Label] {
    guard let median = row.median else { return [] }
    let origin = Point(0, 0)
    return [Label(median, at: origin, size: 13, bold: true)]
      + (row.upper.map { [Label("\(upperName) \($0.lettering)", at: origin, fill: .muted)] } ?? [])
  }

  private func draw(
    _ row: Row, called shown: Lettering, y: Double, middle: Double, left: Double, nameWidth: Double, isNarrow: Bool,
    in scene: inout Scene
  ) {
    guard isNarrow else {
      scene.add(Label(shown, at: Point(left - 12, middle + 4.5), anchor: .end, size: 13))
      return
    }
    // Paper behind the words, so that no grid line runs through them.
    let name = Label(shown, at: Point(6, y + 15), size: 13)
    let note = Label(
      TextMeasure.fitted(row.longNote ?? row.note, width: scene.width - name.box.right - 10), at: Point(scene.width, y + 15),
      anchor: .end, fill: .muted)
    for label in [name, note] where !label.text.isEmpty {
      scene.add(Rectangle(label.box.grown(2, 1), fill: .paper))
      scene.add(label)
    }
  }
}
