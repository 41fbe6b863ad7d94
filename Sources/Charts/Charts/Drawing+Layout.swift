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
  /// The header of those breaks that have a period on both sides.
  init(_ breaks: [Break], count: Int, width: Double, place: (Int) -> Double) {
    let rules = breaks.filter { $0.before > 0 && $0.before < count }.map {
      Rule(x: (place($0.before - 1) + place($0.before)) / 2, earlier: $0.earlier, later: $0.later)
    }
    self.init(rules, width: width)
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
