/// One lead of the invented company, with all that ever happens to it; a run as of an instant looks at the part before it.
struct Lead {
  enum Source: String, CaseIterable { case inbound, outbound, partner, events }
  enum Channel: String, CaseIterable {
    case organicSearch = "organic-search", paidSearch = "paid-search", events, partner, outboundTools = "outbound-tools"
  }
  enum Reason: String, CaseIterable {
    case companySize = "wrong-company-size", budget = "no-budget", customer = "already-a-customer"
    case notDecider = "not-a-decision-maker", duplicate, unreachable, other
  }
  enum Decision: Equatable {
    case accepted
    /// Nil where sales gave none.
    case rejected(Reason?)
  }
  /// The fields of a complete handover, in the order of the definition.
  enum Field: String, CaseIterable {
    case company = "company_name", title = "contact_title", email, signal = "intent_signal", source = "lead_source"
  }

  var created: WallClock
  var source: Source
  /// Nil where the first touch carries no campaign.
  var channel: Channel?
  /// The widest version of the MQL criteria that the lead meets as a number: 0 none, 1 only version 2 (webinar attendance),
  /// 2 versions 1 and 2, 3 all of them. The versions are nested in this company.
  var strength = 0
  /// When the lead met the criteria; it was worked only where the version in force asked for no more.
  var qualified: WallClock?
  var missing: Set<Field> = []
  var contacted: WallClock?
  var decision: Decision?
  var decided: WallClock?
  var becameSQL: WallClock?
  var opportunity: Opportunity?
  /// When sales gave the lead up without its next stage; nil for one with an opportunity.
  var released: WallClock?

  /// Whether the lead meets a version of the MQL criteria.
  func meets(mqlVersion version: Int) -> Bool { strength >= Self.strength(ofMQLVersion: version) }

  static func strength(ofMQLVersion version: Int) -> Int { version == 1 ? 2 : version == 2 ? 1 : 3 }

  var team: String {
    switch source {
    case .inbound, .events: "marketing"
    case .outbound: "sales"
    case .partner: "partner"
    }
  }
}

struct Opportunity {
  var created: WallClock
  /// Whole euro, at creation.
  var amount: Int
  /// What stood there until somebody noticed.
  var mistaken: (amount: Int, until: WallClock)?
  var isInfluenced: Bool
  var closed: WallClock
  var isWon: Bool

  func amount(asOf instant: WallClock) -> Int {
    guard let mistaken, instant < mistaken.until else { return amount }
    return mistaken.amount
  }
}
