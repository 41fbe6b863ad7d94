import Numbers
import ShownNumbers
import Snapshots

/// Makes the lines of a ``SplitChange`` from the rows of two periods.
struct SplitChangeMaker {
  let numbers: MetricNumbers
  let additivity: Additivity?
  let members: (before: [Observation?], after: [Observation?])
  let total: (before: Observation?, after: Observation?)

  /// One member at both periods.
  func line(_ name: String, _ before: Observation?, _ after: Observation?) -> SplitChange.Line {
    let one = side(before, members.before, total.before)
    let two = side(after, members.after, total.after)
    guard let one, let two else {
      return SplitChange.Line(
        name: name, others: nil, before: value(one, before), after: value(two, after), change: nil, isUnchanged: false,
        sides: nil)
    }
    return line(name, one, two)
  }

  /// As many as there is room for; the rest is taken together where it may be added.
  func grouped(_ lines: [SplitChange.Line], atMost limit: Int) -> [SplitChange.Line] {
    guard additivity != nil, lines.count > max(2, limit) else { return lines }
    let rest = lines[(max(2, limit) - 1)...]
    guard let sides = sum(rest) else { return lines }
    return lines[..<rest.startIndex] + [line(nil, sides.before, sides.after, others: rest.count)]
  }

  /// The published totals; without them what the lines make together.
  func whole(_ lines: [SplitChange.Line]) -> SplitChange.Whole {
    if let before = total.before.flatMap(observed), let after = total.after.flatMap(observed) {
      return .published(line(nil, before, after), rest: rest(lines, before, after))
    }
    guard let sides = sum(lines) else { return .none }
    return .sum(line(nil, sides.before, sides.after))
  }

  /// The change of the total less those of the lines; nil where they make it.
  private func rest(_ lines: [SplitChange.Line], _ before: SplitChange.Side, _ after: SplitChange.Side) -> ShownNumber? {
    guard let sides = sum(lines) else { return nil }
    let rest = (after.value - before.value) - (sides.after.value - sides.before.value)
    guard numbers.text.table(rest) != numbers.text.table(.zero) else { return nil }
    let later = after.plus + sides.before.plus + sides.after.minus
    let earlier = before.plus + sides.after.plus + sides.before.minus
    return numbers.derived(
      .difference, numbers.text.difference(rest), exact: rest, from: later + earlier,
      with: NumberInputs([], [.first: String(later.count)]))
  }

  // MARK: Sides

  private func observed(_ row: Observation) -> SplitChange.Side? {
    row.value.map { SplitChange.Side(value: $0, plus: [row]) }
  }

  /// A member's value. One without a row has nothing where the total leaves nothing for it; else it is not known.
  private func side(_ row: Observation?, _ members: [Observation?], _ total: Observation?) -> SplitChange.Side? {
    if let row { return observed(row) }
    let rows = members.compactMap(\.self)
    guard let total, let additivity, additivity.leavesNothing(of: (total, total.value), for: rows.map(\.value))
    else { return nil }
    return SplitChange.Side(value: .zero, plus: [total], minus: rows)
  }

  private func sum(_ lines: some Sequence<SplitChange.Line>) -> (before: SplitChange.Side, after: SplitChange.Side)? {
    let sides = lines.compactMap(\.sides)
    guard let additivity, !sides.isEmpty else { return nil }
    func together(_ sides: [SplitChange.Side]) -> SplitChange.Side {
      SplitChange.Side(
        value: additivity.sum(sides.map(\.value)), plus: sides.flatMap(\.plus), minus: sides.flatMap(\.minus))
    }
    return (together(sides.map(\.before)), together(sides.map(\.after)))
  }

  // MARK: Numbers

  private func line(
    _ name: String?, _ before: SplitChange.Side, _ after: SplitChange.Side, others: Int? = nil
  ) -> SplitChange.Line {
    let change = after.value - before.value
    let later = after.plus + before.minus
    return SplitChange.Line(
      name: name, others: others, before: .number(shown(before)), after: .number(shown(after)),
      change: numbers.derived(
        .difference, numbers.text.difference(change), exact: change, from: later + before.plus + after.minus,
        with: NumberInputs([], [.first: String(later.count)])),
      isUnchanged: change.isZero, sides: (before, after))
  }

  private func value(_ side: SplitChange.Side?, _ row: Observation?) -> Split.Value {
    if let side { return .number(shown(side)) }
    guard let row else { return .absent(.missing) }
    return .absent(row.isWithheld ? .withheld : row.isProvisional ? .pending : .missing)
  }

  private func shown(_ side: SplitChange.Side) -> ShownNumber {
    if side.minus.isEmpty, side.plus.count == 1, let number = numbers.headline(side.plus[0]) { return number }
    guard !side.minus.isEmpty else {
      return numbers.derived(.sum, numbers.text.headline(side.value), exact: side.value, from: side.plus)
    }
    return numbers.derived(
      .difference, numbers.text.headline(side.value), exact: side.value, from: side.plus + side.minus,
      with: NumberInputs([], [.first: String(side.plus.count)]))
  }
}
