package import Snapshots

extension MeasuredValue {
  /// The same row without anything that tells its number: no part of it, no case, and no flag that follows from how many there are.
  package var withheld: MeasuredValue {
    var row = self
    (row.value, row.bound, row.exact) = (nil, nil, nil)
    (row.numerator, row.denominator) = (nil, nil)
    (row.count, row.censored, row.blank) = (nil, nil, nil)
    row.flags = row.flags.intersection(.provisional).union(.suppressed)
    return row
  }

  /// The row of another member in its place, withheld.
  package func withheld(for other: Dimensions) -> MeasuredValue {
    var row = withheld
    row.dimensions = other
    return row
  }
}
