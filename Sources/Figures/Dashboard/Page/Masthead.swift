import Calendars
import Definitions
import Documents
import Editions
import Measures

/// What a report page says of itself first: period, vintage, how far the glossary is agreed, how the commitments stand.
struct Masthead {
  let site: Site
  let title: String
  let period: Period?
  let asOf: CivilDate
  /// Whether previous and next periods have pages like this one.
  let hasSiblings: Bool
  let scorecard: Scorecard?
  /// Whether the page follows what is known.
  var isLive = true

  private var edition: Edition { site.edition }

  var block: Block {
    let periods = hasSiblings ? period.map { [Block.periods(links(around: $0))] } ?? [] : []
    return .group(
      Group(
        .masthead,
        [.group(Group(.group, [.heading(Heading(1, Phrase(title)))] + periods)), .facts(Facts(.facts, facts))]))
  }

  var facts: [Facts.Fact] {
    var facts: [Facts.Fact] = []
    if let period { facts.append(.init("Period", state(of: period))) }
    if edition.isDated { facts.append(.init("As of", day)) }
    if isNewest, let agreement { facts.append(.init("Glossary", agreement)) }
    if let scorecard, !scorecard.rows.isEmpty {
      let link = Link(scorecard.rows.tally, to: .site(.scorecard(scorecard.period)))
      facts.append(.init("Commitments", Phrase(.link(link))))
    }
    return facts
  }

  /// How far the glossary is agreed is known of today only, so pages of older periods do not say it.
  private var isNewest: Bool { isLive && (period == nil || period == edition.latest || !hasSiblings) }

  private func links(around period: Period) -> PeriodLinks {
    func link(_ period: Period, _ isThere: Bool?) -> Link? {
      isThere == true ? Link(Phrase(period.long), to: .site(.dashboard(period))) : nil
    }
    return PeriodLinks(
      before: link(period.previous, edition.periods.first.map { period > $0 }),
      after: link(period.next, edition.periods.last.map { period < $0 }), all: Link("All periods", to: .site(.periods)))
  }

  private func state(of period: Period) -> Phrase {
    let closed = "Closed \(period.grain.rawValue)"
    guard period.grain == edition.settings.grain else { return Phrase(closed) }
    if edition.isFrozen(period) { return "\(closed), verdicts frozen" }
    return edition.freezeDate(of: period).map { "\(closed), freezes \(day: $0)" } ?? Phrase(closed)
  }

  private var day: Phrase {
    let day: Phrase = "\(.date(asOf, .weekday)), end of day"
    guard let id = edition.settings.calendar, case .calendar(let calendar) = edition.glossary[id]?.semantics,
      let city = calendar.zone.split(separator: "/").last
    else { return day }
    return "\(day), \(String(city).replacingUnderscores)"
  }

  private var agreement: Phrase? {
    let agreement = site.index.agreement
    guard agreement.total > 0 else { return nil }
    let mark = Inline.mark(agreement.agreed > 0 ? .agreed : .proposed)
    let words: Phrase = "\(mark)\(count: agreement.agreed) of \(count: agreement.total) definitions agreed"
    return Phrase(.link(Link(words, to: .site(.dictionary))))
  }
}
