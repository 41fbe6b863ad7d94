import Calendars

/// The company's records as its CRM would export them: what `concord snapshot` computes every number of the sample from.
///
/// Beside what happened to the leads it has what every CRM has: test leads, duplicates that were merged, leads that came back
/// after a rejection, replies that nobody wrote, rows that were entered late, blank sources, and a deal won before anybody
/// had talked to the lead.
struct CRMExport {
  /// A lead with its place in the CRM.
  struct Entry {
    var lead: Lead
    var id: String
    /// 1, or 2 for a lead that came back.
    var cycle = 1
  }

  let entries: [Entry]
  /// What is known of accounts, by the id of their lead.
  private(set) var profiles: [String: AccountProfile] = [:]
  private var random = RandomSource(seed: 20_240_301)
  private var leads = RecordTable([
    "lead_id", "account_id", "created_at", "lead_source", "channel", "seniority", "company_name", "contact_title", "email_hash",
    "intent_signal", "email_domain", "is_test", "merged_into",
  ])
  private var events = RecordTable([
    "lead_id", "cycle", "occurred_at", "recorded_at", "to_status", "reason_code", "signal", "actor_kind",
  ])
  private var activities = RecordTable([
    "activity_id", "lead_id", "occurred_at", "recorded_at", "kind", "direction", "is_automated",
  ])
  private var opportunities = RecordTable([
    "opp_id", "lead_id", "account_id", "type", "source", "source_team", "channel", "is_test",
  ])
  private var stages = RecordTable(["opp_id", "occurred_at", "recorded_at", "to_stage", "amount_at", "currency"])
  private var touches = RecordTable(["touch_id", "lead_id", "opp_id", "channel", "occurred_at", "is_response"])
  private var accounts = RecordTable(["account_id", "industry", "country", "staff"])
  private var spend = RecordTable(["month", "channel", "amount", "currency"])
  private var activityCount = 0
  private var touchCount = 0
  private var opportunityCount = 0
  private var wonCount = 0

  init(_ simulated: [Lead], through lastDay: CivilDate) {
    entries = Self.entries(simulated)
    for entry in entries { write(entry, until: lastDay.adding(days: 1).midnight) }
    writeOddLeads(through: lastDay)
    writeSpend(through: lastDay)
  }

  /// By path below the project's root.
  var files: [String: String] {
    var files = ["content/records/tables.yml": Self.declarations]
    for (name, table) in [
      "leads": leads, "lead_events": events, "activities": activities, "opportunities": opportunities,
      "opp_stage_events": stages, "touches": touches, "accounts": accounts, "spend": spend,
    ] {
      files["content/records/\(name).csv"] = table.text
    }
    return files
  }

  /// What the columns hold; text where a column is not named.
  private static let declarations = """
    # What the columns of the tables hold; columns that are not named are told by their cells.
    leads: {created_at: instant, is_test: integer, merged_into: text, email_hash: text, company_name: text}
    lead_events: {cycle: integer, occurred_at: instant, recorded_at: instant}
    activities: {occurred_at: instant, recorded_at: instant, is_automated: integer}
    opportunities: {is_test: integer}
    opp_stage_events: {occurred_at: instant, recorded_at: instant, amount_at: EUR}
    touches: {occurred_at: instant, is_response: integer}
    accounts: {staff: integer}
    spend: {month: date, amount: EUR}
    assignments: {cycle: integer, assigned_at: instant}
    attempts: {cycle: integer, occurred_at: instant}
    icp_checks: {cycle: integer, checked_at: instant, fit: text, misses: text}
    lead_reviews: {judged_on: date, workable: text}
    account_lists: {listed_on: date}
    target_accounts: {exported_on: date, looks_back_to: date}
    target_contacts: {confirmed_on: date}
    target_touches: {occurred_on: date}
    payroll: {month: date, amount: EUR}

    """

  /// Some who come in after a rejection for the budget are not new: the same lead, in its second cycle.
  private static func entries(_ leads: [Lead]) -> [Entry] {
    var entries: [Entry] = []
    var returning: [(id: String, from: WallClock)] = []
    for (index, lead) in leads.enumerated() {
      var entry = Entry(lead: lead, id: RecordTable.id("L", index + 1))
      if let qualified = lead.qualified, index % 40 == 0, let first = returning.first, first.from < qualified {
        entry.id = first.id
        entry.cycle = 2
        returning.removeFirst()
      } else if lead.decision == .rejected(.budget), index % 3 == 0, let decided = lead.decided {
        returning.append((entry.id, decided + 90 * OfficeClock.day))
      }
      entries.append(entry)
    }
    return entries
  }
}

// MARK: - Leads

extension CRMExport {
  private mutating func write(_ entry: Entry, until end: WallClock) {
    guard entry.lead.created < end else { return }
    if entry.cycle == 1 { writeLead(entry) }
    guard let qualified = entry.lead.qualified, qualified < end else { return }
    writeEvents(entry, qualified, until: end)
    writeActivities(entry, qualified, until: end)
    if let opportunity = entry.lead.opportunity, opportunity.created < end { write(opportunity, of: entry, until: end) }
  }

  private mutating func writeLead(_ entry: Entry) {
    let lead = entry.lead
    let number = entry.id.dropFirst()
    let account = "A\(number)"
    let isKnown = lead.qualified != nil
    func filled(_ field: Lead.Field, _ value: String) -> String { isKnown && !lead.missing.contains(field) ? value : "" }
    let seniority =
      switch lead.strength {
      case 3: ["manager", "director", "vp", "c-level"][random.below(4)]
      case 1, 2: ["specialist", "intern"][random.below(2)]
      default: ["specialist", "intern", "manager", ""][random.below(4)]
      }
    leads.add([
      entry.id, account, exported(lead.created), lead.missing.contains(.source) ? "" : lead.source.rawValue,
      lead.channel?.rawValue ?? "", seniority, filled(.company, "Firm \(number)"),
      filled(.title, "Head of \(number.suffix(3))"),
      filled(.email, String(random.next(), radix: 16)), filled(.signal, Self.signal(lead)), "example.com", "0", "",
    ])
    guard isKnown else { return }
    let industry = ["software", "fintech", "logistics", "industrial-technology", "retail", "media"][random.below(6)]
    let country = ["AT", "BE", "CH", "DE", "DK", "FR", "GB", "IE", "NL", "SE"][random.below(10)]
    let staff = 50 + random.below(4950)
    accounts.add([account, industry, country, "\(staff)"])
    profiles[entry.id] = AccountProfile(account: account, industry: industry, country: country, staff: staff)
  }

  /// The strongest signal: those who meet only version 2 of the criteria watched a webinar.
  private static func signal(_ lead: Lead) -> String {
    lead.strength == 1
      ? "webinar_attendance" : ["demo_request", "pricing_page_view", "high_intent_download"][lead.created % 3]
  }

  private mutating func writeEvents(_ entry: Entry, _ qualified: WallClock, until end: WallClock) {
    let lead = entry.lead
    func cells(
      _ moment: WallClock, _ late: Int, _ status: String, _ reason: String = "", _ signal: String = "", by actor: String
    )
      -> [String]
    {
      [entry.id, "\(entry.cycle)", exported(moment), exported(moment + late), status, reason, signal, actor]
    }
    events.add(cells(qualified, 0, "MQL", "", Self.signal(lead), by: "workflow"))
    if let decided = lead.decided, decided < end, let decision = lead.decision {
      switch decision {
      case .accepted: events.add(cells(decided, 0, "SAL", by: "human"))
      case .rejected(let reason): events.add(cells(decided, 0, "REJECTED", reason?.rawValue ?? "", by: "human"))
      }
    } else if lead.decision == nil, random.happens(30), qualified + 20 * OfficeClock.day < end {
      // A workflow accepts what nobody decided; that is no decision of sales.
      events.add(cells(qualified + 20 * OfficeClock.day, 0, "SAL", by: "workflow"))
    }
    if let moment = lead.becameSQL, moment < end { events.add(cells(moment, 0, "SQL", by: "human")) }
  }

  private mutating func writeActivities(_ entry: Entry, _ qualified: WallClock, until end: WallClock) {
    if random.happens(300) {
      addActivity(entry.id, qualified + 40, late: 0, kind: "email", direction: "outbound", isAutomated: true)
    }
    let contacted = entry.lead.contacted
    guard let contacted, contacted < end else { return }
    let kind = ["call", "email", "message", "meeting"][random.below(4)]
    // One in three hundred is entered a week late: that month is restated.
    addActivity(entry.id, contacted, late: random.below(300) == 0 ? 7 * OfficeClock.day : 0, kind: kind, direction: "outbound")
    if random.happens(150), contacted + 3600 < end {
      addActivity(entry.id, contacted + 3600, late: 0, kind: "email", direction: "inbound")
    }
  }

  private mutating func addActivity(
    _ lead: String, _ moment: WallClock, late: Int, kind: String, direction: String, isAutomated: Bool = false
  ) {
    activityCount += 1
    activities.add([
      RecordTable.id("T", activityCount), lead, exported(moment), exported(moment + late), kind, direction,
      isAutomated ? "1" : "0",
    ])
  }
}

// MARK: - Deals

extension CRMExport {
  private mutating func write(_ opportunity: Opportunity, of entry: Entry, until end: WallClock) {
    opportunityCount += 1
    let id = RecordTable.id("O", opportunityCount)
    let lead = entry.lead
    opportunities.add([
      id, entry.id, "A\(entry.id.dropFirst())", "new", lead.source.rawValue, lead.team, lead.channel?.rawValue ?? "", "0",
    ])
    func stage(_ name: String, _ moment: WallClock, recorded: WallClock? = nil, _ amount: Int) {
      stages.add([id, exported(moment), exported(recorded ?? moment), name, "\(amount).00", "EUR"])
    }
    if let mistaken = opportunity.mistaken {
      stage("Discovery", opportunity.created, mistaken.amount)
      // The correction is a later row of the same event: what was recorded last counts.
      stage("Discovery", opportunity.created, recorded: mistaken.until, opportunity.amount)
    } else {
      stage("Discovery", opportunity.created, opportunity.amount)
    }
    if opportunity.closed < end {
      // Two deals were entered as won before they were opened, and before anybody had talked to the lead.
      if opportunity.isWon { wonCount += 1 }
      let isBackwards = opportunity.isWon && [150, 400].contains(wonCount)
      let closed = isBackwards ? entry.lead.created - OfficeClock.day : opportunity.closed
      stage(opportunity.isWon ? "Won" : "Lost", closed, opportunity.amount)
    }
    writeTouches(of: opportunity, id, entry)
  }

  /// From the first touch to the deal; only what was answered within ninety days before it makes the deal influenced.
  private mutating func writeTouches(of opportunity: Opportunity, _ id: String, _ entry: Entry) {
    let channels = Lead.Channel.allCases.map(\.rawValue)
    let first = entry.lead.channel?.rawValue ?? ""
    let span = max(1, opportunity.created - entry.lead.created)
    for index in 0...random.below(4) {
      let moment = index == 0 ? entry.lead.created : entry.lead.created + random.below(span)
      touchCount += 1
      touches.add([
        RecordTable.id("C", touchCount), entry.id, id, index == 0 ? first : channels[random.below(channels.count)],
        exported(moment),
        opportunity.isInfluenced ? "1" : "0",
      ])
    }
  }
}

// MARK: - What is odd, and the money

extension CRMExport {
  /// Test leads and duplicates, a few a month, which the population leaves out.
  private mutating func writeOddLeads(through lastDay: CivilDate) {
    var day = Simulation.firstDay
    var number = 900_000
    while day <= lastDay {
      if day.day % 9 == 0 {
        number += 1
        let isTest = day.day == 9
        let moment = day.midnight + 10 * 3600
        let id = RecordTable.id("L", number)
        let original = entries[number % 1000].id
        leads.add([
          id, "", exported(moment), "inbound", "", "manager", "Firm 900", "Tester", "", "demo_request",
          isTest ? "larkspur.example" : "example.com", isTest ? "1" : "0", isTest ? "" : original,
        ])
        events.add([id, "1", exported(moment), exported(moment), "MQL", "", "demo_request", "workflow"])
      }
      day = day.adding(days: 1)
    }
  }

  private mutating func writeSpend(through lastDay: CivilDate) {
    guard var month = Period(.month, containing: Run.firstDay), let last = Period(.month, containing: lastDay) else { return }
    while month < last {
      if let start = month.start {
        for line in SpendSheet.spend(start) {
          spend.add([start.description, line.channel?.rawValue ?? "", "\(line.cents / 100).\(padded(line.cents % 100))", "EUR"])
        }
      }
      month = month.next
    }
  }

  private func padded(_ cents: Int) -> String { cents < 10 ? "0\(cents)" : "\(cents)" }
}
