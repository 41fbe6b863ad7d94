/// The words that names and prose are made of. Three words make a name: enough combinations that all names differ.
enum Vocabulary {
  static let adjectives = [
    "Accepted", "Active", "Billed", "Blended", "Booked", "Captured", "Closed", "Committed", "Contacted", "Converted",
    "Deferred",
    "Engaged", "Expanded", "Forecast", "Gross", "Inbound", "Matched", "Nurtured", "Outbound", "Pending", "Qualified",
    "Recycled",
    "Rejected", "Renewed",
  ]
  static let subjects = [
    "account", "buyer", "campaign", "channel", "contract", "customer", "deal", "demo", "event", "intent", "invoice", "lead",
    "market", "meeting", "opportunity", "partner", "pipeline", "product", "prospect", "quota", "region", "renewal", "segment",
    "territory",
  ]
  static let aspects = [
    "age", "balance", "batch", "breadth", "capacity", "cohort", "coverage", "cycle", "depth", "effort", "fit", "handoff",
    "history",
    "influence", "load", "owner", "plan", "queue", "reach", "record", "rule", "score", "signal", "status",
  ]
  static let measures = ["volume", "value", "ratio", "conversion"]
  static let roles = ["VP Marketing", "Demand generation", "Field marketing", "VP Sales", "Sales development", "Inside sales"]
  static let signals = [
    "demo_request", "pricing_page_view", "webinar_attended", "trial_started", "contact_form", "reply_received",
  ]
  static let fields = ["employees", "country", "industry", "job_level", "amount", "source"]

  static let openings = [
    "The record counts from the moment it is created", "Both teams read this term the same way",
    "Nothing here depends on a tool",
    "A case leaves this group when it is closed", "The date of the first event decides the period",
    "Duplicates are merged before anything is counted", "A blank field is treated as unknown, not as zero",
    "Late corrections show up as a restatement",
  ]
  static let turns = [
    "because two systems write the same field", "unless the steward has signed an exception",
    "which the weekly review confirms",
    "so that one change reaches every number", "and the earlier value stays visible beside it",
    "as long as the contact works for the account", "even where the region was changed afterwards",
    "since a rate without its count misleads",
  ]
  static let emphasised = ["never", "always", "first", "only once", "before the handoff", "in business time"]
}
