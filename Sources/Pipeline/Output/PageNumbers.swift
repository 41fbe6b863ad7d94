import Documents
import Fingerprints
import ShownNumbers

/// The numbers of one page, ready for the `numbers.json` of its folder.
struct PageNumbers: Sendable {
  let address: Address
  let member: Member

  /// The page's member of the file, `"mql.html": {…}`.
  enum Member: Sendable {
    /// Kept as bytes: a large site has a million numbers.
    case made([UInt8])
    /// Where it lies in the file of the last build, which stands.
    case standing(Range<Int>)
  }

  /// Nil for a page that shows no number.
  ///
  /// - Parameters:
  ///   - address: of the page.
  ///   - numbers: each once, at the place that its index on the page says.
  init?(_ address: Address, _ numbers: [ShownNumber]) {
    guard !numbers.isEmpty else { return nil }
    self.address = address
    var rows = Rows()
    let listed = numbers.map { rows.json(of: $0) }
    var bytes: [UInt8] = []
    JSON.string(address.name).append(to: &bytes)
    bytes += ": {\n    \"rows\": [\n".utf8
    append(rows.keys.map(json), to: &bytes)
    bytes += "    ],\n    \"numbers\": [\n".utf8
    append(listed, to: &bytes)
    bytes += "    ]\n  }".utf8
    member = .made(bytes)
  }

  /// The numbers of a page that an earlier build made.
  init(_ address: Address, member: Member) {
    self.address = address
    self.member = member
  }
}

/// Where the numbers of a page lie: beside it.
func numbersPath(besides path: String) -> String {
  let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
  return path[..<name] + "numbers.json"
}

/// One value on each line.
private func append(_ values: [JSON], to bytes: inout [UInt8]) {
  for (place, value) in values.enumerated() {
    bytes += "      ".utf8
    value.append(to: &bytes)
    bytes += (place + 1 < values.count ? ",\n" : "\n").utf8
  }
}

/// The rows of snapshots behind a page's numbers, each once.
private struct Rows {
  private(set) var keys: [NumberKey] = []
  private var places: [NumberKey: Int] = [:]

  /// A number, with the rows that it was made of by their places.
  mutating func json(of number: ShownNumber) -> JSON {
    let rows = number.keys.map { JSON.integer(place(of: $0)) }
    let oddities = NumberOddity.allCases.filter(number.oddities.contains).map { JSON.string($0.rawValue) }
    var stamp: JSON?
    var rule: JSON?
    var inputs: NumberInputs?
    switch number.origin {
    case .observed(_, let standing): stamp = .string(standing.rawValue)
    case .derived(let named, _, let given):
      rule = .string(named.rawValue)
      inputs = given
    }
    return .object(leavingOut: [
      "text": .string(number.text), "exact": number.exact.map { .string($0) }, "unit": number.unit.map { .string($0) },
      "rule": rule, "rows": rows.isEmpty ? nil : .array(rows), "of": inputs.flatMap(columns), "with": inputs.flatMap(arguments),
      "promises": inputs.flatMap { promises($0) }, "stamp": stamp,
      "odd": oddities.isEmpty ? nil : .array(oddities),
    ])
  }

  private mutating func promises(_ inputs: NumberInputs) -> JSON? {
    guard !inputs.promises.isEmpty else { return nil }
    return .array(
      inputs.promises.map { promise in
        .object(leavingOut: [
          "commitment": .string(promise.commitment), "verdict": .string(promise.verdict),
          "op": promise.comparison.map { .string($0) }, "target": promise.target.map { .string($0) },
          "at": promise.at.map { .string($0) }, "min_n": promise.minimum.map { .integer($0) },
          "row": promise.row.map { .integer(place(of: $0)) },
        ])
      })
  }

  private mutating func place(of key: NumberKey) -> Int {
    if let place = places[key] { return place }
    places[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }
}

private func columns(_ inputs: NumberInputs) -> JSON? {
  inputs.columns.isEmpty ? nil : .array(inputs.columns.map { .string($0.rawValue) })
}

private func arguments(_ inputs: NumberInputs) -> JSON? {
  let given = NumberArgument.allCases.compactMap { name in
    inputs.arguments[name].map { JSON.Member(name.rawValue, .string($0)) }
  }
  return given.isEmpty ? nil : .object(given)
}

/// A row's key, in the words of the columns of a snapshot.
private func json(_ key: NumberKey) -> JSON {
  .object(leavingOut: [
    "metric": .string(key.metric), "period": .string(key.period), "dimensions": .string(key.dimensions),
    "stat": .string(key.statistic), "meaning": key.meaning.map { .string($0) }, "known_at": .string(key.vintage),
  ])
}
