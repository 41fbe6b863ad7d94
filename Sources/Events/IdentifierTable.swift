/// The ids of one kind of entity, each with a small number: a stream of ten million events holds the numbers.
///
/// One allocation for all texts. Numbers are given in the order of arrival, which no result may depend on: whoever has to
/// choose between two entities compares their texts, ``precedes(_:_:)``.
package struct IdentifierTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends in ``bytes``.
  private var ends: [Int] = []
  /// Open addressing with linear probing; a power of two of them, at most half taken. -1 is free.
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  package init() {}

  package var count: Int { ends.count }

  /// The number of an id, which is new where nobody has seen it.
  package mutating func code(of id: some Collection<UInt8>) -> Int32 {
    if ends.count * 2 >= slots.count { grow() }
    let slot = slot(of: id)
    guard slots[slot] < 0 else { return slots[slot] }
    let code = Int32(ends.count)
    bytes.append(contentsOf: id)
    ends.append(bytes.count)
    slots[slot] = code
    return code
  }

  /// Nil where nobody has seen the id.
  package func known(_ id: some Collection<UInt8>) -> Int32? {
    let code = slots[slot(of: id)]
    return code < 0 ? nil : code
  }

  /// The id itself.
  package subscript(code: Int32) -> String { String(decoding: text(code), as: UTF8.self) }

  /// Whether an id comes first in the order of bytes.
  package func precedes(_ left: Int32, _ right: Int32) -> Bool {
    left != right && text(left).lexicographicallyPrecedes(text(right))
  }

  private func text(_ code: Int32) -> ArraySlice<UInt8> {
    let index = Int(code)
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  private func slot(of id: some Collection<UInt8>) -> Int {
    var slot = Self.hash(id) & (slots.count - 1)
    while slots[slot] >= 0, !text(slots[slot]).elementsEqual(id) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for code in 0..<Int32(ends.count) { slots[slot(of: text(code))] = code }
  }

  /// FNV-1a of 64 bits, folded.
  private static func hash(_ id: some Collection<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}

/// The ids of every kind of entity, by the kind's name: streams of one kind share a table.
package struct Identifiers: Sendable {
  private var places: [String: Int] = [:]
  private var tables: [IdentifierTable] = []

  package init() {}

  /// Empty for a kind of which there are none.
  package subscript(kind: String) -> IdentifierTable { places[kind].map { tables[$0] } ?? IdentifierTable() }

  /// Where the table of a kind stands, for those who look into it for every row.
  mutating func place(of kind: String) -> Int {
    if let place = places[kind] { return place }
    places[kind] = tables.count
    tables.append(IdentifierTable())
    return tables.count - 1
  }

  mutating func code(of id: ArraySlice<UInt8>, at place: Int) -> Int32 { tables[place].code(of: id) }
}
