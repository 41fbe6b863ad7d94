import Calendars
import Definitions
import Documents
import Editions
import Measures
import Numbers
import Snapshots

/// A page per lead that site.yml names.
func journeyArtifacts(of site: Site) -> [Artifact] {
  Set(site.edition.settings.snapshots.journeys).filter(Journey.isAddress).sorted().map { id in
    Artifact(.lead(id), document: { JourneyPage(id, site.edition).document })
  }
}

/// `leads/<id>.html`: one lead from first touch to close, by ids and stages alone.
///
/// There is one only for ids that site.yml names.
struct JourneyPage {
  let id: String
  let edition: Edition
  /// The newest book that tells of the lead; nil where none does.
  let found: (book: JourneyBook, journey: Journey)?

  init(_ id: String, _ edition: Edition) {
    self.id = id
    self.edition = edition
    found =
      edition.journeys.filter { $0.vintage.date <= edition.asOf }.sorted { $1.vintage < $0.vintage }
      .lazy.compactMap { book in book.journeys.first { $0.id == id }.map { (book, $0) } }.first
  }

  var document: Document {
    let heading = Block.heading(Heading(1, "Lead \(id)"))
    let facts: [Block] = found.map { [.facts(Facts(.facts, self.facts($0.book, $0.journey)))] } ?? []
    return Document(
      address: .lead(id), title: "Lead \(id)", description: "One lead from first touch to close.", section: .health,
      blocks: [.group(Group(.masthead, [heading] + facts))] + blocks,
      provenance:
        "This page follows one lead by its ids, because site.yml asks for it. There are no names or addresses on this site.")
  }

  private var blocks: [Block] {
    guard let found, let first = found.journey.events.first, let last = found.journey.events.last else {
      return [.paragraph("No snapshot has this lead yet.", .opening)]
    }
    let journey = found.journey
    return [
      .paragraph(sentence(journey, from: first, to: last), .opening),
      .band(
        "way", "Journey",
        [
          .picture(journeyPicture(journey, from: first, to: last, in: edition)),
          .table(journeyTable(found.book, journey, in: edition)),
        ]),
      .band("promises", "Limits", [promises(journey)]), .band("gaps", "Gaps", [gaps(journey)]),
    ]
  }

  private func facts(_ book: JourneyBook, _ journey: Journey) -> [Facts.Fact] {
    var facts = [
      Facts.Fact("As known on", Phrase(.date(book.vintage.date, .short))),
      Facts.Fact("Events", "\(count: journey.events.count)"),
    ]
    if let calendar = book.calendar { facts.append(.init("Business time by", Phrase(edition.link(to: calendar)))) }
    facts.append(.init("Belongs to", Phrase(.link(Link("Data quality", to: .site(.quality))))))
    return facts
  }

  /// "From Lead on 3 Aug 2026 to Closed won on 20 Oct 2026: 9 events in 78 days. 2 of 3 limits were kept."
  private func sentence(_ journey: Journey, from first: Journey.Event, to last: Journey.Event) -> Phrase {
    func name(_ event: Journey.Event) -> Phrase {
      "\(edition.name(of: event.definition, version: event.version)) on \(day: event.at.date)"
    }
    let elapsed = TimeLength.between(first.at, last.at)
    let way: Phrase =
      journey.events.count == 1
      ? "\(name(first)), and nothing since."
      : "From \(name(first)) to \(name(last)): \(.counting(journey.events.count, "event")) in \(elapsed)."
    let judged = journey.clocks.filter { $0.state == .met || $0.isMissed }
    guard !judged.isEmpty else { return way }
    let met = judged.count { $0.state == .met }
    guard judged.count > 1 else { return "\(way) The limit was \(met == 1 ? "met" : "missed")." }
    return "\(way) \(count: met) of \(count: judged.count) limits \(met == 1 ? "was" : "were") met."
  }

  // MARK: Promises

  private func promises(_ journey: Journey) -> Block {
    guard !journey.clocks.isEmpty else { return .paragraph("No time limit applied to this lead.", .absent) }
    return .table(
      Table(
        caption: "Time limits of lead \(id), judged by the rules in force when each began",
        columns: ["Metric", "Verdict", "Took", "Limit", "From", "To", "Rule then"].map { .init($0, isNumber: false) },
        rows: journey.clocks.map { clock in
          Table.Row([
            Phrase(edition.link(to: clock.metric)), Phrase(edition.label(of: clock.verdict, Phrase(clock.words))),
            clock.took.map { Phrase(.length($0)) } ?? "", Phrase(.length(clock.limitLength)),
            moment(clock.from, clock.start), end(clock),
            edition.meaning(clock.meaning, clock.version, of: clock.metric),
          ])
        }))
  }

  private func moment(_ stage: String, _ time: Journey.Time) -> Phrase {
    "\(edition.glossary[stage]?.shortName ?? stage), \(time.phrase)"
  }

  private func end(_ clock: Journey.Clock) -> Phrase {
    clock.stop.map { moment(clock.to, $0) } ?? "\(edition.glossary[clock.to]?.shortName ?? clock.to), not yet"
  }

  // MARK: Gaps

  private func gaps(_ journey: Journey) -> Block {
    let all = sentences(journey)
    guard !all.isEmpty else {
      return .paragraph("No stage was skipped, no field is blank, and nothing is overdue.", .absent)
    }
    return .list(List(.plainList, all.map { List.Item($0) }))
  }

  private func sentences(_ journey: Journey) -> [Phrase] {
    var all: [Phrase] = []
    for event in journey.events {
      let name = edition.name(of: event.definition, version: event.version)
      if !event.skipped.isEmpty {
        let skipped = listed(event.skipped.map { edition.glossary[$0]?.name ?? $0 })
        let verb = event.skipped.count == 1 ? "was" : "were"
        all.append("\(skipped) \(verb) skipped before \(name) on \(event.at.phrase).")
      }
      if !event.blank.isEmpty {
        all.append("\(name) on \(event.at.phrase) has no \(listed(event.blank.map(\.replacingUnderscores))).")
      }
    }
    for clock in journey.clocks where clock.state == .breachedOpen {
      let stage = edition.glossary[clock.to]?.name ?? clock.to
      let soFar: Phrase = clock.took.map { ", \($0) so far" } ?? ""
      all.append("\(stage) is missing: due within \(clock.limitLength)\(soFar).")
    }
    return all
  }
}

extension Journey.Time {
  /// "3 Aug 2026, 09:15"
  var phrase: Phrase { "\(day: date)\(clock.map { ", \($0)" } ?? "")" }
}

extension Edition {
  /// What a definition was called in a version.
  func name(of id: String, version: Int) -> String {
    if let definition = glossary[id], definition.version == version { return definition.name }
    return agreements.records(of: id).last { $0.version == version }?.name ?? glossary[id]?.name ?? id
  }

  /// A version of a definition as a link to its words, with the digits of its meaning.
  func meaning(_ meaning: String, _ version: Int, of id: String) -> Phrase {
    var words: Phrase = "\(version: version)"
    if let definition = glossary[id] {
      let isOlder = olderVersions(of: definition, in: self).contains(version)
      words = Phrase(.link(Link(words, to: .site(isOlder ? .version(version, of: id) : .definition(id)))))
    }
    return "\(words) \(.code(String(meaning.prefix(8))))"
  }
}
