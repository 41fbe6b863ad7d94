import Calendars
import Numbers

/// The sheet that marketing operations types by hand: spend of closed months and what is divided by it. No stamps, no runs.
struct SpendSheet {
  let register: Register
  let timeline: Timeline

  /// Months that closed after `previous` and by this run.
  func files(of run: Run, after previous: Run?) -> [String: String] {
    let months = run.periods.filter { period in
      period.grain == .month && period.isClosed(by: run.day) && !(previous.map { period.isClosed(by: $0.day) } ?? false)
    }
    guard !months.isEmpty else { return [:] }
    var totals: [String] = []
    var split: [String] = []
    for month in months {
      guard let start = month.start else { continue }
      let lines = Self.spend(start)
      let opened = register.leads(.opened, in: month, asOf: run.asOf)
      let strength = Lead.strength(ofMQLVersion: timeline.mqlVersion(on: start))
      let mqls = register.leads(.qualified, in: month, asOf: run.asOf).count { $0.strength >= strength }
      let total = lines.reduce(0) { $0 + $1.cents }
      totals.append("spend,\(month),\(money(total))")
      if let cost = perPiece(total, opened.count) { totals.append("cost-per-opportunity,\(month),\(cost)") }
      if let cost = perPiece(total, mqls) { totals.append("cost-per-mql,\(month),\(cost)") }
      for line in lines {
        let dimensions = "channel=\(line.channel?.rawValue ?? "(none)")"
        split.append("spend,\(month),\(dimensions),\(money(line.cents))")
        guard let channel = line.channel, let cost = perPiece(line.cents, opened.count { $0.channel == channel }) else {
          continue
        }
        split.append("cost-per-opportunity,\(month),\(dimensions),\(cost)")
      }
    }
    return [
      "spend-sheet.csv": file("metric,period,value", totals), "spend-by-channel.csv": file("metric,period,dims,value", split),
    ]
  }

  private func file(_ header: String, _ lines: [String]) -> String {
    ([header] + lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }).joined(separator: "\n") + "\n"
  }

  private func money(_ cents: Int) -> ExactDecimal { ExactDecimal(coefficient: Int128(cents), scale: 2) }
  private func perPiece(_ cents: Int, _ count: Int) -> ExactDecimal? { money(cents).divided(by: ExactDecimal(count), scale: 2) }

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
