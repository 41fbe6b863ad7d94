import Measures
import Numbers
import ShownNumbers
import Snapshots

/// Members beside their own numbers of another period.
extension Split {
  /// A member beside its number in the split of an earlier period; without a row there, beside nothing where that period's total
  /// left nothing for it.
  package func comparison(of member: Member, with earlier: Split) -> ShownComparison {
    guard let point = member.series[period] else { return .missing }
    let comparison = Comparison.of(point, with: earlier.period, in: member.series, numbers.edition.ledger)
    if case .missing = comparison, earlier[member.code] == nil, let change = change(of: member, from: earlier) {
      return .change(change)
    }
    return numbers.shown(comparison, at: member.observation)
  }

  /// Nil where nobody knows that there was nothing, or under another meaning.
  private func change(of member: Member, from earlier: Split) -> ShownChange? {
    guard let value = member.exact, !member.observation.isProvisional, let nothing = earlier.nothing,
      let total = earlier.totalRow,
      numbers.edition.ledger.isSame(total.stamp?.meaning, member.observation.stamp?.meaning)
    else { return nil }
    let keys = [member.key] + earlier.members.map(\.key)
    let difference = numbers.derived(
      .difference, numbers.text.difference(value), exact: value, keys: keys + [numbers.key(of: total)],
      with: NumberInputs([], [.first: String(keys.count)]))
    return ShownChange(
      difference: value.isZero ? nil : difference, relative: nil, earlier: nothing, isBackcast: false, judgement: nil)
  }
}
