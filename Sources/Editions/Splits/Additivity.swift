import Definitions
import Numbers
import ShownNumbers
import Snapshots

/// That a metric's numbers add up over the members of a dimension. Without one nothing can be added, and there is one only where
/// the metric's type allows it.
struct Additivity: Sendable {
  /// Whether the numbers are of cases, none of which is ever taken away.
  private let onlyCounts: Bool

  /// Nil too where a total is withheld: the sum of its members would tell it.
  init?(_ metric: String, stat: String, over dimension: String, totals: [Observation?], in glossary: Glossary) {
    guard glossary.isAdditive(metric, stat: stat, over: dimension), !totals.contains(where: { $0?.isWithheld ?? false })
    else { return nil }
    onlyCounts = glossary.onlyCounts(metric, stat: stat)
  }

  /// Whether nothing is left of a published total for a member without a row: the others, of these values, make all of it, or no
  /// case is in it. Elsewhere such a member is missing, and what is missing is not zero.
  func leavesNothing(of total: (observation: Observation, exact: ExactDecimal?), for others: [ExactDecimal?]) -> Bool {
    guard let exact = total.exact else { return false }
    guard others.isEmpty else { return sum(known: others) == exact }
    return exact.isZero && (onlyCounts || total.observation.count == 0)
  }

  /// What members make together; nil where there are none, or one of them has no value.
  func sum(_ members: some Collection<Split.Member>) -> SplitAmount? {
    sum(known: members.lazy.map(\.exact)).map { SplitAmount(value: $0, keys: members.map(\.key)) }
  }

  /// The same of those that are wanted, a flag for each.
  func sum(_ members: [Split.Member], where isWanted: [Bool]) -> SplitAmount? {
    var sum: ExactDecimal?
    var keys: [NumberKey] = []
    keys.reserveCapacity(isWanted.count { $0 })
    for place in members.indices where isWanted[place] {
      let member = members[place]
      guard let exact = member.exact else { return nil }
      sum = (sum ?? .zero) + exact
      keys.append(member.key)
    }
    return sum.map { SplitAmount(value: $0, keys: keys) }
  }

  /// What values make together; nil where there are none, or one is missing: what is missing is not zero.
  func sum(known values: some Sequence<ExactDecimal?>) -> ExactDecimal? {
    var sum: ExactDecimal?
    for value in values {
      guard let value else { return nil }
      sum = (sum ?? .zero) + value
    }
    return sum
  }

  func sum(_ values: [ExactDecimal]) -> ExactDecimal { values.reduce(.zero, +) }
}

/// Rows added up.
struct SplitAmount: Sendable {
  let value: ExactDecimal
  /// The keys of the rows.
  let keys: [NumberKey]

  fileprivate init(value: ExactDecimal, keys: [NumberKey]) {
    self.value = value
    self.keys = keys
  }
}
