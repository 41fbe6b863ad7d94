import Numbers
package import ShownNumbers
import Snapshots

extension Split {
  /// The share of the total that no touch in time is credited with, and whether it is as small as it may be, in percent; nil
  /// where it is not known.
  package func untouched(atMost percent: Int) -> (share: ShownNumber, isWithin: Bool)? {
    guard !hasMixedSigns, let member = self[Dimensions.untouched], let row = totalRow, let part = member.exact,
      let whole = exactTotal, let share = part.divided(by: whole, scale: 6)
    else { return nil }
    let shares = numbers.ofShares(decimals: 0)
    let number = shares.derived(.share, shares.text.table(share), exact: share, from: [member.observation, row])
    return (number, share <= ExactDecimal(coefficient: Int128(percent), scale: 2))
  }
}
