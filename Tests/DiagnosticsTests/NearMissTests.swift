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
}
