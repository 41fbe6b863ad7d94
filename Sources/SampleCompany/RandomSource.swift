/// Splitmix64 (Steele, Lea, Flood 2014): a fixed seed gives the same company on every machine.
struct RandomSource {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Evenly in `0..<bound`; the bias of the remainder is far below one in a million here.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// True in `permille` of a thousand draws.
  mutating func happens(_ permille: Int) -> Bool { below(1000) < permille }

  /// One of several, by weight.
  mutating func pick<Choice>(_ choices: [(Choice, weight: Int)]) -> Choice? {
    var rest = below(max(1, choices.reduce(0) { $0 + $1.weight }))
    for (choice, weight) in choices {
      if rest < weight { return choice }
      rest -= weight
    }
    return choices.last?.0
  }

  /// A draw from a distribution given by its quantiles, in permille, straight between them.
  mutating func draw(_ quantiles: [(permille: Int, value: Int)]) -> Int {
    let position = below(1000)
    for (low, high) in zip(quantiles, quantiles.dropFirst()) where position < high.permille {
      return low.value + (high.value - low.value) * (position - low.permille) / (high.permille - low.permille)
    }
    return quantiles.last?.value ?? 0
  }
}
