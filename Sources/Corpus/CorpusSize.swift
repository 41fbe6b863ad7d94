/// How much of everything a corpus holds. The three sizes are those that the performance figures are quoted for.
struct CorpusSize {
  enum Grain { case month, week }

  var name: String
  /// Files in the glossary, metrics, stages and the calendar among them.
  var terms: Int
  var metrics: Int
  var periods: Int
  var grain: Grain
  /// Rows per metric and period: the total and `dims - 1` regions.
  var dims: Int

  var stages: Int { min(12, max(4, terms / 10)) }

  static let all = [
    CorpusSize(name: "S", terms: 30, metrics: 20, periods: 24, grain: .month, dims: 6),
    CorpusSize(name: "M", terms: 1_000, metrics: 50, periods: 60, grain: .month, dims: 10),
    CorpusSize(name: "L", terms: 10_000, metrics: 100, periods: 520, grain: .week, dims: 50),
  ]
}

extension CorpusSize {
  /// Labels of the last `periods` periods that are closed on the snapshot's day, 2026-11-06, oldest first.
  var periodLabels: [String] {
    var year = 2026
    var number = grain == .month ? 10 : 44
    var labels: [String] = []
    for _ in 0..<periods {
      labels.append(grain == .month ? "\(year)-\(padded(number, 2))" : "\(year)-W\(padded(number, 2))")
      number -= 1
      if number == 0 {
        year -= 1
        number = grain == .month ? 12 : weeks(in: year)
      }
    }
    return labels.reversed()
  }

  /// 53 where 31 December is a Thursday or the year before ends on a Wednesday (ISO 8601), else 52.
  private func weeks(in year: Int) -> Int {
    func lastWeekday(_ year: Int) -> Int { (year + year / 4 - year / 100 + year / 400) % 7 }
    return lastWeekday(year) == 4 || lastWeekday(year - 1) == 3 ? 53 : 52
  }
}

/// Decimal digits of a number that is not negative, filled with zeros to `width`.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
