/// Steele, Lea and Flood's SplitMix64: small, seeded and the same on every machine, so that a corpus is too.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number in `0..<bound`; `bound` is positive and small, so the modulo's bias is far below anything that a bench sees.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// One of `words`, which must not be empty.
  mutating func pick(_ words: [String]) -> String { words[below(words.count)] }
}
