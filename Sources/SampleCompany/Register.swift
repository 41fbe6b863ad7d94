import Calendars

/// The leads of the simulation, found by the period of each event.
struct Register {
  enum Event: CaseIterable { case created, qualified, decided, becameSQL, opened, closed }

  let leads: [Lead]
  let clock: OfficeClock
  private var found: [Event: [Period: [Int]]] = [:]
  /// By stage, and by the strength that a lead has at least; 0 for all.
  private var stays: [Stays.Stage: [Int: Stays]] = [:]

  init(_ leads: [Lead], clock: OfficeClock) {
    self.leads = leads
    self.clock = clock
    for event in Event.allCases {
      var byPeriod: [Period: [Int]] = [:]
      for (index, lead) in leads.enumerated() {
        guard let moment = Self.moment(of: event, lead) else { continue }
        let day = CivilDate(daysSinceEpoch: moment / OfficeClock.day)
        for grain in [Grain.week, .month] {
          if let period = Period(grain, containing: day) { byPeriod[period, default: []].append(index) }
        }
      }
      found[event] = byPeriod
    }
    // What never met a version of the MQL criteria stands in no later stage.
    let qualifying = leads.filter { $0.qualified != nil }
    for strength in 0...3 {
      let strong = qualifying.filter { $0.strength >= strength }
      for stage in Stays.Stage.allCases { stays[stage, default: [:]][strength] = Stays(in: stage, strong) }
    }
  }

  /// Leads with the event in the period and not after `instant`.
  func leads(_ event: Event, in period: Period, asOf instant: WallClock) -> [Lead] {
    (found[event]?[period] ?? []).lazy.map { leads[$0] }.filter { (Self.moment(of: event, $0) ?? .max) <= instant }
  }

  /// How many of the leads that meet a version of the MQL criteria, or of all, were in a stage at a moment.
  func count(in stage: Stays.Stage, mqlVersion: Int?, at moment: WallClock) -> Int {
    stays[stage]?[mqlVersion.map(Lead.strength(ofMQLVersion:)) ?? 0]?.count(at: moment) ?? 0
  }

  static func moment(of event: Event, _ lead: Lead) -> WallClock? {
    switch event {
    case .created: lead.created
    case .qualified: lead.qualified
    case .decided: lead.decided
    case .becameSQL: lead.becameSQL
    case .opened: lead.opportunity?.created
    case .closed: lead.opportunity?.closed
    }
  }
}
