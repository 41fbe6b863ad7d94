import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import Measures

/// One meeting of a row as a page: its time boxes filled with what was known on its day, what earlier meetings left to it, what it
/// decided itself. One screen, and one sheet of paper.
struct AgendaPage {
  private let site: Site
  private let prepared: PreparedPage
  private let meeting: Meeting
  /// Nil while no period of the meeting is over.
  private let occasion: MeetingOccasion?
  private let address: Address

  init(_ site: Site, _ prepared: PreparedPage, _ meeting: Meeting, _ occasion: MeetingOccasion?, at address: Address) {
    self.site = site
    self.prepared = prepared
    self.meeting = meeting
    self.occasion = occasion
    self.address = address
  }

  private var edition: Edition { site.edition }
  /// Numbers and states are those that the meeting saw.
  private var asOf: CivilDate { occasion.map { min(edition.asOf, $0.met) } ?? edition.asOf }
  private var isOver: Bool { asOf < edition.asOf }

  var document: Document {
    let title = occasion.map { "\(meeting.title), \($0.period.long)" } ?? meeting.title
    let period = occasion?.period
    let isSiteGrain = meeting.grain == edition.settings.grain
    let scorecard = isSiteGrain ? period.map { site.index.scorecards.scorecard(of: $0, in: edition) } : nil
    var body = PageBody(prepared, site, period: period, asOf: asOf, scorecard: scorecard, occasion: occasion)
    let words = body.takeIntroduction()
    let introduction: [Block] = words.isEmpty ? [] : [.group(Group(.written, words))]
    let none: [Block] =
      period == nil
      ? [
        .paragraph(
          "There is no agenda before the first \(meeting.grain.words) is over that begins on \(day: meeting.from) or later.",
          .opening)
      ] : []
    let isMain = address == .meeting(meeting.name)
    return Document(
      address: address, title: title, description: "\(title): what was known, what was open and what was decided.",
      section: .meetings,
      blocks: [masthead(title)] + introduction + none + body.bands() + (occasion.map(carried) ?? [])
        + (occasion.map(written) ?? []),
      source: prepared.page.source, provenance: isOver ? Site.lastingProvenance : "", asOf: isOver ? asOf : nil,
      // A box is wrong once, not once for every period.
      diagnostics: isMain ? prepared.diagnostics + body.diagnostics + boxProblems : [])
  }

  // MARK: Head

  private func masthead(_ title: String) -> Block {
    let heading = Block.heading(Heading(1, Phrase(title)))
    func link(_ period: Period?) -> Link? {
      guard let period, edition.occasion(of: meeting, period) != nil, edition.days.periods.isOver(period, asOf: edition.asOf)
      else {
        return nil
      }
      return Link(Phrase(period.long), to: .site(.meeting(meeting.name, period)))
    }
    let links = PeriodLinks(
      before: link(occasion?.period.previous), after: link(occasion?.period.next),
      all: Link("All meetings", to: .site(.meetings)))
    return .group(Group(.masthead, [.group(Group(.group, [heading, .periods(links)])), .facts(Facts(.facts, facts))]))
  }

  private var facts: [Facts.Fact] {
    guard let occasion else { return [.init("Meets", "\(meeting.rhythm), \(count: meeting.minutes) minutes")] }
    let length: Phrase = "\(meeting.at), \(count: meeting.minutes) minutes"
    var facts: [Facts.Fact] = []
    switch edition.standing(of: occasion) {
    case .held: facts.append(.init("Held", "\(.date(occasion.met, .weekday)), \(count: meeting.minutes) minutes"))
    case .due: facts.append(.init("Meets", "\(.date(occasion.day, .weekday)), \(length)"))
    case .overdue, .leftOut:
      let late = Inline.state(StateLabel(.missed, "\(.date(occasion.day, .weekday)), not held", tone: .missed))
      facts.append(.init("Was due", Phrase(late)))
    }
    if occasion.isMoved, occasion.held == nil {
      facts.append(.init("Moved from", "\(.date(occasion.planned, .weekday)), not a working day"))
    }
    if !meeting.with.isEmpty { facts.append(.init("With", Phrase(meeting.with.joined(separator: ", ")))) }
    facts.append(.init("As of", "\(.date(asOf, .short)), end of day"))
    return facts
  }

  // MARK: Foot

  private func carried(into occasion: MeetingOccasion) -> [Block] {
    let items = edition.carried(into: occasion)
    let blocks: [Block] =
      items.isEmpty
      ? [.paragraph("Earlier meetings left nothing open.", .absent)]
      : [.table(itemTable(Array(items.prefix(mostRows)), caption: "Left by earlier meetings, as of \(day: asOf)", on: asOf))]
        + rest(of: items.count)
    return [.band("carried", "From last time", blocks)]
  }

  private func written(at occasion: MeetingOccasion) -> [Block] {
    guard let note = edition.notes.first(where: { $0.period == occasion.period }) else { return [] }
    let items = edition.written(at: occasion)
    let words = Phrase(.link(Link("Notes of \(occasion.period.spoken())", to: .site(noteAddress(of: note, in: edition)))))
    let table: [Block] =
      items.isEmpty ? [] : [.table(itemTable(items, caption: "Decisions and actions, as of \(day: asOf)", on: asOf))]
    return [.band("decided", "Decided", table + [.paragraph(words, .note)])]
  }

  // MARK: Problems

  private var boxProblems: [Diagnostic] {
    let agendas = prepared.agendas
    let length = agendas.reduce(0) { $0 + $1.length }
    guard length != meeting.minutes else { return [] }
    let what =
      agendas.isEmpty
      ? "'\(meeting.name)' has no time boxes"
      : "'\(meeting.name)' is \(meeting.minutes) minutes long, but its time boxes add up to \(length)"
    return [
      Diagnostic(
        .meetingBoxes, at: meeting.position, what,
        suggestion: "give the items of the agenda \(meeting.minutes) minutes in all")
    ]
  }
}
