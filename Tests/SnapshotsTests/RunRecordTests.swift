import Calendars
import Diagnostics
import Snapshots
import Testing

@Suite struct RunRecordTests {
  static func read(_ yaml: String) throws -> (run: RunRecord?, rules: [String]) {
    let read = readRunRecord(
      Array(yaml.utf8), path: "content/snapshots/2026-11-06/run.yml",
      vintage: Vintage(endOf: try day("2026-11-06")))
    return (read.run, read.diagnostics.map { "\($0.position.line):\($0.position.column) \($0.rule.rawValue)" })
  }

  @Test func aRecordSaysWhatMadeItsRows() throws {
    let (hash, other) = (String(repeating: "a", count: 64), String(repeating: "b", count: 64))
    let (run, rules) = try Self.read(
      """
      as_of: 2026-11-05T23:59:59+01:00
      commit: 0123abc
      dirty: true
      sources: [{name: leads, rows: 12, sha256: ff}]
      definitions:
        mql: {version: 3, own: \(hash), fingerprint: \(hash), source: \(other), reading: \(hash), refs: {icp: \(hash)}}
      """)
    #expect(rules.isEmpty)
    #expect(run?.vintage.date.description == "2026-11-05")
    #expect(run?.isDirty == true)
    #expect(run?.sources.first?.rows == 12)
    #expect(run?.definitions.first?.references == ["icp": hash])
    #expect(run?.definitions.first?.source == other)
    #expect(run?.definitions.first?.reading == hash)
  }

  @Test(arguments: [
    ("", "1:1 yaml.syntax"), ("# computed\n", "1:1 yaml.syntax"), ("---\n", "1:1 yaml.syntax"),
    ("- as_of: 2026-11-05\n", "1:1 schema.type"), ("as_of\n", "1:1 schema.type"),
  ])
  func aRecordThatIsNoRecordIsAFinding(text: String, rule: String) throws { #expect(try Self.read(text).rules == [rule]) }

  @Test func aBrokenRecordIsNamedAndTheRestIsKept() throws {
    let (run, rules) = try Self.read("as_of: soon\ndefinitions:\n  mql: {own: ab, fingerprint: cd}\n")
    #expect(run?.definitions.isEmpty == true)
    #expect(run?.vintage.date.description == "2026-11-06", "the folder's day")
    #expect(rules == ["1:8 schema.value", "3:3 schema.value"])
  }

  @Test func itSaysWhatItFoundFrozen() throws {
    let (run, rules) = try Self.read(
      """
      frozen:
        2026-09: {on: 2026-10-07, vintage: 2026-10-07, targets: {volume: "c51949e5f711"}}
        2026-W44: {on: 2026-11-06, vintage: 2026-11-06}
        2026-10: {on: soon}
      """)
    #expect(run?.frozen.map(\.period.description) == ["2026-09", "2026-W44"])
    #expect(run?.frozen.first?.targets == ["volume": "c51949e5f711"])
    #expect(run?.frozen.first?.position.line == 2)
    #expect(rules == ["4:3 schema.value"])
  }
}
