import Diagnostics
import Testing

struct NearMissTests {
  @Test(arguments: [
    ("critera", "criteria"), ("Criteria", "criteria"), ("entiyt", "entity"), ("windw", "window"), ("mqll", "mql"),
    ("mlq", "mql"),
  ])
  func suggestsTheNearestWord(typed: String, meant: String) {
    #expect(NearMiss.closest(to: typed, among: ["window", "mql", "entity", "criteria"]) == meant)
  }

  @Test(arguments: ["", "x", "xyz", "completely-other", "criteriacriteria", "sql-mql-sal"])
  func keepsSilentWhereNothingIsNear(typed: String) {
    #expect(NearMiss.closest(to: typed, among: ["window", "criteria", "definition"]) == nil)
  }

  @Test func settlesTiesByTheAlphabetInAnyOrder() {
    #expect(NearMiss.closest(to: "sax", among: ["say", "sal", "saw"]) == "sal")
    #expect(NearMiss.closest(to: "sax", among: ["saw", "sal", "say"]) == "sal")
  }

  @Test func asksAsAPersonWould() {
    #expect(NearMiss.suggestion(for: "critera", among: ["criteria"]) == "did you mean 'criteria'")
    #expect(NearMiss.suggestion(for: "x", among: ["criteria"]) == nil)
  }

  /// An endless list, so that a search that looks at all of it never ends.
  @Test func looksAtABoundedNumberOfCandidates() {
    var seen = 0
    let endless = sequence(state: 0) { (count: inout Int) -> String? in
      count += 1
      seen = count
      return "word\(count)"
    }
    #expect(NearMiss.closest(to: "completely-other", among: endless) == nil)
    #expect(seen <= 20_000)
  }

  /// Words that differ in their digits alone are all worth a comparison; only so many are made.
  @Test func comparesABoundedNumberOfWords() {
    let known = (10_000..<20_000).map { "key\($0)" }
    #expect(NearMiss.closest(to: "key1000", among: known) == "key10000")
    #expect(NearMiss.closest(to: "key99999", among: known + ["key99998"]) == nil)
  }
}
