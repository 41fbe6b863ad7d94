package import Calendars
package import Numbers

extension SnapshotStore {
  /// The sum of a metric's values by period, over all rows that split it by the one dimension `name`; empty periods left out.
  ///
  /// Straight over the columns: for checks that a total is that of its parts, without a value per row.
  package func sums(
    of metric: String, by name: String, stat: String = "value", grain: Grain, asOf: CivilDate
  ) -> [(period: Period, sum: ExactDecimal)] {
    guard let stat = stats.firstIndex(of: stat).map({ UInt8(clamping: $0) }) else { return [] }
    let code = grain.code
    let fits = dimensions.map { $0.onlyMember(of: name) != nil }
    var sums = PeriodSums()
    for range in ranges[metric] ?? [] {
      let file = files[range.file]
      // Rows that name no instant are known as soon as their file.
      let isKnownWhole = file.columns.vintage.isEmpty
      if isKnownWhole, file.vintage.date > asOf { continue }
      for row in range.rows
      where fits[Int(file.columns.dimensions[row])] && file.columns.stat[row] == stat && file.columns.grain[row] == code
        && (isKnownWhole || isKnown(row, of: file, asOf))
      {
        if let value = file.columns.value[row] { sums.add(value, at: file.columns.ordinal[row]) }
      }
    }
    return sums.found.map { (Period(grain: grain, ordinal: Int($0.ordinal)), $0.sum) }
  }
}

/// Sums by the ordinal of a period, kept densely from the first to the last that came up.
private struct PeriodSums {
  private var first: Int32 = 0
  private var sums: [ExactDecimal?] = []

  var found: [(ordinal: Int32, sum: ExactDecimal)] {
    sums.enumerated().compactMap { offset, sum in sum.map { (first + Int32(truncatingIfNeeded: offset), $0) } }
  }

  mutating func add(_ value: ExactDecimal, at ordinal: Int32) {
    if sums.isEmpty { first = ordinal }
    if ordinal < first {
      sums.insert(contentsOf: repeatElement(nil, count: Int(first - ordinal)), at: 0)
      first = ordinal
    }
    let place = Int(ordinal - first)
    while sums.count <= place { sums.append(nil) }
    // Values of one metric mostly have the same digits.
    if let sum = sums[place], sum.scale == value.scale {
      sums[place] = ExactDecimal(coefficient: sum.coefficient + value.coefficient, scale: sum.scale)
    } else {
      sums[place] = sums[place].map { $0 + value } ?? value
    }
  }
}
