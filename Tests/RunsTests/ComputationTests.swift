import Calendars
import Definitions
import Diagnostics
import Numbers
import Snapshots
import Testing

@testable import Runs

/// Events to the rows of a snapshot.
@Suite struct ComputationTests {
  private static let count = "kind: metric\nsemantics: {type: count, of: mql}"

  @Test func aMonthWithoutEventsIsZeroFromTheFirstRecordOn() throws {
    let input = try Company(["mql": stage("mql"), "mqls": Self.count]).input([
      "mql": "entity,time\nL-1,2026-06-03\nL-2,2026-08-03\nL-3,2026-08-31\n"
    ])
    #expect(
      try rows("mqls", input) == [
        "2026-06 * value 1 n 1 v1", "2026-07 * value 0 n 0 v1", "2026-08 * value 2 n 2 v1", "2026-09 * value 0 n 0 P v1",
      ])
  }

  @Test func scopeNamesItsPeriods() throws {
    let scope = RunScope(periods: [try #require(Period("2026-07")), try #require(Period("2026-Q3"))])
    let input = try Company(["mql": stage("mql"), "mqls": Self.count]).input(
      ["mql": "entity,time\nL-1,2026-06-03\nL-2,2026-08-03\n"], scope: scope)
    #expect(try rows("mqls", input) == ["2026-07 * value 0 n 0 v1", "2026-Q3 * value 1 n 1 P v1"])
  }

  @Test func aPeriodThatBeganBeforeSinceIsLeftOut() throws {
    let input = try Company(
      site: "snapshots: {since: 2026-07-15}\n", ["mql": stage("mql"), "mqls": Self.count]
    ).input(["mql": "entity,time\nL-1,2026-07-20\nL-2,2026-08-03\n"])
    #expect(try rows("mqls", input) == ["2026-08 * value 1 n 1 v1", "2026-09 * value 0 n 0 P v1"])
    #expect(input.reading.count(before: try #require(CivilDate("2026-08-01")), in: input.clock.zone) == 1)
  }

  @Test func withoutEventsThereAreNoRows() throws {
    let input = try Company(["mql": stage("mql"), "mqls": Self.count]).input([:])
    #expect(metricJobs(input).isEmpty)
    #expect(try rows("mqls", input).isEmpty)
  }

  private static let twice = "entity,time\nL-1,2026-07-03\nL-1,2026-07-04\nL-2,2026-08-03\nL-2,2026-08-04\n"

  @Test func everyPeriodHasTheMeaningInForceWhenItBegan() throws {
    let input = try twoVersions().input(["mql": Self.twice])
    #expect(
      try rows("mqls", input) == ["2026-07 * value 2 n 2 v1", "2026-08 * value 1 n 1 v1", "2026-09 * value 0 n 0 P v1"])
    let meanings = compute(input).values["mqls"]?.map(\.stamp.meaning) ?? []
    #expect(meanings.count == 3 && meanings[0] != meanings[1] && meanings[1] == meanings[2])
  }

  @Test func aBackcastComputesWhatWasBeforeAgain() throws {
    let input = try twoVersions().input(["mql": Self.twice], scope: RunScope(isBackcast: true))
    #expect(try rows("mqls", input).last == "2026-07 * value 1 n 1 D v1")
    #expect(try rows("mqls", input).count == 4)
  }

  @Test func aPeriodInWhichTheMeaningChangesSaysSo() throws {
    let scope = RunScope(periods: [try #require(Period("2026-Q3"))])
    let input = try twoVersions().input(["mql": Self.twice], scope: scope)
    #expect(try rows("mqls", input) == ["2026-Q3 * value 4 n 4 BP v1"])
  }

  @Test func uncommittedDefinitionsMakeProvisionalRows() throws {
    let input = try Company(["mql": stage("mql"), "mqls": Self.count]).input(["mql": "entity,time\nL-1,2026-08-03\n"])
    #expect(try rows("mqls", input, isDirty: true).first == "2026-08 * value 1 n 1 P v1")
  }

  @Test func whatIsKnownAlreadyIsNotARowAgain() throws {
    let company = try Company(["mql": stage("mql"), "mqls": Self.count])
    let first = try company.input(["mql": "entity,time\nL-1,2026-07-03\nL-2,2026-08-03\n"], asOf: "2026-09-04")
    let table = try #require(run(first, beside: SnapshotStore()).files().first { $0.name == "mqls.csv" })
    let part = readSnapshotFile(
      table.bytes, path: "content/snapshots/2026-09-04/mqls.csv",
      vintage: Vintage(endOf: try #require(CivilDate("2026-09-04"))), glossary: company.timeline.present, mostPeriods: 100)
    #expect(part.diagnostics.map(\.message) == [])
    let second = try company.input(
      ["mql": "entity,time\nL-1,2026-07-03\nL-2,2026-08-03\nL-3,2026-08-04\n"], asOf: "2026-09-05")
    let vintage = try #require(Vintage(second.clock.text(second.asOf)))
    let (rows, unchanged, _) = compute(second).rows(vintage, isDirty: false, beside: SnapshotStore([part], runs: []))
    #expect(rows["mqls"]?.map { "\($0.period) \($0.value?.description ?? "")" } == ["2026-08 2", "2026-09 0"])
    #expect(unchanged == 1)
  }

  @Test func rowsOfAMeaningThatIsNotSignedAreProvisional() throws {
    let company = try Company(["mql": stage("mql"), "mqls": Self.count])
    let input = try company.input(["mql": "entity,time\nL-1,2026-08-03\n"])
    let meaning = try #require(compute(input).values["mqls"]?.first?.stamp.meaning)
    let vintage = try #require(Vintage(input.clock.text(input.asOf)))
    for (unsigned, flags) in [(Set([meaning]), ["P", "P"]), (["another00000"], ["A", "P"])] {
      let rows = compute(input).rows(vintage, isDirty: false, unsigned: unsigned, beside: SnapshotStore()).rows["mqls"]
      #expect(rows?.map(\.flags.letters) == flags)
    }
  }

  @Test func withoutPartiesNobodyIsWaitedFor() throws {
    let company = try Company(["mql": stage("mql"), "mqls": Self.count])
    #expect(unsignedMeanings(company.timeline, AgreementBook(), settings: company.settings).isEmpty)
    let two = try Company(site: "parties: {sales: {name: Sales}}\n", ["mql": stage("mql"), "mqls": Self.count])
    let meaning = try #require(compute(try two.input(["mql": Self.twice])).values["mqls"]?.first?.stamp.meaning)
    #expect(unsignedMeanings(two.timeline, AgreementBook(), settings: two.settings) == [meaning])
  }

  @Test func whatIsOddIsCountedAndListedById() throws {
    let input = try Company([
      "mql": stage("mql"), "sal": stage("sal", ", after: mql"), "sals": "kind: metric\nsemantics: {type: count, of: sal}",
      "mqls": Self.count,
    ]).input([
      "mql": "entity,time\nL-1,2026-08-05\nL-2,2026-08-01\n",
      "sal": "entity,time\nL-1,2026-08-03\nL-2,2026-08-03\nL-3,2026-08-04\n",
    ])
    let computed = compute(input)
    #expect(computed.oddities.map { "\($0.check) \($0.definition) \($0.count)" } == ["out-of-order sal 2"])
    #expect(
      lines(computed.cases) == [
        "check,definition,period,kind,id,detail", "out-of-order,sal,2026-08,lead,L-1,2026-08-05 to 2026-08-03",
        "out-of-order,sal,2026-08,lead,L-3,2026-08-04",
      ])
  }
}

/// What a run found, as a snapshot that nobody has written.
func run(_ input: RunInput, beside known: SnapshotStore) throws -> SnapshotRun {
  let computed = compute(input)
  let vintage = try #require(Vintage(input.clock.text(input.asOf)))
  return SnapshotRun(
    input, commit: "0123abc", isDirty: false, tzdata: "2025b", computed: computed,
    rows: computed.rows(vintage, isDirty: false, beside: known).rows, journeys: makeJourneys(input).journeys)
}
