import Calendars
import Definitions
import Documents
import Editions
import Measures
import Snapshots

/// One period's scorecard as a page.
struct ScorecardPage: Sendable {
  let scorecard: Scorecard
  let history: ScorecardHistory
  let edition: Edition
  private let site: Site
  private let address: Address

  init(_ history: ScorecardHistory, _ period: Period, _ site: Site, at address: Address) {
    self.history = history
    self.site = site
    self.address = address
    // What a run found frozen is told in the words of then.
    edition = site.index.past[period]
    scorecard = history.scorecard(of: period, in: site.edition)
  }

  private var period: Period { scorecard.period }
  private var title: String { "Scorecard, \(period.long)\(scorecard.isRunning ? " to date" : "")" }

  var document: Document {
    return Document(
      address: address, title: title,
      description: "What \(edition.settings.parties.map(\.name).joined(separator: " and ")) owe each other, \(period.long).",
      section: .scorecard, blocks: blocks,
      provenance: isFrozen
        ? "As known on \(scorecard.asOf.short), when the period was frozen. \(Site.lastingProvenance)" : site.provenance,
      asOf: isFrozen ? scorecard.asOf : nil)
  }

  private var isFrozen: Bool { edition.isFrozen(period) && !scorecard.isRunning }

  private var blocks: [Block] {
    guard !scorecard.rows.isEmpty else {
      return [masthead, .paragraph("No commitment was in force in \(period.long).", .opening)] + paces + notPromised
    }
    let file = Link("CSV of all periods", to: .site(.scorecardData))
    let table: [Block] = [
      .table(scorecardTable(scorecard, isFrozen: isFrozen, in: edition)), .paragraph(Phrase(.link(file)), .download),
    ]
    return [masthead, .paragraph(ScorecardOpening(scorecard, edition).phrase, .opening), glance] + directions + paces
      + notPromised
      + [.band("all", "All commitments as a table", table)]
  }

  // MARK: Head

  private var masthead: Block {
    let head: [Block] = [.heading(Heading(1, Phrase(title))), .periods(neighbours)]
    return .group(Group(.masthead, [.group(Group(.group, head)), .facts(Facts(.facts, facts))]))
  }

  private var neighbours: PeriodLinks {
    func link(_ period: Period) -> Link? {
      let words = "\(period.long)\(period == history.running ? " to date" : "")"
      return history.has(period) ? Link(Phrase(words), to: .site(.scorecard(period))) : nil
    }
    return PeriodLinks(before: link(period.previous), after: link(period.next))
  }

  private var facts: [Facts.Fact] {
    var facts = [
      Facts.Fact("Result", Phrase(.strong(scorecard.rows.tally(in: scorecard)))),
      Facts.Fact("As of", "\(.date(scorecard.asOf, .weekday))\(finality)"),
    ]
    if let calendar = edition.settings.calendar, case .calendar(let working) = edition.glossary[calendar]?.semantics {
      facts.append(.init("Hours", Phrase(edition.link(to: calendar, working.shortWords))))
    }
    let agreed = scorecard.rows.count(where: isAgreed)
    guard !scorecard.rows.isEmpty else { return facts }
    let mark = Inline.mark(agreed == scorecard.rows.count ? .agreed : .proposed)
    return facts + [.init("Agreed", "\(mark)\(count: agreed) of \(count: scorecard.rows.count) commitments signed")]
  }

  /// Of a frozen period whether what judges it was signed; else how the definition stands today.
  private func isAgreed(_ row: CommitmentRow) -> Bool {
    if isFrozen, let isSigned = row.isSigned { return isSigned }
    if case .agreed = edition.status(of: row.definition.id) { return true }
    return false
  }

  private var finality: Phrase {
    if scorecard.isRunning { return "; nothing is final" }
    guard let frozen = edition.freezeDate(of: period) else { return "" }
    return isFrozen ? "; verdicts frozen" : "; verdicts freeze on \(day: frozen)"
  }

  private var glance: Block {
    let lines = scorecard.rows.map { row -> List.Item in
      let value = CommitmentPhrases(row, edition).value(row.assessment)
      let mark = Inline.mark(StateMark(row.verdict))
      let name = Inline.span(.group, Phrase(row.definition.name))
      let verdict = Inline.span(.spoken, Phrase(row.verdict.words))
      return List.Item(
        Phrase(.link(Link("\(mark)\(name) \(verdict) \(.strong(value))", to: .here(CommitmentCard.id(row))))))
    }
    return .group(
      Group(
        .glance, label: .text("All commitments at a glance"), [.list(List(.glanceLines, isOrdered: true, lines))]))
  }

  // MARK: Rows

  private var directions: [Block] {
    let directions = scorecard.directions(edition.partyIDs)
    let oneWay = directions.filter { $0.debtor != .both }
    let shared = directions.filter { $0.debtor == .both }.flatMap(\.rows).sorted(by: CommitmentRow.isWorse)
    // The legend stands beside what it explains: next to the shared rows, else in a free column, else below.
    let isBeside = shared.isEmpty && oneWay.count == 1
    var blocks: [Block] = []
    if !oneWay.isEmpty {
      let sides = oneWay.enumerated().map { side($1, id: "owe-\($0)") }
      blocks.append(.group(Group(.directions, sides + (isBeside ? [legend(.direction)] : []))))
    }
    guard !shared.isEmpty else { return blocks + (isBeside ? [] : [legend(.band)]) }
    let margin: [Block] = [.heading(Heading(3, "How to read a row", id: "how")), .list(readings)]
    let heading: Phrase = "Owed by both \(.span(.result, shared.tally(in: scorecard)))"
    let rows = Group(.directions, [cards(shared), .group(Group(.guide, label: .heading("how"), margin))])
    return blocks + [.band("owe-both", heading, [.group(rows)])]
  }

  private func side(_ direction: Scorecard.Direction, id: String) -> Block {
    let parties = "\(edition.name(of: direction.debtor)) owes \(name(of: direction.creditor))"
    let heading: Phrase = "\(parties) \(.span(.group, direction.rows.tally(in: scorecard)))"
    return .group(
      Group(.direction, label: .heading(id), [.heading(Heading(2, heading, id: id)), cards(direction.rows)]))
  }

  private func name(of side: Commitment.Side) -> String {
    side == .both ? "both" : ScorecardOpening.inSentence(edition.name(of: side))
  }

  private func cards(_ rows: [CommitmentRow]) -> Block {
    .commitments(Commitments(rows.map { CommitmentCard($0, edition, isFrozen: isFrozen).card }))
  }

  /// In a section of its own.
  private func legend(_ role: Role) -> Block {
    .group(
      Group(
        role, label: .heading("how"),
        [.heading(Heading(2, "How to read a row", id: "how")), .group(Group(.readings, [.list(readings)]))]))
  }

  private var readings: List {
    let grain = edition.settings.grain
    let isOpen = scorecard.rows.contains { $0.assessment.observation?.isNotReached ?? false }
    let lines: [Phrase] = [
      """
      The dark bar is the \(grain.rawValue)'s value, the upright mark the target. Shares are drawn from 0 to 100%, volumes \
      as shares of their target.
      """,
      isOpen
        ? "A bar that ends in an open triangle is a lower bound: too many cases are still open for the value to be known."
        : "",
      """
      The strongest band is a miss, the middle one comes close (from \(count: edition.settings.atRisk)% of the target), the \
      faintest meets it.
      """,
      """
      The strip shows twelve \(grain.plural), each judged by the target and the numbers of its time: a block above the line \
      is met, below it missed, a hollow one undecided; a dot means no data. A dotted line marks a new meaning or target.
      """,
      "Cases that were never reached stay in n and count as late. Undecided cases are left out of n and listed.",
      "There is no overall score: a commitment that was met does not make up for one that was missed.",
    ]
    return List(.plainList, lines.filter { !$0.isEmpty }.map { List.Item($0) })
  }

  /// Of what was promised for longer periods.
  private var paces: [Block] {
    let rows = edition.paces(beside: period, asOf: scorecard.asOf, series: site.index.series)
    guard !rows.isEmpty else { return [] }
    return [.band("pace", "Longer commitments to date", [.table(paceTable(rows, asOf: scorecard.asOf, in: edition))])]
  }

  private var notPromised: [Block] {
    guard !scorecard.notPromised.isEmpty else { return [] }
    let items = scorecard.notPromised.map { List.Item("\(edition.link(to: $0.id))\(words(notPromised: $0))") }
    return [.band("not-yet", "No target in \(period.long)", [.list(List(.plainList, items))])]
  }

  private func words(notPromised definition: Definition) -> Phrase {
    if isFrozen, definition.targets.inForce(for: period, in: edition.days.periods) != nil {
      return ": not signed when the period froze"
    }
    let fitting = definition.targets.filter { ($0.grain ?? period.grain) == period.grain }
    guard let first = fitting.compactMap(\.from).min() else {
      return definition.targets.isEmpty ? ": no target yet" : ": no target for a \(period.grain.rawValue)"
    }
    return ": its first target is in force from \(day: first)"
  }
}

/// The scorecard of a site without numbers: what is promised, and that nothing is measured yet.
func emptyScorecard(_ history: ScorecardHistory, _ site: Site) -> Document {
  let count = history.definitions.count
  let opening: Phrase =
    """
    No period with numbers has closed yet. \(.counting(count, "commitment")) \(count == 1 ? "has" : "have") not been judged yet.
    """
  let items = history.definitions.map { List.Item(Phrase(site.edition.link(to: $0.id))) }
  return Document(
    address: .scorecard, title: "Scorecard", description: "What the teams owe each other.", section: .scorecard,
    blocks: [.masthead("Scorecard"), .paragraph(opening, .opening), .list(List(.plainList, items))])
}
