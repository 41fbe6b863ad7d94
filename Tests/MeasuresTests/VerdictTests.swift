import Calendars
@testable import Definitions
import Measures
import Numbers
import Snapshots
import Testing

@Suite struct VerdictTests {
  static let rate = Commitment(
    debtor: .party("sales"), creditor: .party("marketing"), measure: "m", stat: "value", form: .rate, onMiss: nil,
    escalation: nil)
  static let volume = Commitment(
    debtor: .party("marketing"), creditor: .party("sales"), measure: "m", stat: "value", form: .volume, onMiss: nil,
    escalation: nil)

  static func assess(
    _ commitment: Commitment, _ targets: [Target], _ observation: Observation?, on asOf: String = "2026-11-06", atRisk: Int = 90
  ) throws -> Assessment {
    let period = try month("2026-10")
    let point = try observation.flatMap { try series([$0])[$0.period] }
    return Assessment.of(
      commitment, targets: targets, point: point, parts: .cases, period: period, asOf: try day(asOf), days: BusinessDays(nil),
      atRisk: atRisk)
  }

  @Test(arguments: [
    (Target.Comparison.atLeast, "0.9", "0.9", Verdict.met), (.atLeast, "0.9", "0.899999", .missed),
    (.moreThan, "0.9", "0.9", .missed), (.moreThan, "0.9", "0.900001", .met), (.atMost, "14400", "14400", .met),
    (.atMost, "14400", "14401", .missed), (.lessThan, "14400", "14400", .missed), (.lessThan, "14400", "14399", .met),
  ])
  func theBoundaryIsJudgedAsItsSignSays(comparison: Target.Comparison, level: String, value: String, verdict: Verdict) throws {
    #expect(try Self.assess(Self.rate, [target(comparison, level)], observation(value)).verdict == verdict)
  }

  @Test func fewerCasesThanAgreedAreNotJudged() throws {
    let targets = [try target(.atLeast, "0.9", least: 30)]
    #expect(try Self.assess(Self.rate, targets, observation("0.5", num: 14, den: 29)).verdict == .tooFew)
    #expect(try Self.assess(Self.rate, targets, observation("0.5", num: 15, den: 30)).verdict == .missed)
    #expect(try Self.assess(Self.rate, targets, observation("0.5", n: 29)).verdict == .tooFew)
    #expect(try Self.assess(Self.rate, targets, observation("0.5")).verdict == .missed, "a sheet that says no n is judged")
  }

  @Test func whatIsMissingOrNotPromisedHasItsOwnWord() throws {
    let targets = [try target(.atLeast, "0.9", from: "2026-01-01")]
    #expect(try Self.assess(Self.rate, [], observation("0.5")).verdict == .noTarget)
    #expect(try Self.assess(Self.rate, targets, nil).verdict == .noData)
    #expect(try Self.assess(Self.rate, targets, observation(nil, flags: .missing)).verdict == .noData)
    #expect(
      try Self.assess(Self.rate, targets, observation(nil, num: 9, den: 40, censored: 31, flags: .provisional)).verdict
        == .undecided)
    #expect(try Self.assess(Self.rate, targets, observation("0.95", flags: .provisional)).verdict == .undecided)
    #expect(try Self.assess(Self.rate, targets, observation("0.95"), on: "2026-10-30").verdict == .undecided, "not over")
    #expect(
      try Self.assess(Self.rate, targets, observation("0.95"), on: "2026-10-31").verdict == .met, "over at its last day's end")
  }

  /// Of a percentile that is not reached it is known that it lies at 30 or above.
  @Test(arguments: [
    (Target.Comparison.atMost, "4", Verdict.missed), (.atMost, "30", .undecided), (.atMost, "40", .undecided),
    (.lessThan, "30", .missed), (.atLeast, "30", .met), (.atLeast, "31", .undecided), (.moreThan, "30", .undecided),
  ])
  func aBoundIsJudgedWhereItDecides(comparison: Target.Comparison, level: String, verdict: Verdict) throws {
    let known = try observation(nil, n: 10, censored: 6, flags: [.missing, .provisional], bound: "30")
    #expect(try Self.assess(Self.rate, [target(comparison, level)], known).verdict == verdict)
    #expect(try Self.assess(Self.rate, [target(comparison, level)], known, on: "2026-10-30").verdict == .undecided)
    #expect(try Self.assess(Self.rate, [target(comparison, level, least: 11)], known).verdict == .tooFew)
  }

  @Test func aTargetOfLaterDoesNotJudgeEarlier() throws {
    let targets = [
      try target(.atLeast, "650", from: "2025-07-01"), try target(.atLeast, "500", from: "2026-10-01"),
      try target(.atLeast, "100", from: "2026-10-02"), try target(.atLeast, "1", from: "2026-10-03", grain: .week),
    ]
    let october = try month("2026-10")
    #expect(targets.inForce(for: october, in: ReportingPeriods())?.value == ExactDecimal(500))
    #expect(targets.inForce(for: october.previous, in: ReportingPeriods())?.value == ExactDecimal(650))
    #expect(try targets.inForce(for: month("2025-06"), in: ReportingPeriods()) == nil)
    #expect(try targets.inForce(for: month("2026-W41"), in: ReportingPeriods())?.grain == .week)
  }

  @Test func aTargetJudgesTheGrainThatItNamesElseTheSites() throws {
    let targets = [try target(.atLeast, "500"), try target(.atLeast, "1400", grain: .quarter)]
    let october = try month("2026-10")
    #expect(targets.inForce(for: october, in: ReportingPeriods())?.value == ExactDecimal(500))
    #expect(try targets.inForce(for: month("2026-Q4"), in: ReportingPeriods())?.value == ExactDecimal(1400))
    for other in ["2026-W44", "2026", "2026-10-30", "FY27-P08"] {
      #expect(try targets.inForce(for: month(other), in: ReportingPeriods()) == nil, "no target is divided: \(other)")
    }
    #expect(targets.inForce(for: october, in: ReportingPeriods(grain: .week)) == nil)
  }

  @Test func aFiscalPeriodIsJudgedAsAMonthIs() throws {
    let february = try #require(FiscalCalendar(yearStart: "02-01"))
    let days = BusinessDays(nil, periods: ReportingPeriods(grain: .fiscalPeriod, fiscal: february))
    let targets = [try target(.atLeast, "500", from: "2026-02-01"), try target(.atLeast, "600", from: "2026-10-01")]
    func judged(_ label: String, _ value: String, on asOf: String) throws -> Assessment {
      let row = try observation(value, in: label)
      return Assessment.of(
        Self.volume, targets: targets, point: try series([row])[row.period], parts: .cases, period: row.period,
        asOf: try day(asOf),
        days: days, atRisk: 90)
    }
    #expect(try judged("FY27-P08", "480", on: "2026-11-06").verdict == .missed)
    #expect(try judged("FY27-P08", "500", on: "2026-11-06").verdict == .met)
    #expect(try judged("FY27-P09", "599", on: "2026-11-06").target?.value == ExactDecimal(600))
    let running = try judged("FY27-P10", "100", on: "2026-11-06")
    #expect(running.verdict == .atRisk)
    #expect(running.pace?.businessDaysDone == 5)
    #expect(running.pace?.businessDaysTotal == 21)
  }

  @Test func attainmentTurnsRoundWhereLessIsBetter() throws {
    #expect(try Self.assess(Self.volume, [target(.atLeast, "500")], observation("472")).attainment == ExactDecimal("0.944"))
    #expect(try Self.assess(Self.rate, [target(.atMost, "4")], observation("8")).attainment == ExactDecimal("0.5"))
    #expect(try Self.assess(Self.rate, [target(.atMost, "4")], observation("0")).attainment == nil)
  }

  /// semantics.md B5: met/all ... (met+pending)/all.
  @Test func pendingCasesLeaveBounds() throws {
    let assessment = try Self.assess(
      Self.rate, [target(.atLeast, "0.9")], observation("0.5", num: 43, den: 86, n: 98, censored: 12, flags: .provisional))
    let bounds = try #require(assessment.bounds)
    #expect(bounds.lowerBound == ExactDecimal("0.438776"))
    #expect(bounds.upperBound == ExactDecimal("0.561224"))
  }

  /// Golden value G24: October 2026, target 500, 190 by the end of the 14th, 10 of 22 business days.
  @Test func theRunningMonthHasAPace() throws {
    let assessment = try Self.assess(Self.volume, [target(.atLeast, "500")], observation("190"), on: "2026-10-14")
    let pace = try #require(assessment.pace)
    #expect(assessment.verdict == .atRisk)
    #expect((pace.businessDaysDone, pace.businessDaysTotal) == (10, 22))
    #expect(pace.expected == ExactDecimal("227.27"))
    #expect(pace.ratio == ExactDecimal("0.836"))
    #expect(pace.projection == ExactDecimal(418))
  }

  @Test func thePaceDecidesBetweenOnTrackAndAtRisk() throws {
    let more = [try target(.atLeast, "500")]
    #expect(try Self.assess(Self.volume, more, observation("205"), on: "2026-10-14").verdict == .onTrack)
    #expect(try Self.assess(Self.volume, more, observation("204"), on: "2026-10-14").verdict == .atRisk)
    #expect(try Self.assess(Self.volume, more, observation("204"), on: "2026-10-14", atRisk: 80).verdict == .onTrack)
    #expect(try Self.assess(Self.volume, [target(.atMost, "500")], observation("240"), on: "2026-10-14").verdict == .onTrack)
    #expect(try Self.assess(Self.volume, [target(.atMost, "500")], observation("260"), on: "2026-10-14").verdict == .atRisk)
  }

  @Test func beforeTheFirstBusinessDayIsOverThereIsNoPace() throws {
    let september = try month("2026-08")
    #expect(
      try Pace(
        actual: ExactDecimal(3), target: ExactDecimal(500), period: september, asOf: day("2026-08-02"),
        days: BusinessDays(nil)) == nil)
  }

  /// Golden value G25: 3 won and 7 lost of 100 created are 30 % of what closed and 3 % of what was created.
  @Test func theDenominatorIsThePromise() throws {
    let closed = try #require(ExactDecimal(3).divided(by: ExactDecimal(3 + 7), scale: 6))
    let created = try #require(ExactDecimal(3).divided(by: ExactDecimal(100), scale: 6))
    let targets = [try target(.atLeast, "0.25")]
    #expect(try Self.assess(Self.rate, targets, observation(closed.description, num: 3, den: 10)).verdict == .met)
    #expect(try Self.assess(Self.rate, targets, observation(created.description, num: 3, den: 100)).verdict == .missed)
  }

  @Test func everyVerdictHasWordsAndTwoAreDecided() {
    #expect(Set(Verdict.allCases.map(\.words)).count == Verdict.allCases.count)
    #expect(Verdict.allCases.filter(\.isDecided) == [.missed, .met])
  }
}
