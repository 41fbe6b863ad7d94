/// Round numbers between two values: d3-array's `ticks`, `tickIncrement` and `tickStep`, version 3, ported step by step.
///
/// Steps are 1, 2 or 5 times a power of ten. For steps below one the increment is kept as its inverse and divided by,
/// which gives 0.3 and not 0.30000000000000004. Source: github.com/d3/d3-array, src/ticks.js (ISC licence).
package enum Ticks {
  /// About `count` ticks from `start` to `stop`, both included where they are round; in falling order where `stop < start`.
  package static func between(_ start: Double, _ stop: Double, count: Double) -> [Tick] {
    guard count > 0, start.isFinite, stop.isFinite else { return [] }
    // One number is its own tick where an integer can hold it; there is no step to round it by.
    guard start != stop else { return Int(exactly: start).map { [Tick(mantissa: $0, exponent: 0, value: start)] } ?? [] }
    let reversed = stop < start
    let spec = reversed ? Spec(stop, start, count: count) : Spec(start, stop, count: count)
    guard let spec, spec.last >= spec.first else { return [] }
    let indices = stride(from: spec.first, through: spec.last, by: 1).map(Int.init)
    let ticks = indices.map { spec.tick($0) }
    return reversed ? ticks.reversed() : ticks
  }

  /// The difference of neighbouring ticks; where it is below one, its inverse, negated. NaN where there can be none.
  package static func increment(_ start: Double, _ stop: Double, count: Double) -> Double {
    guard let spec = Spec(start, stop, count: count) else { return .nan }
    return spec.isInverse ? -spec.increment : spec.increment
  }

  /// The difference of neighbouring ticks, negative where `stop < start`.
  package static func step(_ start: Double, _ stop: Double, count: Double) -> Double {
    guard stop >= start else { return -step(stop, start, count: count) }
    let increment = increment(start, stop, count: count)
    return increment < 0 ? 1 / -increment : increment
  }

  /// What d3 calls the tick spec: the indices of the first and last tick and what to multiply them by.
  private struct Spec {
    var first: Double
    var last: Double
    /// Multiply by it, or divide where ``isInverse``.
    let increment: Double
    let isInverse: Bool
    let factor: Int
    let power: Int

    /// nil where no step can be made: an empty or unlimited interval, no count.
    init?(_ start: Double, _ stop: Double, count: Double) {
      self.init(start: start, stop: stop, count: count)
      if last < first, count >= 0.5, count < 2 {
        guard let finer = Spec(start, stop, count: count * 2) else { return nil }
        self = finer
      }
    }

    private init?(start: Double, stop: Double, count: Double) {
      let step = (stop - start) / max(0, count)
      guard step > 0, step.isFinite else { return nil }
      power = PowerOfTen.floor(step)
      let error = step / PowerOfTen.value(power)
      factor = error >= 50.squareRoot() ? 10 : error >= 10.squareRoot() ? 5 : error >= 2.squareRoot() ? 2 : 1
      isInverse = power < 0
      if isInverse {
        increment = PowerOfTen.value(-power) / Double(factor)
        first = (start * increment).rounded()
        last = (stop * increment).rounded()
        if first / increment < start { first += 1 }
        if last / increment > stop { last -= 1 }
      } else {
        increment = PowerOfTen.value(power) * Double(factor)
        first = (start / increment).rounded()
        last = (stop / increment).rounded()
        if first * increment < start { first += 1 }
        if last * increment > stop { last -= 1 }
      }
      // Beyond 2^53 indices are no longer told apart: there are no ticks to draw.
      guard abs(first) < 0x1p53, abs(last) < 0x1p53 else { return nil }
    }

    func tick(_ index: Int) -> Tick {
      let value = isInverse ? Double(index) / increment : Double(index) * increment
      return Tick(mantissa: index * factor, exponent: power, value: value)
    }
  }
}
