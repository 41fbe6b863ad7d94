import Calendars

/// The leads of the simulation, found by the period of each event.
struct Register {
  enum Event: CaseIterable { case created, qualified, decided, becameSQL, opened, closed }

  let leads: [Lead]
  /// Those that ever met some version of the MQL criteria: what can stand in a later stage.
  let qualifying: [Lead]
  let clock: OfficeClock
  private var found: [Event: [Period: [Int]]] = [:]

  init(_ leads: [Lead], clock: OfficeClock) {
    self.leads = leads
    qualifying = leads.filter { $0.qualified != nil }
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
  }

  /// Leads with the event in the period and not after `instant`.
  func leads(_ event: Event, in period: Period, asOf instant: WallClock) -> [Lead] {
    (found[event]?[period] ?? []).lazy.map { leads[$0] }.filter { (Self.moment(of: event, $0) ?? .max) <= instant }
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
