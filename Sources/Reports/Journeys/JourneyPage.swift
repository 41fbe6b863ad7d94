import Calendars
import Charts
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// `leads/<id>.html`: one lead from first touch to close, by ids and stages alone.
///
/// There is one only for ids that site.yml names.
struct JourneyPage {
  let id: String
  let edition: Edition
  let context: PageContext
  /// The newest book that tells of the lead; nil where none does.
  let found: (book: JourneyBook, journey: Journey)?

  init(_ id: String, _ edition: Edition) {
    self.id = id
    self.edition = edition
    context = PageContext(edition, at: .lead(id))
    found =
      edition.journeys.filter { $0.vintage.date <= edition.asOf }.sorted { $1.vintage < $0.vintage }
      .lazy.compactMap { book in book.journeys.first { $0.id == id }.map { (book, $0) } }.first
  }

  var page: SitePage {
    var html = HTML()
    html.element("div", ["class": "mast"]) { html in
      html.element("h1", text: "Lead \(id)")
      if let found { html.append(facts(found.book, found.journey)) }
    }
    if let found, !found.journey.events.isEmpty {
      html.element("p", ["class": "say sayw"], text: sentence(found.journey))
      healthSection("way", "The way", to: &html) { html in
        html.append(JourneyFigure(found.journey, context).html)
        html.append(JourneyTable(found.book, found.journey, context).html)
      }
      healthSection("promises", "Promises on the way", to: &html) { html in promises(found.journey, to: &html) }
      healthSection("gaps", "Gaps", to: &html) { html in gaps(found.journey, to: &html) }
    } else {
      html.element("p", ["class": "say sayw"], text: "No snapshot tells of this lead yet.")
    }
    return SitePage(
      address: .lead(id), title: "Lead \(id)", description: "One lead from first touch to close.", section: .health,
      content: html,
      provenance:
        "This page tells one lead's way by its ids, because site.yml names it. No name and no address is on this site.")
  }

  private func facts(_ book: JourneyBook, _ journey: Journey) -> HTML {
    var html = HTML()
    html.element("dl", ["class": "facts"]) { html in
      func fact(_ term: String, _ content: HTML) {
        html.element("div") { html in
          html.element("dt", text: term)
          html.element("dd") { $0.append(content) }
        }
      }
      fact("As known on", context.time(book.vintage.date))
      fact("Events", .text(NumberText.grouped(ExactDecimal(journey.events.count))))
      if let calendar = book.calendar { fact("Business time by", context.link(definition: calendar)) }
      fact("Belongs to", context.link(.quality, "Data quality"))
    }
    return html
  }

  /// "From Lead on 3 Aug 2026 to Closed won on 20 Oct 2026: 9 events, 78 days. 2 of 3 promises kept."
  private func sentence(_ journey: Journey) -> String {
    guard let first = journey.events.first, let last = journey.events.last else { return "" }
    let names = [first, last].map { "\(edition.name(of: $0.definition, version: $0.version)) on \($0.at.date.short)" }
    let way =
      journey.events.count == 1
      ? "\(names[0]), and nothing since."
      : "From \(names[0]) to \(names[1]): \(counted(journey.events.count, "event")), "
        + "\(JourneyWords.elapsed(from: first.at, to: last.at))."
    let judged = journey.clocks.filter { $0.state == .met || $0.isMissed }
    guard !judged.isEmpty else { return way }
    let met = judged.count { $0.state == .met }
    return "\(way) \(met) of \(judged.count) promises kept."
  }

  // MARK: Promises

  private func promises(_ journey: Journey, to html: inout HTML) {
    guard !journey.clocks.isEmpty else {
      html.element("p", ["class": "none"], text: "No clock with a limit ran on this lead.")
      return
    }
    html.append(
      DataTable(
        caption: "Limits on lead \(id), judged by the rules in force when each began",
        columns: ["Clock", "From", "To", "Limit", "Took", "Verdict", "Rule then"].map { .init($0, isNumber: false) },
        rows: journey.clocks.map { clock in
          DataTable.Row([
            context.link(definition: clock.metric), moment(clock.from, clock.start), end(clock), .text(clock.limit),
            .text(clock.took), context.state(clock.verdict, clock.words),
            context.meaning(clock.meaning, clock.version, of: clock.metric),
          ])
        }
      ).html)
  }

  private func moment(_ stage: String, _ time: Journey.Time) -> HTML {
    .text("\(edition.glossary[stage]?.shortName ?? stage), \(time.words)")
  }

  private func end(_ clock: Journey.Clock) -> HTML {
    clock.stop.map { moment(clock.to, $0) } ?? .text("\(edition.glossary[clock.to]?.shortName ?? clock.to), not yet")
  }

  // MARK: Gaps

  private func gaps(_ journey: Journey, to html: inout HTML) {
    let all = sentences(journey)
    guard !all.isEmpty else {
      html.element("p", ["class": "none"], text: "No stage was skipped, nothing is left blank, and nobody waits.")
      return
    }
    html.element("ul", ["class": "plainlist"]) { html in for sentence in all { html.element("li", text: sentence) } }
  }

  private func sentences(_ journey: Journey) -> [String] {
    var all: [String] = []
    for event in journey.events {
      let name = edition.name(of: event.definition, version: event.version)
      if !event.skipped.isEmpty {
        let skipped = listed(event.skipped.map { edition.glossary[$0]?.name ?? $0 })
        all.append(
          "\(skipped) \(event.skipped.count == 1 ? "was" : "were") skipped: \(name) on \(event.at.words) came without.")
      }
      if !event.blank.isEmpty {
        all.append("\(name) on \(event.at.words) has no \(listed(event.blank.map(\.replacingUnderscores))).")
      }
    }
    for clock in journey.clocks where clock.state == .breachedOpen {
      let stage = edition.glossary[clock.to]?.name ?? clock.to
      all.append("\(stage) is missing: due within \(clock.limit), \(clock.took) so far.")
    }
    return all
  }
}

extension Journey.Time {
  /// "3 Aug 2026, 09:15"
  var words: String { date.short + (clock.map { ", \($0)" } ?? "") }
}

extension Edition {
  /// What a definition was called in a version.
  func name(of id: String, version: Int) -> String {
    if let definition = glossary[id], definition.version == version { return definition.name }
    return agreements.records(of: id).last { $0.version == version }?.name ?? glossary[id]?.name ?? id
  }
}

extension PageContext {
  /// A version of a definition as a link to its words, with the digits of its meaning.
  func meaning(_ meaning: String, _ version: Int, of id: String) -> HTML {
    var html = HTML()
    let text = "v\(version)"
    if let definition = edition.glossary[id] {
      let isOlder = olderVersions(of: definition, in: edition).contains(version)
      html.append(link(isOlder ? .version(version, of: id) : .definition(id), text))
    } else {
      html.text(text)
    }
    html.text(" ")
    html.element("code", text: String(meaning.prefix(8)))
    return html
  }
}

/// A page per lead that site.yml names.
func journeyArtifacts(of edition: Edition) -> [Artifact] {
  Set(edition.settings.snapshots.journeys).filter(Journey.isAddress).sorted().map { id in
    Artifact(.lead(id), page: { JourneyPage(id, edition).page })
  }
}
