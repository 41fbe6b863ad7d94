import Calendars

/// What the company spends, as its ledger has it.
enum SpendSheet {
  /// Invoices of a month by channel, in cents; the last is what no channel caused.
  static func spend(_ month: CivilDate) -> [(channel: Lead.Channel?, cents: Int)] {
    var random = RandomSource(seed: UInt64(month.daysSinceEpoch))
    let index = (month.year - 2024) * 12 + month.month - 11
    // Fairs are in spring and autumn; everything was cut in the bad quarter, a little.
    let events = [600, 700, 1250, 1200, 1150, 1000, 500, 450, 1300, 1150, 1200, 500][month.month - 1]
    let cut = month.year == 2026 && month.month <= 3 ? 900 : 1000
    let usual: [(Lead.Channel?, Int)] = [
      (.organicSearch, 24_800), (.paidSearch, 69_500), (.events, 47_000 * events / 1000), (.partner, 27_300),
      (.outboundTools, 56_900), (nil, 18_200),
    ]
    return usual.map { channel, euro in
      let grown = euro * (820 + 8 * index) / 1000 * cut / 1000
      return (channel, grown * (93_000 + random.below(14_001)) / 1000)
    }
  }
}
