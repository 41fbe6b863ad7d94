import Calendars

/// The lists of accounts that each team works by, who is known at the target accounts, and what people cost: sheets that somebody
/// keeps, month by month.
struct AccountRecords {
  private var random = RandomSource(seed: 20_261_104)
  private var lists = RecordTable(["listed_on", "list", "domain"])
  private var targets = RecordTable(["exported_on", "looks_back_to", "account_id"])
  private var contacts = RecordTable(["contact_id", "account_id", "role", "confirmed_on"])
  private var touches = RecordTable(["touch_id", "account_id", "contact_id", "occurred_on", "side", "kind"])
  private var payroll = RecordTable(["month", "team", "amount", "currency"])

  init(through lastDay: CivilDate) {
    let closed = months(from: Assumptions.date(2026, 1, 1), before: lastDay)
    for (index, month) in closed.enumerated() { writeLists(month, index) }
    writeTargets(closed)
    for (index, month) in months(from: Run.firstDay, before: lastDay).enumerated() { writePayroll(month, index) }
  }

  /// By path below the project's root.
  var files: [String: String] {
    let roles = RecordTable(["role"], rows: Self.required.map { [$0] })
    let tables = [
      "account_lists": lists, "target_accounts": targets, "target_contacts": contacts, "target_touches": touches,
      "required_roles": roles, "payroll": payroll,
    ]
    return Dictionary(uniqueKeysWithValues: tables.map { ("content/records/\($0).csv", $1.text) })
  }

  /// Whole months that are over.
  private func months(from first: CivilDate, before last: CivilDate) -> [Period] {
    guard let first = Period(.month, containing: first), let end = Period(.month, containing: last) else { return [] }
    return (first.ordinal..<end.ordinal).map { Period(grain: .month, ordinal: $0) }
  }

  // MARK: Two lists

  /// Marketing's campaign list and sales' account plan, both by the domain of the account. They were drawn up apart; since the
  /// half-year of July 2026 there is one list, which each team still keeps a copy of.
  private mutating func writeLists(_ month: Period, _ index: Int) {
    guard let day = month.start else { return }
    let isShared = day >= Assumptions.date(2026, 7, 1)
    for number in 1...190 {
      let place = (number * 7919) % 1000
      let isCommon = place < (isShared ? 720 + 12 * (index - 6) : 430 + 10 * index)
      let isMarketings = place % 2 == 0
      let domain = "firm-\(RecordTable.id("1", number)).example"
      if isCommon || isMarketings { lists.add([day.description, "marketing", domain]) }
      if isCommon || !isMarketings { lists.add([day.description, "sales", domain]) }
    }
  }

  // MARK: Target accounts

  /// The roles without which nobody writes a proposal.
  private static let required = ["decision-maker", "budget-holder", "user"]
  private static let targetCount = 24

  /// Twenty-four accounts on the shared list: who is known there, and what was said to whom.
  private mutating func writeTargets(_ months: [Period]) {
    guard let first = months.first?.start, let last = months.last?.end else { return }
    let days = last.daysSinceEpoch - first.daysSinceEpoch
    var people: [(account: String, contact: String, since: Int)] = []
    for number in 1...Self.targetCount {
      let account = RecordTable.id("T", number)
      for (role, permille) in zip(Self.required + ["evaluator"], [620, 540, 900, 350]) where random.happens(permille) {
        // A third were known before the year began.
        let since = random.happens(340) ? -30 : random.below(days)
        let contact = RecordTable.id("P", people.count + 1)
        people.append((account, contact, since))
        contacts.add([contact, account, role, first.adding(days: since).description])
      }
    }
    var touchCount = 0
    for person in people {
      let interest = random.below(8)
      for _ in 0..<interest {
        let day = max(0, person.since) + random.below(max(1, days - max(0, person.since)))
        touchCount += 1
        let isSales = random.happens(450)
        touches.add([
          RecordTable.id("D", touchCount), person.account, person.contact, first.adding(days: day).description,
          isSales ? "sales" : "marketing",
          isSales ? ["call", "meeting"][random.below(2)] : ["event", "download"][random.below(2)],
        ])
      }
    }
    for month in months {
      guard let end = month.end else { continue }
      let exported = end.adding(days: -1)
      for number in 1...Self.targetCount {
        targets.add([exported.description, exported.adding(days: -90).description, RecordTable.id("T", number)])
      }
    }
  }

  // MARK: People

  private mutating func writePayroll(_ month: Period, _ index: Int) {
    guard let day = month.start else { return }
    for (team, euro) in [("marketing", 92_000), ("sales", 168_000), ("operations", 31_000)] {
      let grown = euro * (1000 + 4 * index) / 1000 + random.below(1200)
      payroll.add([day.description, team, "\(grown).00", "EUR"])
    }
  }
}
