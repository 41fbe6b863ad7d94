import Calendars

/// What is assumed about the company, month by month. All shares are permille.
struct Assumptions {
  /// Months since November 2024; the run-up before has negative ones.
  private let index: Int
  private let calendarMonth: Int
  /// The quarter in which a reorganisation and a weak market met: January to March 2026.
  private let isBadQuarter: Bool

  init(_ day: CivilDate) {
    index = (day.year - 2024) * 12 + day.month - 11
    calendarMonth = day.month
    isBadQuarter = day.year == 2026 && day.month <= 3
  }

  /// Leads of the month: slow growth, a season, and the bad quarter.
  var leads: Int {
    let season = [1000, 1010, 1050, 1000, 1020, 1030, 960, 880, 1040, 1080, 1040, 790][calendarMonth - 1]
    return (1480 + 14 * index) * season / 1000 * (isBadQuarter ? 800 : 1000) / 1000
  }

  /// Median business time to the first contact in tenths of an hour. It crept up for a year; in spring 2026 routing changed.
  var contactMedian: Int {
    let monthly = [
      200, 215, 215, 225, 230, 240, 258, 275, 300, 315, 322, 328, 330, 338, 318, 318, 290, 250, 205, 170, 136, 112, 92, 61, 56,
    ]
    return monthly[min(max(index, 0), monthly.count - 1)]
  }

  /// Never contacted at all.
  var neverContacted: Int { index < 14 ? 80 : max(33, 80 - 5 * (index - 13)) }

  func accepted(strength: Int) -> Int { strength == 3 ? (isBadQuarter ? 690 : 716) : 330 }
  func rejected(strength: Int) -> Int { strength == 3 ? 265 : 600 }
  var rejectionCarriesReason: Int { min(975, 860 + 8 * max(0, index)) }

  /// From acceptance to SQL. Leads that are called sooner talk more often.
  func becomesSQL(strength: Int, source: Lead.Source) -> Int {
    let base = strength == 3 ? (isBadQuarter ? 390 : 430 + 4 * max(0, index - 15)) : 170
    let bySource: [Lead.Source: Int] = [.inbound: 950, .outbound: 1280, .partner: 1400, .events: 780]
    return min(900, base * (bySource[source] ?? 1000) / 1000)
  }

  var becomesOpportunity: Int { isBadQuarter ? 590 : 690 }
  var isWon: Int { isBadQuarter ? 170 : 225 + max(0, index) }
  /// Mean amount in euro before it is spread.
  var amount: Int { 21_800 + 290 * max(0, index) }
  /// A field missing at the handover, against what is usual in autumn 2026 = 1000.
  var carelessness: Int { index < 12 ? 3400 : max(1000, 3400 - 300 * (index - 11)) }

  /// Weights of the rejection reasons; the trade-fair list without a filter ran from 12 October to 1 November 2026.
  static func reasons(_ day: CivilDate) -> [(Lead.Reason, weight: Int)] {
    [
      (.companySize, day >= tradeFair.lowerBound && day < tradeFair.upperBound ? 507 : 250), (.budget, 220), (.customer, 150),
      (.notDecider, 130), (.duplicate, 90), (.unreachable, 90), (.other, 70),
    ]
  }

  static let tradeFair = date(2026, 10, 12)..<date(2026, 11, 2)

  /// A day that the calendar has; the dates of this module are literals.
  static func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? CivilDate(daysSinceEpoch: 0)
  }
}
