/// What is special about a value, after SDMX OBS_STATUS.
package struct Flags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let breaks = Flags(rawValue: 1)
  package static let differs = Flags(rawValue: 2)
  package static let estimated = Flags(rawValue: 4)
  package static let missing = Flags(rawValue: 8)
  package static let provisional = Flags(rawValue: 16)
  package static let suppressed = Flags(rawValue: 32)
  package static let unreliable = Flags(rawValue: 64)
  /// A later run has no such row any more: the value is empty, and stands as if it had never been published.
  package static let withdrawn = Flags(rawValue: 128)

  private static let letters: [(UInt8, Flags)] = [
    (UInt8(ascii: "B"), .breaks), (UInt8(ascii: "D"), .differs), (UInt8(ascii: "E"), .estimated),
    (UInt8(ascii: "M"), .missing), (UInt8(ascii: "P"), .provisional), (UInt8(ascii: "Q"), .suppressed),
    (UInt8(ascii: "U"), .unreliable), (UInt8(ascii: "W"), .withdrawn),
  ]

  /// Reads letters in any order; `A` (normal) adds nothing; nil for any other letter.
  package init?(utf8 letters: some Sequence<UInt8>) {
    var flags: Flags = []
    for letter in letters where letter != UInt8(ascii: "A") {
      guard let known = Self.letters.first(where: { $0.0 == letter }) else { return nil }
      flags.insert(known.1)
    }
    self = flags
  }

  /// The letters, sorted; `A` where nothing is special.
  package var letters: String {
    let set = Self.letters.filter { contains($0.1) }.map(\.0)
    return set.isEmpty ? "A" : String(decoding: set, as: UTF8.self)
  }

  /// In words, for tables and screen readers.
  package var words: [String] {
    let names: [(Flags, String)] = [
      (.provisional, "provisional"), (.estimated, "estimated"), (.breaks, "break"), (.missing, "missing"),
      (.suppressed, "suppressed"), (.unreliable, "low reliability"), (.differs, "definition differs"),
      (.withdrawn, "withdrawn"),
    ]
    return names.filter { contains($0.0) }.map(\.1)
  }
}
