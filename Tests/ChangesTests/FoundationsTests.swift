import Changes
import Definitions
import Testing

@Suite struct FoundationsTests {
  @Test func namesWhatIsNotAgreedBeneathAtAnyDepth() throws {
    let glossary = glossary(Company.before)
    let (_, book) = try signed(
      ["mql", "mql-count", "volume"], by: ["sales": "2026-07-24", "marketing": "2026-07-22"], in: glossary)
    let open = glossary.definitions.map(\.id).filter { id in
      if case .agreed = book.status(of: id, in: glossary, parties: parties, asOf: nil) { false } else { true }
    }
    let causes = Foundations(of: glossary, among: open)
    #expect(causes["volume"] == ["icp"])
    #expect(causes["mql"] == ["icp"])
    #expect(causes["contact-time"] == ["contacted", "icp"])
    #expect(causes["icp"] == [])
  }

  /// A deep glossary of which nothing is agreed, as every one is on its first day.
  @Test func aLongChainIsNoTrouble() {
    let count = 700
    let files = Dictionary(
      uniqueKeysWithValues: (0..<count).map { index in
        ("c\(index)", "kind: concept" + (index == 0 ? "" : "\nsemantics: {criteria: {ref: c\(index - 1)}}"))
      })
    let glossary = glossary(files)
    let causes = Foundations(of: glossary, among: glossary.definitions.map(\.id))
    #expect(causes["c\(count - 1)"].count == count - 1)
    #expect(causes["c0"] == [])
    #expect(causes["c1"] == ["c0"])
  }
}
