import Calendars
import Numbers
import Snapshots
import Testing

@Suite struct SeriesRowsTests {
  static let head = "metric,period,dims,value,meaning\n"
  static let old = SeriesTests.old
  static let new = SeriesTests.new

  /// Members out of the order of periods, a second vintage, and a row that only that one has.
  static let files = [
    (
      "s/2026-10-07/a.csv",
      head + """
        mql-count,2026-09,region=emea,4,\(old)
        mql-count,2026-08,region=emea,3,\(old)
        mql-count,2026-08,*,7,\(old)
        mql-count,2026-09,*,9,\(old)

        """
    ),
    (
      "s/2026-11-06/a.csv",
      head + """
        mql-count,2026-09,*,8,\(old)
        mql-count,2026-09,*,10,\(new)
        mql-count,2026-10,*,11,\(new)

        """
    ),
  ]

  private func said(_ series: Series?) -> [String] {
    (series?.points ?? []).map { point in
      let others = point.others.compactMap(\.value).map { " (\($0))" }.joined()
      return "\(point.period) \(point.observation.value?.description ?? "none")\(others)"
    }
  }

  @Test func rowsAreFiledBySeriesInTheOrderInWhichEachIsFirstSeen() throws {
    let store = try store(Self.files)
    let rows = store.seriesRows(of: "mql-count", asOf: try day("2026-12-31")) { _ in true }
    #expect(rows.map(\.key.dimensions.description) == ["region=emea", "*"])
    #expect(store.seriesRows(of: "mql-count", asOf: try day("2026-12-31")) { $0.isAll }.map(\.key.dimensions) == [.all])
    #expect(store.seriesRows(of: "nothing", asOf: try day("2026-12-31")) { _ in true }.isEmpty)
  }

  @Test(arguments: [
    ("2026-10-31", ["2026-08 7", "2026-09 9"]), ("2026-12-31", ["2026-08 7", "2026-09 8 (10)", "2026-10 11"]),
    ("2026-10-06", []),
  ])
  func aSeriesOfThemIsWhatTheStoreGives(asOf: String, points: [String]) throws {
    let (store, asOf) = (try store(Self.files), try day(asOf))
    let rows = store.seriesRows(of: "mql-count", asOf: try day("2026-12-31")) { $0.isAll }
    let series = store.series("mql-count", rows[0], asOf: asOf, presentMeaning: Self.new)
    #expect(said(series) == points)
    #expect(said(store.series("mql-count", grain: .month, asOf: asOf, presentMeaning: Self.new)) == points)
  }

  @Test func onlyThePeriodsThatAreAskedForAreRead() throws {
    let store = try store(Self.files)
    let asOf = try day("2026-12-31")
    let rows = store.seriesRows(of: "mql-count", asOf: asOf) { !$0.isAll }
    let (august, october) = (try #require(Period("2026-08")), try #require(Period("2026-10")))
    #expect(said(store.series("mql-count", rows[0], asOf: asOf, presentMeaning: nil)) == ["2026-08 3", "2026-09 4"])
    #expect(
      said(store.series("mql-count", rows[0], periods: august...august, asOf: asOf, presentMeaning: nil)) == ["2026-08 3"])
    #expect(store.series("mql-count", rows[0], periods: october...october, asOf: asOf, presentMeaning: nil) == nil)
    #expect(store.days(rows[0], periods: august...october, asOf: asOf).map(\.description) == ["2026-10-07"])
  }

  @Test func aPeriodKnownTwiceHasTwoDays() throws {
    let store = try store(Self.files)
    let asOf = try day("2026-12-31")
    let rows = store.seriesRows(of: "mql-count", asOf: asOf) { $0.isAll }
    let september = try #require(Period("2026-09"))
    #expect(store.days(rows[0], periods: september...september, asOf: asOf).map(\.description) == ["2026-10-07", "2026-11-06"])
    #expect(store.extras(of: rows) == (false, false))
  }
}
