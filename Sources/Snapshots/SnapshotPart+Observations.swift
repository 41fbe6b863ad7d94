import Calendars
import Definitions
import Diagnostics
import Numbers

extension SnapshotPart {
  /// Adds one row of a metric, as if a file of a snapshot had it.
  mutating func add(_ observation: Observation, of metric: String) {
    let row = columns.rows
    columns.grain.append(observation.period.grain.code)
    columns.ordinal.append(Int32(truncatingIfNeeded: observation.period.ordinal))
    columns.dimensions.append(Self.place(of: observation.dimensions, in: &dimensions))
    columns.stat.append(UInt8(clamping: Self.place(of: observation.stat, in: &stats)))
    columns.line.append(observation.position.line)
    columns.flags.append(observation.flags.rawValue)
    columns.value.set(observation.value, at: row)
    columns.numerator.set(observation.numerator, at: row)
    columns.denominator.set(observation.denominator, at: row)
    columns.count.set(observation.count.map { ExactDecimal($0) }, at: row)
    if let unit = observation.unit { columns.unit.set(Int(Self.place(of: unit, in: &units)), at: row) }
    if let stamp = observation.stamp {
      columns.meaning.set(Int(Self.place(of: stamp.meaning, in: &meanings)), at: row)
      if let version = stamp.version { columns.version.set(version, at: row) }
    }
    let place = Int(Self.place(of: metric, in: &metrics))
    if let last = runs.indices.last, runs[last].metric == place {
      runs[last].rows = runs[last].rows.lowerBound..<row + 1
    } else {
      runs.append((place, row..<row + 1))
    }
  }

  private static func place<Value: Equatable>(of value: Value, in table: inout [Value]) -> Int32 {
    if let place = table.firstIndex(of: value) { return Int32(truncatingIfNeeded: place) }
    table.append(value)
    return Int32(truncatingIfNeeded: table.count - 1)
  }
}

extension NumberColumn {
  fileprivate mutating func set(_ number: ExactDecimal?, at row: Int) {
    guard let number, let coefficient = Int64(exactly: number.coefficient), let scale = UInt8(exactly: number.scale) else {
      return
    }
    set(coefficient, scale: scale, at: row)
  }
}
