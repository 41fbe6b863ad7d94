import Calendars
import Charts
import Definitions
import Documents
import Editions
import Measures
import ShownNumbers
import Snapshots

/// A window as charts need it.
extension MetricWindow {
  var labels: [PeriodLabel] { PeriodLabel.row(entries.map(\.period)) }

  func quantity(_ observation: Observation?) -> Quantity? {
    observation.flatMap(numbers.headline).flatMap(Quantity.init(orBound:))
  }

  /// How a lower bound is drawn, where one is; empty else.
  var boundNote: Phrase {
    entries.contains { $0.point?.observation.isNotReached ?? false }
      ? "An open triangle is a lower bound: too many cases are still open for the value to be known." : ""
  }

  func values(of meaning: String?) -> [Quantity?] {
    entries.map { entry in
      guard let observation = entry.point?.observation else { return nil }
      return edition.ledger.isSame(observation.stamp?.meaning, meaning) ? quantity(observation) : nil
    }
  }

  /// The same where no value is written, and none that is only a bound is drawn.
  func positions(of meaning: String?) -> [Double?] {
    entries.map { entry in
      guard let observation = entry.point?.observation, edition.ledger.isSame(observation.stamp?.meaning, meaning) else {
        return nil
      }
      return numbers.position(observation)
    }
  }

  var chartBreaks: [Charts.Break] {
    breaks.compactMap { found in
      guard let place = entries.firstIndex(where: { $0.period == found.period }) else { return nil }
      let names = names(at: found)
      let day = start(of: found).map { "from \($0.day) \(CivilDate.shortMonth($0.month))" } ?? ""
      return Charts.Break(before: place, earlier: names.earlier, later: names.later, since: day)
    }
  }

  var rulers: [Ruler] { sources.rulers(entries.map(\.period)) }

  /// Runs of periods with one promised level.
  var chartTargets: [LineChart.Target] {
    var targets: [LineChart.Target] = []
    for (place, entry) in entries.enumerated() {
      guard let level = target(for: entry.period).map(numbers.level), let value = level.position else { continue }
      if let last = targets.last, last.through == place - 1, last.value == value {
        targets[targets.count - 1] = last.reaching(place)
      } else {
        targets.append(
          LineChart.Target(
            from: place, through: place, value: value, label: "target \(level)", shortLabel: Lettering(level)))
      }
    }
    return targets
  }
}

extension PeriodLabel {
  /// Names under an axis, the year where it changes.
  static func row(_ periods: [Period]) -> [PeriodLabel] {
    var year: Int?
    return periods.map { period in
      defer { year = period.year }
      return PeriodLabel(period.tick, year: period.year == year ? "" : String(period.year))
    }
  }
}

extension ValueText {
  var ticks: TickFormat {
    switch format {
    case .percent: TickFormat(.plain, suffix: "%")
    case .money: TickFormat(.compact, prefix: unitHeading)
    case .integer: TickFormat(.compact)
    case .hours, .days, .decimal: .plain
    }
  }
}
