import ShownNumbers
import Testing

@Suite struct KeyIndexTests {
  private static func key(_ number: Int, meaning: String? = nil) -> NumberKey {
    NumberKey(
      metric: "mql", period: "2026-10", dimensions: "region=\(number / 2)", statistic: number % 2 == 0 ? "p50" : "p90",
      meaning: meaning, vintage: "2026-11-06")
  }

  @Test func eachRowHasOnePlaceInTheOrderInWhichItCame() {
    var index = KeyIndex()
    // Neighbours differ only in what the hash leaves out.
    for number in 0..<500 { #expect(index.index(of: Self.key(number)) == number) }
    for number in (0..<500).reversed() { #expect(index.index(of: Self.key(number)) == number) }
    #expect(index.index(of: Self.key(3, meaning: "0123456789ab")) == 500)
    #expect(index.keys.count == 501)
    #expect(index.keys[7] == Self.key(7))
  }
}
