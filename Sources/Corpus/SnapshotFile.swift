/// The rows of one metric: per period its total and its regions, in the order of the snapshot format.
struct SnapshotFile {
  var id: String
  /// Position among the metrics, which decides its type and so its unit.
  var number: Int
  var size: CorpusSize
  /// The size's labels, computed once for all metrics.
  var periods: [String]

  /// CSV with the columns metric, period, dims and value. Every fifth region has a comma in its name and so is quoted.
  var csv: [UInt8] {
    var random = SplitMix64(seed: 0xDA7A &+ UInt64(number))
    let regions = (1..<size.dims).map { $0 % 5 == 0 ? "region, \(padded($0, 2))" : "region \(padded($0, 2))" }.sorted(
      by: bytewise)
    // What stands between the period and the value, per region.
    let fields = regions.map { Array(($0.contains(",") ? ",\"region=\($0)\"," : ",region=\($0),").utf8) }
    let bases = regions.map { _ in 200 + random.below(4_000) }
    var bytes = Array("metric,period,dims,value\n".utf8)
    bytes.reserveCapacity(size.periods * size.dims * 64)
    for (index, period) in periods.enumerated() {
      let head = Array("\(id),\(period)".utf8)
      let values = bases.map { base in base + base * (index % 12) / 24 + random.below(base / 4) }
      append(head, Array(",*,".utf8), values.reduce(0, +), parts: values.count, to: &bytes)
      for (field, value) in zip(fields, values) { append(head, field, value, parts: 1, to: &bytes) }
    }
    return bytes
  }

  /// Counts are whole, money has two decimals, and a ratio is a mean of its parts with six.
  private func append(_ head: [UInt8], _ field: [UInt8], _ level: Int, parts: Int, to bytes: inout [UInt8]) {
    bytes += head
    bytes += field
    switch number % 4 {
    case 0: bytes += String(level).utf8
    case 1: bytes += "\(level * 37).\(padded(level * 13 % 100, 2))".utf8
    default: bytes += "0.\(padded(level * 100 / parts + level % 97, 6))".utf8
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func bytewise(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
}
