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

    /// In bytes.
    var length: Int {
      switch self {
      case .made(let bytes): bytes.count
      case .standing(let range): range.count
      }
    }
  }

  /// Nil for a page that shows no number.
  ///
  /// - Parameters:
  ///   - address: of the page.
  ///   - numbers: each once, at the place that its index on the page says.
  init?(_ address: Address, _ numbers: [ShownNumber]) {
    guard !numbers.isEmpty else { return nil }
    self.address = address
    var lines = NumberLines()
    for number in numbers { lines.add(number) }
    lines.end()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.rows.bytes.count + lines.numbers.bytes.count + 100)
    JSON.append(address.name, to: &bytes)
    bytes += ": {\n    \"rows\": [\n".utf8
    bytes += lines.rows.bytes
    bytes += "    ],\n    \"numbers\": [\n".utf8
    bytes += lines.numbers.bytes
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
