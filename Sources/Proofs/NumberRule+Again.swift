import Calendars
import Numbers
import ShownNumbers
import Snapshots

/// What a rule is given: its rows, and what it takes besides.
struct RuleCase {
  let rows: [Observation]
  let inputs: NumberInputs
  let evidence: Evidence
  let taking: Taking

  var column: NumberColumn { inputs.columns.first ?? .value }

  func value(_ row: Int) -> Fraction? { rows.indices.contains(row) ? rows[row].read(column, taking) : nil }

  func argument(_ name: NumberArgument) -> Fraction? {
    inputs.arguments[name].flatMap { ExactDecimal($0) }.map { Fraction($0) }
  }

  var isPerTarget: Bool { inputs.arguments[.per] == "target" }
  var wantsMore: Bool { inputs.arguments[.wants] != "less" }

  /// The rows of the first term added up, and those of the second.
  var terms: (Fraction, Fraction)? {
    let first = inputs.arguments[.first].flatMap { Int($0) } ?? 1
    guard first >= 0, first <= rows.count, let one = sum(rows[..<first]), let other = sum(rows[first...]) else { return nil }
    return (one, other)
  }

  func sum(_ rows: ArraySlice<Observation>) -> Fraction? {
    rows.reduce(Fraction(0)) { sum, row in row.read(column, taking).flatMap { sum?.adding($0) } }
  }
}

extension NumberRule {
  /// What the rule makes of its inputs; nil where they are not what it needs, or do not fit.
  func again(_ given: RuleCase) -> Fraction? {
    switch self {
    case .difference: given.terms.flatMap { $0.subtracting($1) }
    case .relativeChange: given.terms.flatMap { later, earlier in later.subtracting(earlier)?.divided(by: earlier) }
    case .share: given.terms.flatMap { $0.divided(by: $1) }
    case .sum: given.sum(given.rows[...])
    case .cases: given.value(0)
    case .target: given.promised
    case .distance: given.argument(.target).flatMap { given.value(0)?.subtracting($0) }
    case .attainment: given.attained
    case .edge: given.edge
    case .bound: given.bound
    case .expected: given.expected
    case .progress: given.expected.flatMap { given.value(0)?.divided(by: $0) }
    case .pace: given.projected
    case .mean: given.mean
    case .limit: given.limit
    case .interval: given.scoreInterval
    case .tolerance:
      given.inputs.arguments[.definition].flatMap { given.evidence.tolerances[$0] }.map { Fraction($0) }
    case .parts, .tally: nil
    }
  }
}

// MARK: Promises

extension RuleCase {
  fileprivate var promised: Fraction? {
    if isPerTarget { return Fraction(1) }
    if let metric = inputs.arguments[.definition] { return evidence.limits[metric]?.value }
    return argument(.target)
  }

  fileprivate var attained: Fraction? {
    guard let target = argument(.target), let value = value(0) else { return nil }
    return wantsMore ? value.divided(by: target) : target.divided(by: value)
  }

  fileprivate var edge: Fraction? {
    guard let target = argument(.target), let risk = argument(.atRisk)?.divided(by: Fraction(100)),
      let edge = wantsMore ? target.multiplied(by: risk) : target.divided(by: risk)
    else { return nil }
    return isPerTarget ? edge.divided(by: target) : edge
  }

  fileprivate var bound: Fraction? {
    guard let row = rows.first, let met = row.read(.numerator, taking), let decided = row.read(.denominator, taking),
      let pending = row.read(.censored, taking), let all = decided.adding(pending)
    else { return nil }
    return (inputs.arguments[.side] == "most" ? met.adding(pending) : met)?.divided(by: all)
  }

  // MARK: Pace

  fileprivate var expected: Fraction? {
    guard let done = argument(.daysDone), let total = argument(.daysTotal) else { return nil }
    return argument(.target)?.multiplied(by: done)?.divided(by: total)
  }

  fileprivate var projected: Fraction? {
    guard let done = argument(.daysDone), let total = argument(.daysTotal) else { return nil }
    return value(0)?.multiplied(by: total)?.divided(by: done)
  }

  // MARK: What is usual

  fileprivate var mean: Fraction? { sum(rows[...])?.divided(by: Fraction(rows.count)) }

  /// The mean and the mean of the moves between neighbouring periods are kept to six digits.
  fileprivate var limit: Fraction? {
    let sorted = rows.sorted { $0.period < $1.period }
    var moves: [Fraction] = []
    for (before, after) in zip(sorted, sorted.dropFirst()) where before.period.next == after.period {
      guard let one = before.read(column, taking), let other = after.read(column, taking),
        let move = other.subtracting(one)
      else { return nil }
      moves.append(move < Fraction(0) ? move.negated : move)
    }
    let all = moves.reduce(Fraction(0)) { sum, move in sum?.adding(move) }
    guard let mean = mean?.rounded(to: 6), let range = all?.divided(by: Fraction(moves.count))?.rounded(to: 6),
      let reach = Fraction(266, 100).flatMap({ Fraction(range).multiplied(by: $0) })
    else { return nil }
    if inputs.arguments[.side] == "lower" { return Fraction(mean).subtracting(reach).map { max($0, Fraction(0)) } }
    guard let upper = Fraction(mean).adding(reach) else { return nil }
    return argument(.ceiling).map { min($0, upper) } ?? upper
  }
}
