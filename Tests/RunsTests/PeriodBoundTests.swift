import Calendars
import Diagnostics
import Testing

@testable import Runs

/// How many periods a run may have, and what it says of the row that would make more.
@Suite struct PeriodBoundTests {
  private func problems(_ events: String, snapshots: String, scope: RunScope = RunScope()) throws -> [String] {
    let company = try Company(
      site: "snapshots: {\(snapshots)}\n",
      ["mql": stage("mql"), "mqls": "kind: metric\nsemantics: {type: count, of: mql}"])
    return periodBoundProblems(try company.input(["mql": "entity,time\n\(events)"], scope: scope)).map(line)
  }

  @Test func theRowThatWouldMakeTooManyPeriodsIsNamed() throws {
    #expect(
      try problems("L-1,2026-08-03\nL-2,1926-08-03\n", snapshots: "grains: [month, week]") == [
        "content/glossary/mql.md:6: a row of 'mql' is dated 1926-08-03 (lead L-2), and from then on there are 5223 weeks;"
          + " a run computes at most 2000 [snapshot.too-many-periods]"
      ])
  }

  @Test func theBoundIsASetting() throws {
    let rows = "L-1,2026-08-03\nL-2,2026-05-03\n"
    #expect(try problems(rows, snapshots: "grains: [month], periods: 4").first?.contains("5 months") == true)
    #expect(try problems(rows, snapshots: "grains: [month], periods: 5").isEmpty)
  }

  @Test func periodsThatAreNamedAreAsManyAsTheyAre() throws {
    let rows = "L-1,2026-08-03\nL-2,1926-08-03\n"
    #expect(try problems(rows, snapshots: "periods: 1", scope: RunScope(periods: [.init(grain: .month, ordinal: 0)])).isEmpty)
  }

  @Test func aSinceThatLiesTooFarBackIsNamed() throws {
    #expect(
      try problems("L-1,2026-08-03\n", snapshots: "grains: [day], since: 2020-01-01") == [
        "content/site.yml:2: 'snapshots.since' is 2020-01-01, and from then on there are 2439 days;"
          + " a run computes at most 2000 [snapshot.too-many-periods]"
      ])
  }

  @Test func rowsBeforeSinceAreNoProblem() throws {
    #expect(try problems("L-1,2026-08-03\nL-2,1926-08-03\n", snapshots: "grains: [day], since: 2026-08-01").isEmpty)
  }
}
