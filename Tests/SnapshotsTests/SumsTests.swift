import Calendars
import Snapshots
import Testing

@Suite struct SumsTests {
  static let files = [
    (
      "s/2026-10-07/a.csv",
      """
      metric,period,dims,value
      mql-count,2026-09,*,99
      mql-count,2026-09,region=DACH,1.50
      mql-count,2026-09,region=UK,2.5
      mql-count,2026-07,region=UK,7
      mql-count,2026-09,channel=paid;region=UK,40
      mql-count,2026-W36,region=UK,3
      mql-count,2026-08,region=UK,

      """
    ),
    ("s/2026-11-06/b.csv", "metric,period,dims,value\nmql-count,2026-10,region=UK,5\n"),
  ]

  @Test(arguments: [
    ("2026-10-06", []), ("2026-10-07", ["2026-07 7", "2026-09 4.00"]),
    ("2026-12-31", ["2026-07 7", "2026-09 4.00", "2026-10 5"]),
  ])
  func theMembersOfOneDimensionAreAddedByPeriodAsKnownAtADay(asOf: String, expected: [String]) throws {
    let sums = try store(Self.files).sums(of: "mql-count", by: "region", grain: .month, asOf: day(asOf))
    #expect(sums.map { "\($0.period) \($0.sum)" } == expected)
  }

  @Test func aMetricWithoutSuchRowsHasNoSums() throws {
    #expect(try store(Self.files).sums(of: "spend", by: "region", grain: .month, asOf: day("2026-12-31")).isEmpty)
    #expect(try store(Self.files).sums(of: "mql-count", by: "segment", grain: .month, asOf: day("2026-12-31")).isEmpty)
  }
}
