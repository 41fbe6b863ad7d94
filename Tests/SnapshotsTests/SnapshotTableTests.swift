import Calendars
import Definitions
import Numbers
import Snapshots
import Tables
import Testing

/// A metric's rows as a file of a snapshot, and that file read again.
struct SnapshotTableTests {
  private static func row(_ stat: String, _ value: String?, bound: String? = nil, flags: Flags = []) throws -> Observation {
    Observation(
      period: try #require(Period("2026-09")), stat: stat, vintage: Vintage(endOf: try day("2026-11-06")),
      value: try value.map { try #require(ExactDecimal($0)) }, bound: try bound.map { try #require(ExactDecimal($0)) },
      unit: Unit("s"), count: 10, censored: 1, flags: flags, stamp: Stamp(meaning: "0123456789ab", version: 1))
  }

  @Test func aPercentileThatIsNotReachedHasItsBound() throws {
    let rows = [try Self.row("p50", "19800"), try Self.row("p90", nil, bound: "461160", flags: .missing)]
    let text = snapshotTable("contact-time", rows, asOf: "2026-11-06T23:59:59Z").text
    #expect(
      text == """
        metric,grain,period,dims,stat,as_of,value,bound,unit,num,den,n,censored,flags,version,meaning,source
        contact-time,month,2026-09,*,p50,2026-11-06T23:59:59Z,19800,,s,,,10,1,A,1,0123456789ab,
        contact-time,month,2026-09,*,p90,2026-11-06T23:59:59Z,,461160,s,,,10,1,M,1,0123456789ab,

        """)
    let store = try store([("s/2026-11-06/contact-time.csv", text)])
    let read = store.observations(of: "contact-time") { _ in true }
    #expect(read.map(\.bound) == [nil, ExactDecimal(461_160)])
    #expect(read.map(\.isNotReached) == [false, true])
    #expect(store.changed(read, of: "contact-time").isEmpty)
    #expect(store.changed([try Self.row("p90", nil, bound: "461161", flags: .missing)], of: "contact-time").count == 1)
  }

  /// A row that was written with fewer digits is not written again, and is not restated, for what it was rounded from.
  @Test(arguments: [
    ("0.333333", "0.33333333", true), ("0.333333", "0.33333399", false), ("0.5", "0.50", true), ("2", "1.4", false),
  ])
  func finerDigitsAloneAreNoChange(older: String, newer: String, isSame: Bool) throws {
    let rows = try ["2026-10-06": older, "2026-11-06": newer].mapValues { [try Self.row("p50", $0)] }
    let files = rows.map { day, rows in
      ("s/\(day)/contact-time.csv", snapshotTable("contact-time", rows, asOf: "\(day)T23:59:59Z").text)
    }
    let before = try store(files.filter { $0.0.contains("2026-10") })
    #expect(before.changed(try [Self.row("p50", newer)], of: "contact-time").isEmpty == isSame)
    let both = try store(files).observations(of: "contact-time") { _ in true }
    let series = Series.all(of: "contact-time", from: both, presentMeaning: nil)
    #expect((series.first?.points.first?.firstPublished == nil) == isSame)
  }

  @Test func aTableWithoutBoundsHasNoSuchColumn() throws {
    let text = snapshotTable("contact-time", [try Self.row("p50", "19800")], asOf: "2026-11-06T23:59:59Z").text
    #expect(
      text == """
        metric,grain,period,dims,stat,as_of,value,unit,num,den,n,censored,flags,version,meaning,source
        contact-time,month,2026-09,*,p50,2026-11-06T23:59:59Z,19800,s,,,10,1,A,1,0123456789ab,

        """)
  }
}
