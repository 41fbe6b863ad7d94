import Calendars
import Definitions
import Documents
import Editions

/// One period's review pack as a page: what happened, what needs a decision by whom, then the blocks of its author.
///
/// The order is that of a mail, whose first lines say the most.
struct ReviewPage {
  /// `content/pages/review.md`
  static let name = "review"

  private let site: Site
  private let prepared: PreparedPage
  private let period: Period?
  private let address: Address

  init(_ site: Site, _ prepared: PreparedPage, period: Period?, at address: Address) {
    self.site = site
    self.prepared = prepared
    self.period = period
    self.address = address
  }

  private var edition: Edition { site.edition }
  private var asOf: CivilDate { period.map(edition.vintage) ?? edition.asOf }
  /// Whether the page follows what is known: a frozen period's own page does not.
  private var isLive: Bool { address == .review || !(period.map(edition.isFrozen) ?? false) }
  private var name: String { prepared.page.title ?? "Review" }

  var document: Document {
    let scorecard = period.map { site.index.scorecards.scorecard(of: $0, in: edition) }
    var body = PageBody(prepared, site, period: period, asOf: asOf, scorecard: scorecard)
    let words = body.takeIntroduction()
    let introduction: [Block] = words.isEmpty ? [] : [.group(Group(.written, words))]
    let title = period.map { "\(name), \($0.long)" } ?? name
    return Document(
      address: address, title: title,
      description: "What was promised, what became of it and what has to be decided\(period.map { ", \($0.long)" } ?? "").",
      section: nil,
      blocks: [masthead(title)] + opening(scorecard) + introduction + body.bands() + [about(scorecard)],
      source: prepared.page.source, provenance: provenance,
      asOf: isLive ? nil : asOf, diagnostics: address == .review ? prepared.diagnostics + body.diagnostics : [])
  }

  // MARK: Head

  private func masthead(_ title: String) -> Block {
    let heading = Block.heading(Heading(1, Phrase(title)))
    let periods = period.map { [Block.periods(links(around: $0))] } ?? []
    return .group(Group(.masthead, [.group(Group(.group, [heading] + periods))]))
  }

  private func links(around period: Period) -> PeriodLinks {
    func link(_ period: Period) -> Link? {
      edition.periods.contains(period) ? Link(Phrase(period.long), to: .site(.review(period))) : nil
    }
    return PeriodLinks(before: link(period.previous), after: link(period.next))
  }

  /// What happened, in a sentence made from the first headline number and the verdicts; then who has to decide what.
  private func opening(_ scorecard: Scorecard?) -> [Block] {
    guard let period else {
      return [.paragraph("There is nothing to review before a period with numbers has closed.", .opening)]
    }
    let scope = BlockScope(site: site, period: period, asOf: asOf, key: "opening", scorecard: scorecard)
    let isNewest = isLive && period == edition.latest
    let decisions = Decisions(scope: scope, scorecard: scorecard, tiles: [], isNewest: isNewest, isLive: isLive)
    let sentence = Opening(
      scope: scope, scorecard: scorecard, headline: prepared.headline, decisions: decisions, introduction: []
    ).sentence
    let needed = ReviewDecisions(scorecard: scorecard, open: open(isNewest: isNewest), edition: edition).band
    return (sentence.isEmpty ? [] : [.paragraph(sentence, .opening)]) + [needed]
  }

  /// What is not agreed today; on a closed page what was not signed when it froze.
  private func open(isNewest: Bool) -> [(id: String, status: AgreementStatus)]? {
    let open =
      isLive
      ? isNewest && edition.isAsked ? edition.openDefinitions(on: edition.asOf).map { ($0.definition.id, $0.status) } : nil
      : period.flatMap(edition.unsigned)
    return open?.sorted { (AgreementHealth.rank($0.status), $0.id) < (AgreementHealth.rank($1.status), $1.id) }
  }

  // MARK: Foot

  /// Which period, as known on which day, and how far it is agreed: for whoever asks, and so after what everybody reads.
  private func about(_ scorecard: Scorecard?) -> Block {
    let masthead = Masthead(
      site: site, title: name, period: period, asOf: asOf, hasSiblings: true, scorecard: scorecard,
      isLive: isLive)
    return .band("about", "About this review", [.facts(Facts(.pairs, masthead.facts))])
  }

  private var provenance: String {
    guard let period else { return "" }
    let state =
      edition.isFrozen(period)
      ? "\(period.long) as it was frozen on \(asOf.short). " : "\(period.long) is not frozen yet. "
    return state + (isLive ? site.provenance : Site.lastingProvenance)
  }
}
