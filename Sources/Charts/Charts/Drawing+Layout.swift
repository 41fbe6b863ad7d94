extension Drawing {
  /// Width in user units of charts that have no size of their own.
  var units: Double { self == .narrow ? 288 : 560 }
  var isNarrow: Bool { self == .narrow }
}

extension PeriodAxis {
  init(_ periods: [PeriodLabel], places: [Double], width: Double, boldLast: Bool = false) {
    self.init(periods.map { Entry(name: $0.name, year: $0.year) }, places: places, width: width, boldLast: boldLast)
  }
}

extension BreakHeader {
  /// The header of those breaks and rulers that have a period on both sides.
  init(_ breaks: [Break], _ rulers: [Ruler], count: Int, width: Double, place: (Int) -> Double) {
    func between(_ before: Int) -> Double? {
      before > 0 && before < count ? (place(before - 1) + place(before)) / 2 : nil
    }
    let rules = breaks.compactMap { found in
      between(found.before).map { Rule(x: $0, earlier: found.earlier, later: found.later, since: found.since) }
    }
    let faint = rulers.compactMap { ruler in between(ruler.before).map { Faint(x: $0, label: ruler.label) } }
    self.init(rules, faint: faint, width: width)
  }
}

/// Values of consecutive periods as unbroken runs of points: a missing value ends a run.
func runs(_ values: [Double?], place: (Int, Double) -> Point) -> [[Point]] {
  var runs: [[Point]] = [[]]
  for (index, value) in values.enumerated() {
    if let value, value.isFinite {
      runs[runs.count - 1].append(place(index, value))
    } else if runs.last?.isEmpty == false {
      runs.append([])
    }
  }
  return runs.filter { !$0.isEmpty }
}
