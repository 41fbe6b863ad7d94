extension Funnel {
  package func scene(_ drawing: Drawing) -> Scene { drawing.isNarrow ? narrow() : wide() }

  private var greatest: Double { max(stages.map(\.count.number).filter(\.isFinite).max() ?? 0, .leastNormalMagnitude) }
  private var countWidth: Double {
    stages.map { TextMeasure.width(of: $0.count.text, size: 14, bold: true) }.max() ?? 0
  }

  // MARK: Wide: names at the left, conversions between the bars in three columns

  private func wide() -> Scene {
    var scene = Scene(width: Drawing.wide.units, height: 0)
    let (bar, pitch) = (25.0, 62.0)
    let nameWidth = max(
      TextMeasure.columnWidth(stages.map(\.name), limit: 160),
      overall == nil ? 0 : TextMeasure.columnWidth(["Overall"], bold: true, limit: 160))
    let left = nameWidth + 10
    let scale = LinearScale(domain: 0...greatest, start: left, end: scene.width - countWidth - 10)
    let all = steps.compactMap(\.self) + [overall].compactMap(\.self)
    let countsLeft = left + 22 + TextMeasure.columnWidth(all.map(\.rate), size: 14, bold: true, limit: 80)
    let basisLeft = countsLeft + 14 + TextMeasure.columnWidth(all.map(\.counts), size: 12, limit: 140)

    func draw(_ step: Step, baseline: Double) {
      scene.add(Label(step.rate, at: Point(left + 10, baseline), size: 14, bold: true))
      scene.add(Label(TextMeasure.fitted(step.counts, width: basisLeft - countsLeft - 8), at: Point(countsLeft, baseline)))
      let mark = step.mark ?? ""
      let markWidth = mark.isEmpty ? 0 : TextMeasure.width(of: mark, bold: true) + 12
      let basis = Label(
        TextMeasure.fitted(step.basis, width: scene.width - basisLeft - markWidth), at: Point(basisLeft, baseline),
        fill: .muted)
      scene.add(basis)
      scene.add(Label(mark, at: Point(basis.box.right + (basis.text.isEmpty ? 0 : 12), baseline), bold: true))
    }

    let names = TextMeasure.fitted(stages.map(\.name), width: nameWidth)
    var y = 4.0
    for (index, stage) in stages.enumerated() {
      scene.add(Label(names[index], at: Point(left - 10, y + 17), anchor: .end, size: 13))
      let end = scale.place(stage.count.number)
      scene.add(Rectangle(Box(left: left, top: y, right: end, bottom: y + bar), fill: .data))
      scene.add(Label(stage.count, at: Point(end + 6, y + 17.5), size: 14, bold: true))
      guard index < stages.count - 1 else { break }
      if index < steps.count, let step = steps[index] {
        scene.add(.vertical(x: left + 0.75, from: y + bar + 4, to: y + pitch - 4, Pen(.axis, 1.5)))
        draw(step, baseline: y + 48)
      }
      y += pitch
    }
    y += bar
    if let overall {
      scene.add(.horizontal(y: y + 10, from: 0, to: scene.width, .hairline))
      scene.add(Label("Overall", at: Point(left - 10, y + 30), anchor: .end, size: 13, bold: true))
      draw(overall, baseline: y + 30)
      y += 33
    }
    scene.height = y + 5
    return scene
  }

  // MARK: Narrow: names above the bars, conversions beneath

  private func narrow() -> Scene {
    var scene = Scene(width: Drawing.narrow.units, height: 0)
    let scale = LinearScale(domain: 0...greatest, start: 0, end: scene.width - countWidth - 8)
    let all = steps.compactMap(\.self) + [overall].compactMap(\.self)
    let countsLeft =
      12 + TextMeasure.columnWidth(all.map { step -> Lettering in "↓ \(step.rate)" }, size: 13, bold: true, limit: 90)

    /// The basis on the same line where it fits, else beneath; returns the last baseline.
    func draw(_ step: Step, arrow: String, baseline: Double) -> Double {
      scene.add(Label("\(arrow)\(step.rate)", at: Point(0, baseline), size: 13, bold: true))
      let counts = Label(TextMeasure.fitted(step.counts, width: scene.width - countsLeft), at: Point(countsLeft, baseline))
      scene.add(counts)
      let basis = step.shortBasis ?? step.basis
      let mark = step.mark.map { basis.isEmpty ? $0 : $0 + ", " } ?? ""
      let basisWidth = TextMeasure.width(of: basis)
      let markWidth = TextMeasure.width(of: mark, bold: true)
      let fits = counts.box.right + 10 + basisWidth + markWidth <= scene.width
      let y = fits || basis.isEmpty && mark.isEmpty ? baseline : baseline + 15
      let room = scene.width - (fits ? 0 : markWidth + 6)
      let text = TextMeasure.fitted(basis, width: room)
      let right = scene.width
      if fits {
        scene.add(Label(text, at: Point(right, y), anchor: .end, fill: .muted))
        scene.add(Label(mark, at: Point(right - basisWidth - 4, y), anchor: .end, bold: true))
      } else {
        scene.add(Label(mark, at: Point(0, y), bold: true))
        scene.add(Label(text, at: Point(markWidth + (mark.isEmpty ? 0 : 6), y), fill: .muted))
      }
      return y
    }

    let names = TextMeasure.fitted(stages.map(\.name), width: scene.width)
    var y = 0.0
    for (index, stage) in stages.enumerated() {
      scene.add(Label(names[index], at: Point(0, y + 12), size: 13))
      let end = scale.place(stage.count.number)
      scene.add(Rectangle(Box(left: 0, top: y + 18, right: end, bottom: y + 36), fill: .data))
      scene.add(Label(stage.count, at: Point(end + 6, y + 32), size: 14, bold: true))
      y += 36
      if index < stages.count - 1, index < steps.count, let step = steps[index] {
        y = draw(step, arrow: "↓ ", baseline: y + 17) + 13
      } else {
        y += 14
      }
    }
    if let overall {
      scene.add(.horizontal(y: y - 4, from: 0, to: scene.width, .hairline))
      scene.add(Label("Overall", at: Point(0, y + 12), size: 13))
      y = draw(overall, arrow: "", baseline: y + 29) + 10
    }
    scene.height = y
    return scene
  }
}
