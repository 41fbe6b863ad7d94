import Diagnostics
import Proofs
import Testing

@Suite struct PublishedNumbersTests {
  private func findings(_ json: String) -> [String] {
    readPublishedNumbers(Array(json.utf8), path: "numbers.json").findings.map { "\($0.position.line): \($0.message)" }
  }

  private func page(_ numbers: String) -> String {
    """
    {"format": 1, "a.html": {"rows": [{"metric":"m","period":"2026-10","dimensions":"*","stat":"value","known_at":"2026-11-02"}],
    "numbers": [\(numbers)]}}
    """
  }

  @Test func readsRowsAndRules() throws {
    let read = readPublishedNumbers(
      Array(
        page(
          """
          {"text":"7","exact":"7","rows":[0],"stamp":"unstamped","odd":["not agreed"]},
          {"text":"90%","exact":"0.90","rule":"target","with":{"target":"0.90","at":"a.md:4"}}
          """
        ).utf8), path: "numbers.json")
    #expect(read.findings.isEmpty)
    #expect(read.pages.map(\.name) == ["a.html"])
    #expect(read.pages.first?.numbers.map(\.text) == ["7", "90%"])
  }

  @Test(arguments: [
    ("", "1: it is not JSON: the text ends where a value is expected"),
    ("[]", "0: it is not a list of numbers of format 1"), ("{}", "0: it is not a list of numbers of format 1"),
    ("{\"format\": 2}", "0: it is not a list of numbers of format 1"),
    ("{\"format\": 1, \"a.html\": 7}", "0: its entry for a.html cannot be read: it has no rows and numbers"),
    (
      "{\"format\": 1, \"a.html\": {\"rows\": [{}], \"numbers\": []}}",
      "0: its entry for a.html cannot be read: row 0 names no row of a snapshot"
    ),
  ])
  func refusesWhatIsNoList(json: String, finding: String) {
    #expect(findings(json) == [finding])
  }

  @Test func refusesWhatIsNestedTooDeep() {
    #expect(findings(String(repeating: "[", count: 100_000)) == ["1: it is not JSON: nested more than 100 deep"])
  }

  @Test(arguments: [
    ("7", "number 0 has no text"), ("{\"text\":\"7\"}", "number 0 names neither a rule nor one row with its stamp"),
    ("{\"text\":\"7\",\"exact\":7}", "number 0 has an exact value that is not a decimal"),
    ("{\"text\":\"7\",\"exact\":\"1e9\"}", "number 0 has an exact value that is not a decimal"),
    ("{\"text\":\"7\",\"rows\":[-1]}", "number 0 names a row that is not among the 1 of its page"),
    ("{\"text\":\"7\",\"rows\":[9223372036854775807]}", "number 0 names a row that is not among the 1 of its page"),
    ("{\"text\":\"7\",\"rule\":\"magic\"}", "number 0 names an unknown rule"),
    ("{\"text\":\"7\",\"rule\":\"sum\",\"of\":[\"x\"]}", "number 0 reads an unknown column"),
    ("{\"text\":\"7\",\"rule\":\"sum\",\"with\":{\"x\":\"1\"}}", "number 0 takes 'x', which no rule takes"),
    ("{\"text\":\"7\",\"odd\":[\"x\"]}", "number 0 is odd in an unknown way"),
    ("{\"text\":\"7\",\"rule\":\"tally\",\"promises\":[{}]}", "number 0 counts a promise without a verdict"),
  ])
  func refusesWhatIsNoNumber(number: String, message: String) {
    #expect(findings(page(number)) == ["0: its entry for a.html cannot be read: \(message)"])
  }
}
