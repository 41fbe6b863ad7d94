/// What happened to one lead, from its number alone: five events, each after the one before.
struct LeadHistory {
  static let steps = 5

  private let lead: Int
  private let times: [Int]
  private let statuses: [String]
  private let amount: Int
  private let source: String
  private let region: String
  private let segment: String

  init(lead: Int) {
    var random = SplitMix64(seed: UInt64(lead))
    self.lead = lead
    let isQualified = random.below(100) < 55
    let isWon = isQualified && random.below(100) < 30
    statuses = ["new", "mql", "contacted", isQualified ? "sql" : "rejected", isWon ? "won" : "lost"]
    // The 24 months from 2024-11-01; what comes later is not known yet.
    var time = 1_730_419_200 + random.below(730 * 86_400)
    var times: [Int] = []
    for mean in [0, 3 * 86_400, 86_400, 10 * 86_400, 40 * 86_400] {
      time += mean == 0 ? 0 : random.below(2 * mean)
      times.append(time)
    }
    self.times = times
    amount = isWon ? 50_000 + random.below(5_000_000) : 0
    source = random.pick(["webinar", "paid_search", "organic", "referral", "event", "outbound", "partner", ""])
    region = random.pick(["dach", "uk", "nordics", "france", "iberia", "benelux"])
    segment = random.pick(["smb", "mid-market", "enterprise", "public"])
  }

  func append(_ step: Int, to rows: inout [UInt8]) {
    rows.append(contentsOf: "L".utf8)
    rows.append(contentsOf: padded(lead, 8).utf8)
    for cell in [statuses[step], instant(times[step])] { append(cell, to: &rows) }
    append(step == 4 && amount > 0 ? "\(amount / 100).\(padded(amount % 100, 2))" : "", to: &rows)
    for cell in [source, region, segment] { append(cell, to: &rows) }
    rows.append(0x0A)
  }

  private func append(_ cell: String, to rows: inout [UInt8]) {
    rows.append(0x2C)
    rows.append(contentsOf: cell.utf8)
  }

  /// ISO 8601 in UTC, by Howard Hinnant's civil-from-days.
  private func instant(_ second: Int) -> String {
    let days = second / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let clock = [second / 3600 % 24, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(year)-\(padded(month, 2))-\(padded(day, 2))T\(clock)Z"
  }
}
