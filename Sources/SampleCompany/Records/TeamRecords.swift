import Calendars

/// The records by which the two teams began to measure each other in November 2026: who works a lead, what was done to it and
/// when, whether its account fits, and what both think of a sample of them.
///
/// They are drawn from a stream of their own, so that nothing that the company had before is moved by them.
struct TeamRecords {
  private var random = RandomSource(seed: 20_261_103)
  private let end: WallClock
  private let clock: OfficeClock
  private var assignments = RecordTable(["lead_id", "cycle", "assigned_at", "rep", "market", "plan"])
  private var attempts = RecordTable(["attempt_id", "lead_id", "cycle", "occurred_at", "kind"])
  private var checks = RecordTable(["lead_id", "cycle", "checked_at", "fit", "misses", "lead_source"])
  private var reviews = RecordTable(["review", "lead_id", "team", "judged_on", "workable"])
  private var attemptCount = 0
  /// Leads that may be drawn for a review, by their month.
  private var reviewable: [Period: [String]] = [:]

  /// `profiles` are of accounts, by the id of their lead; `mqlVersion` is the one in force on a day.
  init(
    _ entries: [CRMExport.Entry], _ profiles: [String: AccountProfile], clock: OfficeClock, through lastDay: CivilDate,
    mqlVersion: (CivilDate) -> Int
  ) {
    self.clock = clock
    end = lastDay.adding(days: 1).midnight
    for entry in entries {
      guard let qualified = entry.lead.qualified, qualified < end, let profile = profiles[entry.id] else { continue }
      let day = CivilDate(daysSinceEpoch: qualified / OfficeClock.day)
      guard entry.lead.meets(mqlVersion: mqlVersion(day)) else { continue }
      check(entry, profile, qualified, day)
      assign(entry, profile, qualified, day)
      if let month = Period(.month, containing: day), !entry.lead.missing.contains(.signal) {
        reviewable[month, default: []].append(entry.id)
      }
    }
    for day in Self.reviewDays { review(on: day) }
  }

  /// By path below the project's root.
  var files: [String: String] {
    let tables = ["assignments": assignments, "attempts": attempts, "icp_checks": checks, "lead_reviews": reviews]
    return Dictionary(uniqueKeysWithValues: tables.map { ("content/records/\($0).csv", $1.text) })
  }

  // MARK: Fit

  /// The profile in force on the day: its lower bound and its industries changed in July 2025.
  private mutating func check(_ entry: CRMExport.Entry, _ profile: AccountProfile, _ qualified: WallClock, _ day: CivilDate) {
    let isNarrow = day >= Assumptions.date(2025, 7, 1)
    let industries = ["software", "fintech", "logistics", "industrial-technology"]
    // The form asks for the staff since August 2026, and the workflow leaves the smallest out.
    let hasOperations = random.happens(day >= Assumptions.date(2026, 8, 1) ? 960 : 900)
    let misses: String =
      if profile.staff < (isNarrow ? 200 : 50) { "staff" } else if isNarrow, !industries.contains(profile.industry) {
        "industry"
      } else if !hasOperations { "revenue-operations" } else { "" }
    checks.add([
      entry.id, "\(entry.cycle)", exported(qualified), misses.isEmpty ? "yes" : "no", misses.isEmpty ? "none" : misses,
      entry.lead.missing.contains(.source) ? "" : entry.lead.source.rawValue,
    ])
  }

  // MARK: Work

  private static let markets: [(name: String, countries: Set<String>, reps: [String])] = [
    ("dach", ["AT", "CH", "DE"], ["rep-01", "rep-02", "rep-03"]), ("uk-ireland", ["GB", "IE"], ["rep-04", "rep-05"]),
    ("france-benelux", ["BE", "FR", "NL"], ["rep-06", "rep-07"]), ("nordics", ["DK", "SE"], ["rep-08"]),
  ]
  /// Since when leads are worked by the touch plan.
  private static let planned = Assumptions.date(2026, 1, 1)

  private mutating func assign(_ entry: CRMExport.Entry, _ profile: AccountProfile, _ qualified: WallClock, _ day: CivilDate) {
    guard let market = Self.markets.first(where: { $0.countries.contains(profile.country) }) else { return }
    var rep = market.reps[random.below(market.reps.count)]
    // Somebody who helps out in the north since September, beside another job.
    if market.name == "nordics", day >= Assumptions.date(2026, 9, 1), random.happens(70) { rep = "rep-09" }
    let hasPlan = day >= Self.planned
    let assigned = qualified + 30 + random.below(240)
    guard assigned < end else { return }
    assignments.add([entry.id, "\(entry.cycle)", exported(assigned), rep, market.name, hasPlan ? "standard" : ""])
    if hasPlan { attempt(entry, qualified, day) }
  }

  /// The touches that the plan asks for, by kind and business days; see `content/glossary/metrics/cadence-completion.md`.
  private static let plan: [(kind: String, days: Int)] = [("call", 1), ("email", 2), ("call", 5), ("message", 8)]

  private mutating func attempt(_ entry: CRMExport.Entry, _ qualified: WallClock, _ day: CivilDate) {
    guard let contacted = entry.lead.contacted else { return }
    let rejected = entry.lead.decision.map { $0 != .accepted } ?? false ? entry.lead.decided : nil
    let left = [entry.lead.becameSQL, rejected].compactMap(\.self).min() ?? .max
    // Since routing changed in spring 2026 the tool reminds; before, the later touches were often forgotten.
    let months = max(0, (day.year - 2026) * 12 + day.month - 1)
    let isKept = min(930, 560 + 45 * months)
    let isPunctual = min(950, 700 + 30 * months)
    for (index, step) in Self.plan.enumerated() {
      let due = clock.adding(businessDays: step.days, to: qualified)
      let moment: WallClock
      if index == 0 {
        moment = contacted
      } else {
        guard random.happens(isKept) else { continue }
        let early = due - random.below(OfficeClock.day / 3)
        moment = max(contacted + 3600 * index, random.happens(isPunctual) ? early : due + OfficeClock.day)
      }
      guard moment < min(left, end), moment >= qualified else { continue }
      attemptCount += 1
      attempts.add([
        RecordTable.id("K", attemptCount), entry.id, "\(entry.cycle)", exported(moment), step.kind,
      ])
    }
  }

  // MARK: Review

  /// The last one that was held was in March 2026.
  private static let reviewDays = [(2025, 9, 17), (2025, 12, 16), (2026, 3, 18)].map { Assumptions.date($0, $1, $2) }

  /// Thirty leads of the month before: each team says on its own whether it would work them.
  private mutating func review(on day: CivilDate) {
    guard let month = Period(.month, containing: day)?.previous, var leads = reviewable[month] else { return }
    let name = "\(day.year)-Q\((day.month + 2) / 3)"
    for _ in 0..<min(30, leads.count) {
      let lead = leads.remove(at: random.below(leads.count))
      let marketing = random.happens(800)
      // The teams came closer to each other from one review to the next.
      let agrees = random.happens(day.year == 2025 ? (day.month == 9 ? 600 : 700) : 780)
      for (team, workable) in [("marketing", marketing), ("sales", agrees == marketing)] {
        reviews.add([name, lead, team, day.description, workable ? "yes" : "no"])
      }
    }
  }
}
