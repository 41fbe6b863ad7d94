import Calendars
import Definitions
import Diagnostics
import Numbers
import Snapshots
import Testing

@testable import Runs

/// What a later run no longer has is withdrawn; what it did not compute in full is left alone.
@Suite struct WithdrawalTests {
  private static let metric = "kind: metric\nsemantics: {type: count, of: mql, dimensions: [channel]}"
  private static let first = "entity,time,channel\nL-1,2026-06-03,Web\nL-2,2026-07-03,Web\nL-3,2026-07-04,fair\n"
  /// Somebody spelled the channel in another way.
  private static let second = "entity,time,channel\nL-1,2026-06-03,web\nL-2,2026-07-03,web\nL-3,2026-07-04,fair\n"

  private static func company(site: String = "", _ metric: String = metric) throws -> Company {
    try Company(
      site: site,
      [
        "mql": "kind: stage\nsemantics: {entity: lead}\n"
          + "source: {from: crm, sql: \"select id as entity, at as time, channel from mql\"}", "mqls": metric,
        "fairs": "kind: metric\nsemantics: {type: count, of: mql}",
      ])
  }

  /// The snapshots of some runs one after another, each beside those before it.
  private static func runs(
    _ steps: [(asOf: String, rows: String, scope: RunScope)], _ company: Company, typed: String? = nil
  ) throws -> (store: SnapshotStore, newest: [String]) {
    var parts: [SnapshotPart] = []
    var records: [RunRecord] = []
    var newest: [String] = []
    for step in steps {
      let input = try company.input(["mql": step.rows], scope: step.scope, asOf: step.asOf)
      let files = try run(input, beside: SnapshotStore(parts, runs: records)).files()
      let vintage = Vintage(endOf: try #require(CivilDate(step.asOf)))
      func read(_ name: String, _ bytes: [UInt8]) -> SnapshotPart {
        readSnapshotFile(
          bytes, path: "content/snapshots/\(step.asOf)/\(name)", vintage: vintage, glossary: company.timeline.present,
          mostPeriods: 100)
      }
      newest = []
      for file in files where file.name.hasSuffix(".csv") {
        let part = read(file.name, file.bytes)
        #expect(part.diagnostics.map(\.message) == [])
        parts.append(part)
        if file.name == "mqls.csv" {
          newest = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return "\(cells[2]) \(cells[3]) \(cells[6].isEmpty ? "-" : cells[6]) \(cells[12])"
          }
        }
      }
      if let typed, records.isEmpty { parts.append(read("typed.csv", Array(typed.utf8))) }
      let record = try #require(files.first { $0.name == "run.yml" })
      records.append(
        try #require(readRunRecord(record.bytes, path: "content/snapshots/\(step.asOf)/run.yml", vintage: vintage).run))
    }
    return (SnapshotStore(parts, runs: records), newest)
  }

  private static func members(_ store: SnapshotStore, asOf: String = "2026-12-31") throws -> [String] {
    store.split(
      "mqls", by: "channel", grain: .month, asOf: try #require(CivilDate(asOf)), presentMeaning: nil
    ).map { "\($0.member) \($0.series.points.map { "\($0.period)" }.joined(separator: " "))" }
  }

  @Test func aMemberThatIsGoneIsWithdrawnAndLeavesNoGap() throws {
    let (store, newest) = try Self.runs(
      [("2026-09-04", Self.first, RunScope()), ("2026-09-05", Self.second, RunScope())], Self.company())
    #expect(
      newest == [
        "2026-06 channel=Web - W", "2026-06 channel=web 1 A", "2026-07 channel=Web - W", "2026-07 channel=web 1 A",
        "2026-09 * 0 P",
      ])
    #expect(try Self.members(store) == ["fair 2026-07", "web 2026-06 2026-07"])
    // What was known before is as it was.
    #expect(try Self.members(store, asOf: "2026-09-04") == ["Web 2026-06 2026-07", "fair 2026-07"])
    // History shows it.
    let old = store.observations(of: "mqls") { $0 == Dimensions(name: "channel", member: "Web") }
    #expect(old.map(\.flags.letters) == ["A", "A", "W", "W"])
    let series = Series.all(of: "mqls", from: old, presentMeaning: nil)
    #expect(series.flatMap(\.withdrawn).map { $0.firstPublished?.value?.description ?? "" } == ["1", "1"])
  }

  @Test func aKeyThatIsComputedAgainStandsAgain() throws {
    let (store, newest) = try Self.runs(
      [
        ("2026-09-04", Self.first, RunScope()), ("2026-09-05", Self.second, RunScope()),
        ("2026-09-06", Self.second, RunScope()), ("2026-09-07", Self.first, RunScope()),
      ], Self.company())
    #expect(newest.contains("2026-06 channel=Web 1 A") && newest.contains("2026-06 channel=web - W"))
    #expect(try Self.members(store) == ["Web 2026-06 2026-07", "fair 2026-07"])
  }

  @Test func whatIsWithdrawnIsNotWithdrawnAgain() throws {
    let (_, newest) = try Self.runs(
      [
        ("2026-09-04", Self.first, RunScope()), ("2026-09-05", Self.second, RunScope()),
        ("2026-09-06", Self.second, RunScope()),
      ], Self.company())
    #expect(newest == ["2026-09 * 0 P"])
  }

  @Test(arguments: [RunScope(metrics: ["mqls"]), RunScope(periods: [Period(grain: .month, ordinal: 2026 * 12 + 6)])])
  func aRunForSomeNumbersWithdrawsNothing(scope: RunScope) throws {
    let (_, newest) = try Self.runs(
      [("2026-09-04", Self.first, RunScope()), ("2026-09-05", Self.second, scope)], Self.company())
    #expect(newest.filter { $0.hasSuffix("W") } == [])
  }

  @Test func whatRecordsNoLongerReachIsLeftAlone() throws {
    let site = "sources: {crm: {name: CRM, history: 2 months}}\n"
    let (store, newest) = try Self.runs(
      [("2026-09-04", Self.first, RunScope()), ("2026-09-05", Self.second, RunScope())], Self.company(site: site))
    #expect(newest.filter { $0.hasSuffix("W") } == [])
    #expect(try Self.members(store) == ["Web 2026-06 2026-07", "fair 2026-07", "web 2026-06 2026-07"])
    let reaching = "sources: {crm: {name: CRM, history: 9 weeks}}\n"
    let later = try Self.runs(
      [("2026-09-01", Self.first, RunScope()), ("2026-09-02", Self.second, RunScope())], Self.company(site: reaching))
    #expect(later.newest.filter { $0.hasSuffix("W") } == ["2026-07 channel=Web - W"])
  }

  @Test func whatSomebodyTypedIsLeftAlone() throws {
    let company = try Self.company()
    let meaning = try #require(compute(try company.input(["mql": Self.first])).values["mqls"]?.first?.stamp.meaning)
    let typed = "metric,period,dims,value,meaning\nmqls,2026-07,channel=radio,5,\(meaning)\n"
    let (_, newest) = try Self.runs(
      [("2026-09-04", Self.first, RunScope()), ("2026-09-05", Self.first, RunScope())], company, typed: typed)
    #expect(newest == ["2026-09 * 0 P"])
  }

  /// Whatever the second run is asked for and reads, a key that it withdraws is one that the first computed, of a month that
  /// both compute, and no longer has a case.
  @Test(arguments: (0..<40).map { UInt64($0) })
  func aSecondRunTouchesOnlyWhatItComputesInFull(seed: UInt64) throws {
    var random = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    func next(_ below: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % below
    }
    func rows() -> (text: String, keys: Set<String>) {
      var keys: Set<String> = []
      let lines = (0..<next(12) + 1).map { index in
        let (month, channel) = (next(4) + 5, ["web", "fair", "mail"][next(3)])
        keys.insert("2026-0\(month) channel=\(channel)")
        return "L-\(index),2026-0\(month)-10,\(channel)"
      }
      return ("entity,time,channel\n" + lines.joined(separator: "\n") + "\n", keys)
    }
    let (before, after) = (rows(), rows())
    let scope = next(3) == 0 ? RunScope(metrics: ["mqls"]) : RunScope()
    let steps = [("2026-09-04", before.text, RunScope()), ("2026-09-05", after.text, scope)]
    let (_, newest) = try Self.runs(steps, Self.company())
    let gone = Set(newest.filter { $0.hasSuffix(" - W") }.map { String($0.dropLast(4)) })
    let firstMonth = try #require(after.keys.min()).prefix(7)
    let expected: Set<String> =
      scope.metrics.isEmpty ? before.keys.subtracting(after.keys).filter { $0.prefix(7) >= firstMonth } : Set<String>()
    #expect(gone == expected)
  }
}
