import Calendars
import Diagnostics
import Testing

@testable import Runs

/// What a run without `--as-of` says of the newest record.
@Suite struct OldRecordsTests {
  @Test(arguments: [("2026-07-31", ["2026-07-31"]), ("2026-08-01", []), ("2026-09-03", [])])
  func aRecordMoreThanOnePeriodBackIsTold(newest: String, told: [String]) throws {
    let input = try Company(["mql": stage("mql"), "mqls": "kind: metric\nsemantics: {type: count, of: mql}"])
      .input(["mql": "entity,time\nL-1,2026-06-03\nL-2,\(newest)\n"])
    #expect(input.reading.newestDay?.description == newest)
    #expect(
      oldRecords(input).map(line)
        == told.map { day in
          "content/site.yml: the newest record is of \(day), and without --as-of the periods since then are counted as if "
            + "nothing had happened [records.old]"
        })
  }

  @Test func withoutRecordsThereIsNoNewest() throws {
    let input = try Company(["mql": stage("mql"), "mqls": "kind: metric\nsemantics: {type: count, of: mql}"]).input([:])
    #expect(input.reading.newestDay == nil)
    #expect(oldRecords(input).isEmpty)
  }
}
