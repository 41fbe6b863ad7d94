import Calendars

/// One stream of leads, day by day, from which every number of the sample is counted; so weeks, months, splits and rates agree.
struct Simulation {
  private var random: RandomSource
  private let clock: OfficeClock
  /// Version of MQL in force on a day.
  private let mqlVersion: (CivilDate) -> Int
  private(set) var leads: [Lead] = []
  private var tradeFairRejections = 0

  /// The run-up fills the pipeline before the first month that is reported.
  static let firstDay = Assumptions.date(2024, 3, 1)

  init(seed: UInt64, clock: OfficeClock, through lastDay: CivilDate, mqlVersion: @escaping (CivilDate) -> Int) {
    random = RandomSource(seed: seed)
    self.clock = clock
    self.mqlVersion = mqlVersion
    var day = Self.firstDay
    while day <= lastDay {
      for _ in 0..<leadCount(on: day) { leads.append(lead(on: day)) }
      day = day.adding(days: 1)
    }
    enterOneAmountWrong()
  }

  private mutating func leadCount(on day: CivilDate) -> Int {
    func weight(_ day: CivilDate) -> Int { day.weekday <= 5 ? (clock.isOpen(day: day.daysSinceEpoch) ? 18 : 7) : 5 }
    let length = CivilDate.days(inMonth: day.month, of: day.year)
    let first = day.adding(days: 1 - day.day)
    let weights = (0..<length).reduce(0) { $0 + weight(first.adding(days: $1)) }
    let noise = 840 + random.below(321)
    let thousandths = Assumptions(day).leads * weight(day) * noise / weights
    return thousandths / 1000 + (random.happens(thousandths % 1000) ? 1 : 0)
  }

  private mutating func lead(on day: CivilDate) -> Lead {
    let hour = random.draw([(0, 0), (60, 8), (850, 18), (1000, 24)])
    let created = day.midnight + min(hour * 3600 + random.below(3600), OfficeClock.day - 1)
    let source = random.pick([(Lead.Source.inbound, 620), (.events, 140), (.partner, 80), (.outbound, 160)]) ?? .inbound
    // The partner programme paused in February 2026: its rates have no denominator there.
    let isPaused = source == .partner && day.year == 2026 && day.month == 2
    var lead = Lead(created: created, source: isPaused ? .inbound : source)
    lead.channel = channel(of: lead.source)
    lead.strength = random.pick([(3, 252), (2, 128), (1, 45), (0, 575)]) ?? 0
    // The first two days of version 3 lie in a week that still counts by version 2; nobody met only the old criteria on them.
    let isStraddle = day >= Assumptions.date(2026, 8, 1) && day < Assumptions.date(2026, 8, 3)
    if isStraddle, lead.strength < 3 { lead.strength = 0 }
    guard lead.strength > 0 else { return lead }

    let waits = lead.source != .partner && !random.happens(700)
    let qualified = created + (waits ? random.below(20 * OfficeClock.day) : random.below(5400))
    lead.qualified = min(qualified, day.adding(days: 20).midnight)
    work(&lead)
    return lead
  }

  private mutating func channel(of source: Lead.Source) -> Lead.Channel? {
    switch source {
    case .inbound: random.pick([(Lead.Channel?.some(.organicSearch), 440), (.paidSearch, 430), (nil, 130)]) ?? nil
    case .events: .events
    case .partner: .partner
    case .outbound: .outboundTools
    }
  }

  /// What marketing hands over and sales does with it.
  private mutating func work(_ lead: inout Lead) {
    guard let qualified = lead.qualified else { return }
    let day = CivilDate(daysSinceEpoch: qualified / OfficeClock.day)
    guard lead.meets(mqlVersion: mqlVersion(day)) else {
      lead.released = qualified
      return
    }
    let assumed = Assumptions(day)

    let usual: [(Lead.Field, Int)] = [(.company, 2), (.title, 15), (.email, 1), (.signal, 7), (.source, 4)]
    for (field, permille) in usual where random.below(1_000_000) < permille * assumed.carelessness {
      lead.missing.insert(field)
    }

    if !random.happens(assumed.neverContacted) {
      let spread = random.draw([
        (0, 20), (100, 150), (250, 430), (500, 980), (750, 1900), (900, 3300), (990, 8000), (1000, 12000),
      ])
      let pace = mqlVersion(day) == 3 ? 1000 : lead.strength == 3 ? 920 : 1130
      let tenths = assumed.contactMedian * spread / 1000 * pace / 1000
      lead.contacted = clock.moment(tenths * 360 + random.below(360), after: qualified)
    }
    decide(&lead, qualified, assumed)
    let patience = random.draw([(0, 80), (500, 200), (1000, 420)]) * OfficeClock.day / 10
    guard lead.decision == .accepted, let decided = lead.decided, let contacted = lead.contacted,
      random.happens(assumed.becomesSQL(strength: lead.strength, source: lead.source))
    else {
      let isRejected = lead.decision != nil && lead.decision != .accepted
      lead.released = isRejected ? lead.decided : (lead.decided ?? qualified) + patience
      return
    }
    let talk = random.draw([(0, 3), (100, 12), (500, 90), (800, 210), (950, 400), (1000, 700)])
    let becameSQL = max(decided, contacted) + talk * OfficeClock.day / 10
    lead.becameSQL = becameSQL
    sell(&lead, becameSQL)
  }

  private mutating func decide(_ lead: inout Lead, _ qualified: WallClock, _ assumed: Assumptions) {
    let outcome = random.below(1000)
    let accepted = assumed.accepted(strength: lead.strength)
    guard outcome < accepted + assumed.rejected(strength: lead.strength) else { return }
    let tenths = random.draw([(0, 1), (100, 5), (500, 60), (900, 250), (980, 400), (1000, 700)])
    let decided = clock.moment(tenths * 360 + random.below(360), after: qualified)
    lead.decided = decided
    let day = CivilDate(daysSinceEpoch: decided / OfficeClock.day)
    lead.decision = outcome < accepted ? .accepted : .rejected(reason(on: day, assumed))
  }

  private mutating func reason(on day: CivilDate, _ assumed: Assumptions) -> Lead.Reason? {
    guard random.happens(assumed.rejectionCarriesReason) else { return nil }
    if Assumptions.tradeFair.contains(day) {
      // Two of five exactly: small weeks must not blur the one thing that the sample is to show.
      tradeFairRejections += 1
      if [1, 3].contains(tradeFairRejections % 5) { return .companySize }
      return random.pick(Assumptions.reasons(day).filter { $0.0 != .companySize })
    }
    let reason = random.pick(Assumptions.reasons(day))
    // Version 2 of the code list added duplicates in January 2026; before, they were "other".
    return reason == .duplicate && day.year < 2026 ? .other : reason
  }

  private mutating func sell(_ lead: inout Lead, _ becameSQL: WallClock) {
    let assumed = Assumptions(CivilDate(daysSinceEpoch: becameSQL / OfficeClock.day))
    guard random.happens(assumed.becomesOpportunity) else {
      lead.released = becameSQL + random.draw([(0, 50), (1000, 300)]) * OfficeClock.day / 10
      return
    }
    let created = becameSQL + random.draw([(0, 5), (500, 60), (900, 190), (1000, 600)]) * OfficeClock.day / 10
    let spread = random.draw([(0, 150), (100, 350), (500, 800), (800, 1400), (950, 2400), (1000, 4500)])
    let bySource: [Lead.Source: Int] = [.inbound: 920, .outbound: 1120, .partner: 1050, .events: 1250]
    let amount = assumed.amount * spread / 1000 * (bySource[lead.source] ?? 1000) / 1000 / 10 * 10
    let isWon = random.happens(assumed.isWon)
    let days =
      isWon
      ? random.draw([(0, 140), (100, 230), (500, 610), (900, 1150), (1000, 1900)])
      : random.draw([(0, 60), (100, 140), (500, 780), (900, 1600), (1000, 2600)])
    lead.opportunity = Opportunity(
      created: created, amount: amount, isInfluenced: random.happens(lead.source == .outbound ? 520 : 830),
      closed: created + days * OfficeClock.day / 10 + random.below(7200), isWon: isWon)
  }

  /// One amount of July 2026 was entered with a zero too many and corrected on 19 August: the month is restated.
  private mutating func enterOneAmountWrong() {
    let from = Assumptions.date(2026, 7, 14).midnight
    let until = Assumptions.date(2026, 8, 19).midnight
    let candidates = leads.indices.filter {
      guard let opportunity = leads[$0].opportunity else { return false }
      return opportunity.created >= from && opportunity.created < from + 5 * OfficeClock.day
        && (15_000...30_000).contains(opportunity.amount)
    }
    guard let index = candidates.first, let amount = leads[index].opportunity?.amount else { return }
    leads[index].opportunity?.mistaken = (amount * 10, until)
  }
}
