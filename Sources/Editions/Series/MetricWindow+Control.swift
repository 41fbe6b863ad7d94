import Definitions
import Measures
import Numbers
package import ShownNumbers
import Snapshots

/// A run of one meaning in a window that is long enough for limits of what is usual.
package struct ControlPhase: Sendable {
  /// Why a value is not usual.
  package enum Signal: Sendable {
    case outside
    /// The eighth or later on one side of the mean.
    case run
  }

  /// Its places in the window.
  package let range: Range<Int>
  package let mean: ShownNumber
  package let lower: ShownNumber
  package let upper: ShownNumber
  /// Whether the lower limit is one: nothing falls under zero.
  package let hasLower: Bool
  /// By place in the range.
  private let signals: [Signal?]

  init(range: Range<Int>, mean: ShownNumber, lower: ShownNumber, upper: ShownNumber, hasLower: Bool, signals: [Signal?]) {
    self.range = range
    self.mean = mean
    self.lower = lower
    self.upper = upper
    self.hasLower = hasLower
    self.signals = signals
  }

  /// Nil outside its range, and for what is usual.
  package func signal(at place: Int) -> Signal? { range.contains(place) ? signals[place - range.lowerBound] : nil }
}

extension MetricWindow {
  /// One pair of limits per meaning; a value that is not final is in none.
  package var controlPhases: [ControlPhase] {
    let starts = [0] + breaks.compactMap { found in entries.firstIndex { $0.period == found.period } } + [entries.count]
    return zip(starts, starts.dropFirst()).compactMap { from, to in controlPhase(from..<to) }
  }

  private func controlPhase(_ range: Range<Int>) -> ControlPhase? {
    let rows = entries[range].map { $0.point?.observation }
    let values = rows.map { $0?.isProvisional == true ? nil : $0?.value }
    let ceiling: ExactDecimal? = text.parts.isProportion ? ExactDecimal(1) : nil
    guard let limits = ControlLimits(values, floor: .zero, ceiling: ceiling) else { return nil }
    let known = rows.compactMap(\.self).filter { !$0.isProvisional && $0.value != nil }
    func limit(_ side: String, _ value: ExactDecimal) -> ShownNumber {
      var arguments: [NumberArgument: String] = [.side: side]
      if let ceiling { arguments[.ceiling] = ceiling.description }
      return numbers.derived(.limit, text.headline(value), exact: value, from: known, with: NumberInputs([], arguments))
    }
    let signals = zip(rows, limits.signals(in: values)).map { row, isSignal -> ControlPhase.Signal? in
      guard isSignal, let value = row?.value else { return nil }
      return value < limits.lower || value > limits.upper ? .outside : .run
    }
    return ControlPhase(
      range: range, mean: numbers.derived(.mean, text.headline(limits.mean), exact: limits.mean, from: known),
      lower: limit("lower", limits.lower), upper: limit("upper", limits.upper),
      hasLower: limits.lower > .zero, signals: signals)
  }
}
