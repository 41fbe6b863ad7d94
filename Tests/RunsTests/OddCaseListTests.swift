import Calendars
import Testing

@testable import Events
@testable import Runs

/// The list of the cases that somebody has to look at, and how many of them there are.
@Suite struct OddCaseListTests {
  /// Rows of queries that stand for one event, a line each: `duplicate sql 2026-08-01 lead L1`.
  private func list(_ rows: [String]) throws -> OddCaseList {
    var identifiers = Identifiers()
    let parts = try rows.map { row -> (String, OddCases) in
      let words = row.split(separator: " ", maxSplits: 4).map(String.init)
      let place = identifiers.place(of: words[3])
      var cases = OddCases()
      cases.note(
        OddRow(
          oddity: try #require(OddRow.Oddity(rawValue: words[0])),
          entity: identifiers.code(of: Array(words[4].utf8)[...], at: place), isDate: true,
          time: try #require(CivilDate(words[2])).daysSinceEpoch),
        kind: words[3])
      return (words[1], cases)
    }
    return OddCaseList(parts, identifiers)
  }

  /// In whatever order they came, cases stand sorted and each once; of one id and detail by kind.
  @Test func aTableOfCasesHoldsEachOnce() throws {
    let rows = [
      "tie m 2026-09-01 lead L2", "duplicate n 2026-08-01 lead L1", "tie m 2026-09-01 lead L1", "tie m 2026-09-01 deal L1",
      "tie l 2026-08-01 lead L3", "tie m 2026-09-01 lead L2", "duplicate m 2026-08-01 lead L9", "tie m 2026-09-01 lead L1",
      "tie m 2026-08-31 lead L1", "tie m 2026-09-01 lead L10",
    ]
    let expected = [
      "check,definition,period,kind,id,detail", "duplicate,m,,lead,L9,2026-08-01", "duplicate,n,,lead,L1,2026-08-01",
      "tie,l,,lead,L3,2026-08-01", "tie,m,,lead,L1,2026-08-31", "tie,m,,deal,L1,2026-09-01", "tie,m,,lead,L1,2026-09-01",
      "tie,m,,lead,L10,2026-09-01", "tie,m,,lead,L2,2026-09-01",
    ]
    #expect(try lines(list(rows)) == expected)
    #expect(try lines(list(rows.reversed())) == expected)
  }

  /// Long ids that begin alike, and such as a spreadsheet would run or take apart.
  @Test func idsAreSortedAndWrittenAsTexts() throws {
    let ids = ["case 00000012", "case 00000002", "=L1", "a,b", "a", "B", "\u{e9}a", "e\u{301}b", "f", "say \"x\""]
    #expect(
      try lines(list(ids.map { "tie m 2026-09-01 lead \($0)" })).dropFirst().map { $0.dropFirst(12).dropLast(11) } == [
        "'=L1", "B", "a", "\"a,b\"", "case 00000002", "case 00000012", "f", "\"say \"\"x\"\"\"", "\u{e9}a", "e\u{301}b",
      ])
  }

  /// Each id once for each kind, in all that is counted together; texts that only their bytes tell apart are one id.
  @Test func casesAreCountedOnce() throws {
    let list = try list([
      "tie m 2026-09-01 lead L1", "tie m 2026-10-01 lead L1", "tie n 2026-09-01 lead L1", "tie m 2026-09-01 deal L1",
      "tie m 2026-09-01 lead L2", "duplicate m 2026-09-01 lead L1", "duplicate m 2026-09-01 lead \u{e9}",
      "duplicate m 2026-09-01 lead e\u{301}",
    ])
    #expect(list.counts { check, _ in check.rawValue } == ["tie": 3, "duplicate": 2])
    #expect(list.counts { check, definition in "\(check) \(definition)" } == ["tie m": 3, "tie n": 1, "duplicate m": 2])
    #expect(lines(list).filter { $0.hasPrefix("duplicate") }.count == 2)
  }

  /// Of what somebody typed in, the day tells the row; of a case without a reason, its times.
  @Test func whatIsSaidOfACase() throws {
    let day = Moment.date(try #require(CivilDate("2026-08-03")))
    var identifiers = Identifiers()
    let place = identifiers.place(of: "lead")
    let lead = identifiers.code(of: Array("L1".utf8)[...], at: place)
    let month = try #require(Period("2026-08"))
    var cases = OddCases()
    cases.note(
      MeasuredCase(
        period: month, state: .counted, kind: "", entity: 0, start: day, oddMembers: OddMembers(blank: ["role", "region"])))
    cases.note(MeasuredCase(period: month, state: .incomplete, kind: "lead", entity: lead, start: day, reason: "title, email"))
    cases.note(MeasuredCase(period: month, state: .breachedOpen, kind: "lead", entity: lead, start: day))
    cases.note(MeasuredCase(period: month, state: .negative, kind: "lead", entity: lead, start: day, stop: day))
    cases.note(["role": [LikeSpelling(member: "web ", other: "Web")]])
    cases.note(OddRow(oddity: .duplicate, entity: 0, isDate: true, time: 20_668), kind: "")
    #expect(
      lines(OddCaseList([("m", cases)], identifiers)).dropFirst() == [
        "blank,m,2026-08,row,2026-08-03,region is blank; role is blank", "duplicate,m,,row,2026-08-03,2026-08-03",
        "incomplete,m,2026-08,lead,L1,\"title, email\"", "negative-duration,m,2026-08,lead,L1,2026-08-03 to 2026-08-03",
        "never-contacted,m,2026-08,lead,L1,2026-08-03",
        "spelling,m,,role,web ,like 'Web' but for case or space",
      ])
  }
}

/// The lines of a list of odd cases.
func lines(_ cases: OddCaseList) -> [String] {
  var bytes: [UInt8] = []
  cases.table { bytes += $0 }
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
}
