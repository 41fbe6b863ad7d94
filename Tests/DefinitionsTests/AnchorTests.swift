import Definitions
import Diagnostics
import Fingerprints
import Testing

/// By which end a duration falls into a period, and how long a touch lasts: keys that hashes know only where they say something new.
struct AnchorTests {
  private func hash(_ metric: String) throws -> String {
    let (glossary, problems) = glossary([
      "mql": "kind: stage\nsemantics: {entity: lead, occurrence: first}",
      "sql": "kind: stage\nsemantics: {entity: lead, occurrence: first}",
      "time": "kind: metric\nsemantics: {type: duration, from: mql, to: sql\(metric)}",
    ])
    #expect(lines(problems.filter { $0.severity == .error }) == [])
    return try #require(glossary.hashes(of: "time")).own.description
  }

  @Test func whatADurationDoesAnywayMovesNoHash() throws {
    #expect(try hash("") == hash(", anchor: to"))
    #expect(try hash(", limit: 4 hours") == hash(", limit: 4 hours, anchor: from"))
    #expect(try hash("") != hash(", anchor: from"))
    #expect(try hash(", limit: 4 hours") != hash(", limit: 4 hours, anchor: to"))
  }

  @Test func onlyADurationHasAnAnchor() {
    let problems = read(
      "kind: metric\nname: N\ndefinition: D.\nsemantics: {type: count, of: mql, anchor: from}", id: "n"
    ).diagnostics
    #expect(problems.contains { $0.message == "'semantics.anchor' is not a known key" })
  }

  @Test func aHalfLifeOfSevenDaysIsTheUsualOne() throws {
    func own(_ text: String) throws -> String {
      let found = glossary(["model": "kind: attribution-model\nsemantics: {model: time-decay\(text)}"])
      #expect(lines(found.diagnostics.filter { $0.severity == .error }) == [])
      return try #require(found.glossary.hashes(of: "model")).own.description
    }
    #expect(try own("") == own(", half_life: 7 days"))
    #expect(try own("") != own(", half_life: 14 days"))
  }
}
