import Definitions
import Numbers
package import ShownNumbers
import Snapshots

/// What a split's members make together. Every number here is nil where the metric is not additive.
extension Split {
  func amount(of members: [Member]) -> SplitAmount? { additivity?.sum(members) }

  /// Each member once, whatever parts share it.
  func amount(of parts: [SplitPart]) -> SplitAmount? {
    guard let additivity else { return nil }
    // Most often one member.
    if parts.count == 1, let only = parts[0].only { return self[only].flatMap { additivity.sum(CollectionOfOne($0)) } }
    var isWanted = [Bool](repeating: false, count: members.count)
    for part in parts {
      for reference in part.members { if let place = place(of: reference) { isWanted[place] = true } }
    }
    return additivity.sum(members, where: isWanted)
  }

  /// Members that have a value.
  var valued: [Member] { members.filter { $0.exact != nil } }

  /// Members that have none: withheld, not complete, or missing.
  package var absent: [Member] { members.filter { $0.exact == nil } }

  /// Whether its members may be added at all.
  package var isAdditive: Bool { additivity != nil }

  /// All members added up; nil where one of them has no value, so that a sum would lack it.
  package var sum: ShownNumber? { amount(of: members).map(shown) }

  /// The members that have a value added up: no total, for some may be withheld or missing.
  package var sumShown: ShownNumber? { amount(of: valued).map(shown) }

  /// Some parts added up; nil where one of them has no value.
  package func sum(of parts: [SplitPart]) -> ShownNumber? { amount(of: parts).map(shown) }

  /// What the total that was published is beside the sum of the members that are shown.
  package struct Gap: Sendable {
    package let sum: ShownNumber
    package let total: ShownNumber
    /// How much the members lack, or how much they are over.
    package let difference: ShownNumber
    package let isShort: Bool
  }

  /// Where the members that are shown do not make the total: one is withheld, a case lies in none, or in two.
  package var gap: Gap? {
    // They mostly do, and then nothing is made of them.
    guard let additivity, let row = totalRow, let exact = exactTotal,
      let known = additivity.sum(known: members.lazy.map(\.exact).filter { $0 != nil }), exact != known,
      let sum = amount(of: valued), let total = total?.number
    else { return nil }
    let isShort = sum.value < exact
    let difference = (exact - sum.value).magnitude
    let maker = form == .cases ? numbers.ofCases : numbers
    // What rounding of the members makes is not said.
    guard maker.text.table(difference) != maker.text.table(.zero) else { return nil }
    return Gap(
      sum: shown(sum), total: total,
      difference: maker.derived(
        .difference, form == .headline ? maker.text.headline(difference) : maker.text.table(difference), exact: difference,
        keys: isShort ? [maker.key(of: row)] + sum.keys : sum.keys + [maker.key(of: row)],
        with: NumberInputs(columns, [.first: String(isShort ? 1 : sum.keys.count)])),
      isShort: isShort)
  }

  /// The number of a member without a row, where the total leaves nothing for it.
  var nothing: ShownNumber? {
    guard let row = totalRow, let additivity, additivity.leavesNothing(of: (row, exactTotal), for: members.map(\.exact)) else {
      return nil
    }
    let maker = form == .cases ? numbers.ofCases : numbers
    return maker.derived(
      .difference, form == .headline ? maker.text.headline(.zero) : maker.text.table(.zero), exact: .zero,
      keys: [maker.key(of: row)] + members.map(\.key), with: NumberInputs(columns, [.first: "1"]))
  }

  /// Whether the members that are shown make the published total.
  package var makesTotal: Bool {
    exactTotal != nil && absent.isEmpty && additivity?.sum(known: members.lazy.map(\.exact)) == exactTotal && blank == nil
  }

  /// The unit of its numbers where a heading needs one.
  package var unitHeading: String { numbers.text.unitHeading }

  /// The total in what is added.
  var exactTotal: ExactDecimal? { totalRow.flatMap { form == .cases ? $0.cases : $0.value } }

  /// What is added of each row.
  var columns: [NumberColumn] { form == .cases ? [.cases] : [] }

  func shown(_ amount: SplitAmount) -> ShownNumber {
    let maker = form == .cases ? numbers.ofCases : numbers
    let words = form == .headline ? maker.text.headline(amount.value) : maker.text.table(amount.value)
    return maker.derived(.sum, words, exact: amount.value, keys: amount.keys, with: NumberInputs(columns))
  }
}
