import Calendars
import Definitions
import HyperText
import Measures

/// What a report page says of itself first: period, vintage, how far the glossary is agreed, how the commitments stand.
struct Masthead {
  let context: PageContext
  let site: ReportSite
  let title: String
  let period: Period?
  let asOf: CivilDate
  /// Whether previous and next periods have pages like this one.
  let hasSiblings: Bool
  let scorecard: Scorecard?

  private var edition: Edition { site.edition }

  var html: HTML {
    var html = HTML()
    html.element("div", ["class": "mast"]) { html in
      html.element("div") { html in
        html.element("h1", text: title)
        if hasSiblings, let period { writeNavigation(period, to: &html) }
      }
      html.element("dl", ["class": "facts"]) { html in
        if let period { Self.fact("Period", .text(state(of: period)), to: &html) }
        Self.fact("As of", day, to: &html)
        if isNewest { writeAgreement(to: &html) }
        if let scorecard, !scorecard.rows.isEmpty {
          Self.fact("Commitments", context.link(.scorecard(scorecard.period), scorecard.rows.result), to: &html)
        }
      }
    }
    return html
  }

  /// How far the glossary is agreed is known of today only, so pages of older periods do not say it.
  private var isNewest: Bool { period == nil || period == edition.latest || !hasSiblings }

  private static func fact(_ term: String, _ content: HTML, to html: inout HTML) {
    html.element("div") { html in
      html.element("dt", text: term)
      html.element("dd") { $0.append(content) }
    }
  }

  private func writeNavigation(_ period: Period, to html: inout HTML) {
    html.element("nav", ["class": "period", "aria-label": "Period"]) { html in
      if let first = edition.periods.first, period > first {
        html.element("a", ["rel": "prev", "href": context.href(.dashboard(period.previous))]) { html in
          html.element("span", ["aria-hidden": "true"], text: "\u{2190}")
          html.text(" \(period.previous.long)")
        }
        html.text(" ")
      }
      if let last = edition.periods.last, period < last {
        html.element("a", ["rel": "next", "href": context.href(.dashboard(period.next))]) { html in
          html.text("\(period.next.long) ")
          html.element("span", ["aria-hidden": "true"], text: "\u{2192}")
        }
        html.text(" ")
      }
      html.append(context.link(.periods, "All periods"))
    }
  }

  private func state(of period: Period) -> String {
    let closed = "Closed \(period.grain.rawValue)"
    guard period.grain == edition.settings.grain else { return closed }
    if edition.isFrozen(period) { return "\(closed), verdicts frozen" }
    return edition.freeze.date(of: period).map { "\(closed), freezes \($0.short)" } ?? closed
  }

  private var day: HTML {
    var html = HTML()
    html.element("time", ["datetime": asOf.description], text: asOf.shortWithWeekday)
    html.text(", end of day")
    if let id = edition.settings.calendar, case .calendar(let calendar) = edition.glossary[id]?.semantics,
      let city = calendar.zone.split(separator: "/").last
    {
      html.text(", \(String(city).replacingUnderscores)")
    }
    return html
  }

  private func writeAgreement(to html: inout HTML) {
    let agreement = site.agreement
    guard agreement.total > 0 else { return }
    var content = HTML()
    content.element("a", ["href": context.href(.dictionary)]) { html in
      html.append((agreement.agreed > 0 ? StateMark.agreed : .proposed).html)
      html.text("\(agreement.agreed) of \(agreement.total) definitions agreed")
    }
    Self.fact("Glossary", content, to: &html)
  }
}
