import Calendars
import Definitions
import Documents
import Editions
import Measures

extension Site {
  /// The four lights for a period of the site; the period of a page of weeks is that of the dashboard.
  func lights(for period: Period, asOf: CivilDate) -> [Light] {
    let own = period.grain == edition.settings.grain ? period : edition.latest ?? period
    let dashboard = pages.filter { $0.name == "index" }
    return index.lights(dashboard.needs(edition.glossary).metrics.sorted(), for: own, asOf: asOf)
  }
}

/// A page for the lights where some page shows them: what each was computed from, and by which rule.
func lightArtifacts(of site: Site) -> [Artifact] {
  guard let period = site.edition.latest,
    site.pages.contains(where: { page in page.blocks.values.contains { $0.block is LightsBlock } })
  else { return [] }
  return [Artifact(.alignment, document: { LightsPage(site, period).document })]
}

/// The four lights one by one.
struct LightsPage {
  static let title = "Are we aligned?"

  private let site: Site
  private let period: Period
  private let lights: [Light]

  init(_ site: Site, _ period: Period) {
    self.site = site
    self.period = period
    lights = site.lights(for: period, asOf: site.edition.vintage(of: period))
  }

  private var edition: Edition { site.edition }

  var document: Document {
    let facts: [Facts.Fact] = [
      .init("Period", Phrase(period.long)), .init("As of", "\(.date(edition.vintage(of: period), .weekday)), end of day"),
    ]
    let masthead = Block.group(
      Group(
        .masthead,
        [.group(Group(.group, [.heading(Heading(1, Phrase(Self.title)))])), .facts(Facts(.facts, facts))]))
    return Document(
      address: .alignment, title: Self.title,
      description: "Four lights, the rule of each and what it was computed from.", section: .dashboard,
      blocks: [masthead, .paragraph(summary, .opening), .paragraph(Light.State.rule)] + lights.map(band))
  }

  /// "1 light is green, 2 are amber, 1 is red."
  private var summary: Phrase {
    let parts = Light.State.allCases.compactMap { state -> Phrase? in
      let number = lights.count { $0.state == state }
      return number == 0 ? nil : "\(count: number) \(number == 1 ? "is" : "are") \(state.rawValue)"
    }
    return "Of the four lights, \(parts.listed)."
  }

  private func band(_ light: Light) -> Block {
    let evidence = evidence(of: light)
    return .band(
      light.subject.rawValue, "\(light.subject.name) \(.span(.group, Phrase(light.label)))",
      [
        .paragraph("\(light.subject.question) \(light.counted.withFullStop)"),
        .paragraph(light.source.map { "\(light.subject.rule) Computed from: \($0)." } ?? light.subject.rule, .note),
      ] + evidence)
  }

  // MARK: What it was computed from

  private func evidence(of light: Light) -> [Block] {
    switch light.basis {
    case .nothing: []
    case .audit(let audit, _): [.table(table(of: audit))]
    case .scorecard(_, let decided): decided.isEmpty ? [] : [.table(table(of: decided)), stamps(of: decided)]
    case .numbers(let numbers): numbers.isEmpty ? [] : [.table(table(of: numbers))]
    case .weeks(let weeks): [.table(table(of: weeks))]
    }
  }

  private func table(of audit: Audit) -> Table {
    Table(
      caption: "Terms of the audit of \(audit.quarter.long)",
      columns: [.init("Term", isNumber: false), .init("Verdict", isNumber: false)],
      rows: audit.terms.map { term in
        let verdict: Inline =
          switch audit.verdict(on: term) {
          case .agree: .state(StateLabel(.met, "agree"))
          case .differ: .state(StateLabel(.missed, "differ", tone: .missed))
          case .open: .state(StateLabel(.undecided, "open"))
          }
        return Table.Row([Phrase(edition.link(to: term)), Phrase(verdict)])
      })
  }

  private func table(of rows: [CommitmentRow]) -> Table {
    Table(
      caption: "Commitments decided in \(period.long)",
      columns: [.init("Commitment", isNumber: false), .init("Value"), .init("Verdict", isNumber: false)],
      rows: rows.map { row in
        let phrases = CommitmentPhrases(row, edition)
        let card = Destination.site(.scorecard(row.period).at(CommitmentCard.id(row)))
        return Table.Row([
          Phrase(.link(Link(Phrase(row.definition.name), to: card))), phrases.value(row.assessment),
          Phrase(edition.label(of: row.verdict, phrases.verdict(row.assessment))),
        ])
      })
  }

  private func stamps(of rows: [CommitmentRow]) -> Block {
    let measured = rows.compactMap { row in row.assessment.observation.map { (row.commitment.measure, $0) } }
    return .paragraph(Phrase(edition.stamps(measured)), .stamps)
  }

  private func table(of numbers: [Light.Number]) -> Table {
    Table(
      caption: "Metrics of the front page",
      columns: [
        .init("Metric", isNumber: false), .init("Meaning of its newest number", isNumber: false),
        .init("Definition", isNumber: false),
      ],
      rows: numbers.map { number in
        let state = edition.stampState(of: number.observation, metric: number.metric)
        return Table.Row([
          Phrase(edition.link(to: number.metric)), Phrase(edition.stampLink(state, metric: number.metric, amongOthers: false)),
          Phrase(edition.label(of: edition.status(of: number.metric))),
        ])
      })
  }

  private func table(of weeks: [Light.Week]) -> Table {
    Table(
      caption: "The last weeks that are over",
      columns: [.init("Week", isNumber: false), .init("Standup", isNumber: false)],
      rows: weeks.reversed().map { week in
        let state: Inline =
          week.isHeld ? .state(StateLabel(.met, "noted")) : .state(StateLabel(.missed, "no note", tone: .missed))
        return Table.Row([Phrase(week.period.long), Phrase(state)])
      })
  }
}
