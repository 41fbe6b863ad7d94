extension Pareto {
  package func scene(_ drawing: Drawing) -> Scene { drawing.isNarrow ? narrow() : wide() }

  /// Drawn in its order whatever order the rows came in.
  private var sorted: [Row] {
    rows.sorted { Self.precedes(($0.name.text, $0.count.number, $0.isOther), ($1.name.text, $1.count.number, $1.isOther)) }
  }

  private func scale(start: Double, end: Double) -> LinearScale {
    LinearScale(domain: 0...max(rows.map(\.count.number).max() ?? 0, .leastNormalMagnitude), start: start, end: end)
  }

  private var countWidth: Double { rows.map { TextMeasure.width(of: $0.count.text, size: 13, bold: true) }.max() ?? 0 }

  private func wide() -> Scene {
    var scene = Scene(width: Drawing.wide.units, height: 0)
    let sorted = sorted
    let columns = TextColumns(
      [
        .init(head: shareHead, cells: sorted.map(\.share)), .init(head: cumulativeHead, cells: sorted.map(\.cumulative)),
      ], right: scene.width, gap: 20)
    columns.drawHeads(in: &scene, y: 11)
    let nameWidth = TextMeasure.columnWidth(sorted.map(\.name), bold: true, limit: 170)
    let left = nameWidth + 10
    let scale = scale(start: left, end: columns.left - 20 - countWidth)
    let names = TextMeasure.fitted(sorted.map(\.name), width: nameWidth, bold: true)
    var y = 20.0
    for (index, row) in sorted.enumerated() {
      let isVital = index < vital && !row.isOther
      let baseline = y + 17
      scene.add(
        Label(
          names[index], at: Point(left - 10, baseline), anchor: .end, size: 13, bold: isVital))
      let end = scale.place(row.count.number)
      scene.add(Rectangle(Box(left: left, top: y, right: end, bottom: y + 25), fill: isVital ? .data : .grey))
      scene.add(Label(row.count, at: Point(end + 6, baseline), size: 13, bold: true))
      columns.draw([row.share, row.cumulative], in: &scene, y: baseline) { ($0 == 0 && isVital, $0 == 0 ? .ink : .muted) }
      y += 40
    }
    scene.height = max(y - 11, 16)
    return scene
  }

  private func narrow() -> Scene {
    var scene = Scene(width: Drawing.narrow.units, height: 0)
    let sorted = sorted
    let columns = TextColumns(
      [
        .init(head: shareHead, cells: sorted.map(\.share)),
        .init(head: shortCumulativeHead, cells: sorted.map(\.cumulative)),
      ], right: scene.width, gap: 8)
    columns.drawHeads(in: &scene, y: 11)
    let scale = scale(start: 0, end: columns.left - 16 - countWidth)
    let names = TextMeasure.fitted(sorted.map(\.name), width: scene.width, bold: true)
    var y = 16.0
    for (index, row) in sorted.enumerated() {
      let isVital = index < vital && !row.isOther
      scene.add(
        Label(
          names[index], at: Point(0, y + 12), size: 13, bold: isVital))
      let end = scale.place(row.count.number)
      scene.add(Rectangle(Box(left: 0, top: y + 18, right: end, bottom: y + 34), fill: isVital ? .data : .grey))
      scene.add(Label(row.count, at: Point(end + 6, y + 31), size: 13, bold: true))
      columns.draw([row.share, row.cumulative], in: &scene, y: y + 31) { ($0 == 0 && isVital, $0 == 0 ? .ink : .muted) }
      y += 44
    }
    scene.height = max(y - 6, 16)
    return scene
  }
}
