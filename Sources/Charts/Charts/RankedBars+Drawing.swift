extension RankedBars {
  package func scene(_ drawing: Drawing) -> Scene { drawing.isNarrow ? narrow() : wide() }

  private var everyRow: [Row] { rows + rest + [summary].compactMap(\.self) }

  /// To the greatest bar of a row: a total far above its members has no bar, for theirs could not be seen beside it.
  private func scale(start: Double, end: Double) -> LinearScale {
    let numbers = ((rows + rest).compactMap { $0.value?.number } + [target?.value].compactMap(\.self)).filter(\.isFinite)
    let least = min(0, numbers.min() ?? 0)
    return LinearScale(domain: least...max(numbers.max() ?? 1, least, 0), start: start, end: end)
  }

  /// Nil where there is no value, and for a total beyond the scale.
  private func bar(_ row: Row, _ scale: LinearScale, top: Double, height: Double, fill: Fill) -> Rectangle? {
    guard let value = row.value, value.number.isFinite, scale.domain.contains(value.number) else { return nil }
    let ends = [scale.place(0), scale.place(value.number)].sorted()
    return Rectangle(Box(left: ends[0], top: top, right: ends[1], bottom: top + height), fill: fill)
  }

  // MARK: Wide: name, bar, columns

  private func wide() -> Scene {
    var scene = Scene(width: Drawing.wide.units, height: 0)
    let all = everyRow
    let nameWidth = TextMeasure.columnWidth(all.map(\.name), bold: true, limit: 160)
    let left = nameWidth + 10
    let columns = textColumns(all, right: scene.width, least: left + 80)
    let shift = columns.headHeight
    let names = TextMeasure.fitted(all.map(\.name), width: nameWidth, bold: true)
    let scale = scale(start: left, end: max(left, columns.left - 16))
    columns.drawHeads(in: &scene, y: 11)

    var drawn = 0
    func draw(_ row: Row, top: Double, height: Double, fill: Fill, isSummary: Bool) {
      defer { drawn += 1 }
      let baseline = top + height / 2 + 4.5
      let hasValue = row.value != nil
      scene.add(
        Label(
          names[drawn], at: Point(left - 10, baseline), anchor: .end, size: 13, bold: isSummary, fill: hasValue ? .ink : .muted)
      )
      if let bar = bar(row, scale, top: top, height: height, fill: fill) { scene.add(bar) }
      columns.draw([row.said] + row.cells, in: &scene, y: baseline) { index in
        (isSummary || (index == 0 && hasValue), index == 0 && !hasValue ? .muted : .ink)
      }
    }

    var y = 18.0 + shift
    for row in rows {
      draw(row, top: y, height: 21, fill: row.isCalledOut ? .data : .grey, isSummary: false)
      y += 32
    }
    let rowsEnd = y - 6
    if !rest.isEmpty {
      scene.add(.horizontal(y: y + 1, from: 0, to: scene.width, .hairline))
      y += 8
      for row in rest {
        draw(row, top: y, height: 21, fill: .grey, isSummary: false)
        y += 29
      }
    }
    if let summary {
      scene.add(.horizontal(y: y + 1, from: 0, to: scene.width, Pen(.ink)))
      draw(summary, top: y + 8, height: 17, fill: .ink, isSummary: true)
      y += 30
    }
    if let target {
      let x = scale.place(target.value)
      scene.add(.vertical(x: x, from: 15 + shift, to: rowsEnd, .target))
      drawTargetLabel(target, x: x, left: left, right: columns.left - 10, y: 11 + shift, in: &scene)
    }
    scene.height = y + 2
    return scene
  }

  /// The value's column and as many of the others as leave room for bars; the rest stand in the table.
  private func textColumns(_ all: [Row], right: Double, least: Double) -> TextColumns {
    let value = TextColumns.Column(head: head, cells: all.map(\.said))
    let others = columns.enumerated().map { index, head in
      TextColumns.Column(head: head, cells: all.map { index < $0.cells.count ? $0.cells[index] : "" })
    }
    let choices = (0...others.count).reversed().map { TextColumns([value] + others.prefix($0), right: right) }
    return choices.first { $0.left - 16 >= least } ?? TextColumns([value], right: right)
  }

  private func drawTargetLabel(_ target: Target, x: Double, left: Double, right: Double, y: Double, in scene: inout Scene) {
    let text = TextMeasure.fitted(target.label, width: right - left)
    let half = TextMeasure.width(of: text) / 2
    scene.add(Label(text, at: Point(min(max(x, left + half), right - half), y), anchor: .middle))
  }

  // MARK: Narrow: name and cells above the bar, value at its end

  private func narrow() -> Scene {
    var scene = Scene(width: Drawing.narrow.units, height: 0)
    let valueWidth = everyRow.compactMap(\.value).map { TextMeasure.width(of: $0.text, size: 13, bold: true) }.max() ?? 0
    let scale = scale(start: 0, end: scene.width - valueWidth - 16)
    var y = 0.0
    if let target {
      drawTargetLabel(target, x: scale.place(target.value), left: 0, right: scene.width, y: 11, in: &scene)
      y = 18
    }

    let names = TextMeasure.fitted(everyRow.map(\.name), width: 190, bold: true)
    let beside = cellsBeside(names, width: scene.width)
    var drawn = 0
    func draw(_ row: Row, fill: Fill, bold: Bool, hasTarget: Bool) {
      let name = names[drawn]
      let cells = beside[drawn]
      drawn += 1
      scene.add(Label(name, at: Point(0, y + 12), size: 13, bold: bold, fill: row.value == nil ? .muted : .ink))
      if !cells.isEmpty { scene.add(Label(cells, at: Point(scene.width, y + 12), anchor: .end, fill: .muted)) }
      guard let value = row.value else {
        scene.add(Label(row.missing, at: Point(0, y + 30), fill: .muted))
        y += 42
        return
      }
      guard let bar = bar(row, scale, top: y + 18, height: 16, fill: fill) else {
        scene.add(Label(value, at: Point(0, y + 31), size: 13, bold: true))
        y += 46
        return
      }
      scene.add(bar)
      var label = Label(value, at: Point(bar.box.right + 6, y + 31), size: 13, bold: true)
      if hasTarget, let target {
        let x = scale.place(target.value)
        scene.add(.vertical(x: x, from: y + 16, to: y + 36, .target))
        // The value steps over the target's rule.
        if label.box.grown(3, 0).isCrossed(from: Point(x, y + 16), to: Point(x, y + 36)) {
          label = label.moved(to: Point(min(x + 6, scene.width - label.width), label.at.y))
        }
      }
      scene.add(label)
      y += 46
    }

    for row in rows { draw(row, fill: row.isCalledOut ? .data : .grey, bold: false, hasTarget: true) }
    if !rest.isEmpty {
      scene.add(.horizontal(y: y, from: 0, to: scene.width, .hairline))
      y += 6
      for row in rest { draw(row, fill: .grey, bold: false, hasTarget: false) }
    }
    if let summary {
      scene.add(.horizontal(y: y, from: 0, to: scene.width, Pen(.ink)))
      y += 6
      draw(summary, fill: .ink, bold: true, hasTarget: false)
    }
    scene.height = max(y - 6, 18)
    return scene
  }

  /// The cells of each row as one text beside its name: of as many columns as every row has room for, the rest stand in the table.
  private func cellsBeside(_ names: [Lettering], width: Double) -> [Lettering] {
    let choices = (0...columns.count).reversed().map { count in
      everyRow.map { row in
        zip(row.cells, columns.prefix(count)).map { cell, head -> Lettering in "\(cell) \(head)" }.joined(by: ", ")
      }
    }
    let fits = choices.first { cells in
      zip(names, cells).allSatisfy { name, cell in
        TextMeasure.width(of: name, size: 13, bold: true) + 10 + TextMeasure.width(of: cell) <= width
      }
    }
    return fits ?? everyRow.map { _ in "" }
  }
}

extension RankedBars.Row {
  /// The value, or why there is none.
  fileprivate var said: Lettering { value?.lettering ?? Lettering(missing) }
}
