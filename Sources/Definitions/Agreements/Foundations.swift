/// Which of some definitions each one of a glossary stands on, at any depth; found for all of them in one pass.
///
/// A row of bits per definition, for lists would grow with the square of a deep glossary.
package struct Foundations: Sendable {
  /// Sorted; the bit's place is the index.
  private let ids: [String]
  private let rows: [String: [UInt64]]

  /// Looks for the definitions `ids`; unknown ones are found nowhere.
  package init(of glossary: Glossary, among ids: some Sequence<String>) {
    self.ids = Set(ids).sorted()
    rows = Self.rows(glossary, self.ids)
  }

  /// The ids beneath a definition, sorted; without itself.
  package subscript(id: String) -> [String] {
    guard let row = rows[id] else { return [] }
    var found: [String] = []
    for (index, word) in row.enumerated() {
      var bits = word
      while bits != 0 {
        found.append(ids[index * UInt64.bitWidth + bits.trailingZeroBitCount])
        bits &= bits - 1
      }
    }
    return found
  }

  /// Leaf first, so that each reference is looked at once. In and above a circle, which is an error of its own, only what
  /// is known from outside it is found.
  private static func rows(_ glossary: Glossary, _ ids: [String]) -> [String: [UInt64]] {
    guard !ids.isEmpty else { return [:] }
    let bits = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var rows: [String: [UInt64]] = [:]
    for id in glossary.leafFirst {
      let own = bits[id]
      let row = rows[id]
      guard own != nil || row != nil else { continue }
      for referrer in glossary.referrers(of: id) { rows[referrer].formUnion(row, own, width: ids.count) }
    }
    return rows
  }
}

extension [UInt64]? {
  /// Adds the bits of `row` and one more.
  fileprivate mutating func formUnion(_ row: [UInt64]?, _ bit: Int?, width: Int) {
    var union = self ?? row ?? [UInt64](repeating: 0, count: (width + UInt64.bitWidth - 1) / UInt64.bitWidth)
    // An array that was taken as it is shares its storage and needs no union.
    if self != nil, let row {
      for index in union.indices { union[index] |= row[index] }
    }
    if let bit { union[bit / UInt64.bitWidth] |= 1 << UInt64(bit % UInt64.bitWidth) }
    self = union
  }
}
