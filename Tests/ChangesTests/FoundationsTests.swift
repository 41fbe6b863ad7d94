import Changes
import Definitions
import Testing

@Suite struct FoundationsTests {
  @Test func namesWhatIsNotAgreedBeneathAtAnyDepth() throws {
    let glossary = glossary(Company.before)
    let (_, book) = try signed(
      ["mql", "mql-count", "volume"], by: ["sales": "2026-07-24", "marketing": "2026-07-22"], in: glossary)
    let causes = book.notAgreedCauses(in: glossary, parties: parties, asOf: nil)
    #expect(causes["volume"] == ["icp"])
    #expect(causes["mql"] == ["icp"])
    #expect(causes["contact-time"] == ["contacted", "icp"])
    #expect(causes["icp"] == [])
    for definition in glossary.definitions {
      #expect(causes[definition.id] == book.causes(of: definition.id, in: glossary, parties: parties, asOf: nil))
    }
  }

  /// A deep glossary of which nothing is agreed, as every one is on its first day.
  @Test func aLongChainIsNoTrouble() {
    let count = 700
    let files = Dictionary(
      uniqueKeysWithValues: (0..<count).map { index in
        ("c\(index)", "kind: concept" + (index == 0 ? "" : "\nsemantics: {criteria: {ref: c\(index - 1)}}"))
      })
    let glossary = glossary(files)
    let causes = AgreementBook().notAgreedCauses(in: glossary, parties: parties, asOf: nil)
    #expect(causes["c\(count - 1)"].count == count - 1)
    #expect(causes["c0"] == [])
    #expect(causes["c1"] == ["c0"])
  }
}
