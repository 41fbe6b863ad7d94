import Events
import Tables

/// Where the ids of odd cases stand in the order of texts; those that are equal as texts stand at one place.
struct IDRanks: Sendable {
  /// By kind, then by the number of an id; 0 of those that no case has.
  private var shared: [String: [Int32]] = [:]
  /// By definition, then by the number of one of its own ids.
  private var own: [[Int32]] = []
  /// All ranks are below it.
  private(set) var count: Int32 = 0

  /// An id, and what most comparisons need of it.
  private struct Place {
    let list: Int32
    let id: Int32
    /// The first eight bytes.
    let start: UInt64
    /// Whether the order of texts is that of its bytes.
    let isASCII: Bool
  }

  /// Of all ids that the cases of definitions have.
  init(_ cases: [OddCases], _ identifiers: Identifiers) {
    var used: [String: [Bool]] = [:]
    for group in cases.lazy.flatMap(\.groups) where !group.hasOwnIDs {
      var isUsed = used[group.kind] ?? Array(repeating: false, count: identifiers[group.kind].count)
      // With a second owner, each group would copy it.
      used[group.kind] = []
      for entry in group.entries { isUsed[Int(entry.id)] = true }
      used[group.kind] = isUsed
    }
    let kinds = used.keys.sorted()
    let tables = kinds.map { identifiers[$0] }
    let texts = cases.map(\.ownIDs)
    func bytes(_ list: Int32, _ id: Int32) -> ArraySlice<UInt8> {
      let list = Int(list)
      return list < tables.count ? tables[list].bytes(of: id) : texts[list - tables.count][id]
    }
    func text(_ place: Place) -> String { String(decoding: bytes(place.list, place.id), as: UTF8.self) }

    var places: [Place] = []
    func add(_ list: Int, _ id: Int) {
      let (list, id) = (Int32(list), Int32(id))
      let bytes = bytes(list, id)
      var start: UInt64 = 0
      for index in 0..<8 { start = start << 8 | (index < bytes.count ? UInt64(bytes[bytes.startIndex + index]) : 0) }
      places.append(Place(list: list, id: id, start: start, isASCII: bytes.allSatisfy { $0 < 0x80 }))
    }
    for (list, kind) in kinds.enumerated() {
      for (id, isUsed) in (used[kind] ?? []).enumerated() where isUsed { add(list, id) }
    }
    for (list, texts) in texts.enumerated() {
      for id in 0..<texts.count { add(tables.count + list, id) }
    }
    places.sort { left, right in
      guard left.isASCII, right.isASCII else { return text(left) < text(right) }
      if left.start != right.start { return left.start < right.start }
      return bytes(left.list, left.id).lexicographicallyPrecedes(bytes(right.list, right.id))
    }

    var ranks = tables.map { Array(repeating: Int32(0), count: $0.count) } + texts.map { Array(repeating: 0, count: $0.count) }
    for (index, place) in places.enumerated() {
      if index > 0 {
        let other = places[index - 1]
        let isEqual =
          place.isASCII && other.isASCII
          ? place.start == other.start && bytes(place.list, place.id) == bytes(other.list, other.id)
          : text(place) == text(other)
        if !isEqual { count += 1 }
      }
      ranks[Int(place.list)][Int(place.id)] = count
    }
    if !places.isEmpty { count += 1 }
    for (kind, ranks) in zip(kinds, ranks) { shared[kind] = ranks }
    own = Array(ranks.dropFirst(tables.count))
  }

  /// The ranks by the numbers of ids that a group of a definition's cases has.
  func of(_ group: OddCases.Group, definition: Int) -> [Int32] { group.hasOwnIDs ? own[definition] : shared[group.kind] ?? [] }
}
