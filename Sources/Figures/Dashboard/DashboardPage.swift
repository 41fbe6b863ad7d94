import Calendars
import Definitions
import Documents
import Editions
import Measures

/// The report pages: the dashboard, the same for every closed period, and every other page of `content/pages`.
func dashboardArtifacts(of site: Site) -> [Artifact] {
  let edition = site.edition
  let index = site.pages.first { $0.page.name == "index" }
  @Sendable func dashboard(_ period: Period?, at address: Address) -> Document {
    DashboardPage(site, index, period: period, at: address).document
  }
  // A block is wrong once, not once for every period: the older ones find nothing.
  var all = [Artifact(.dashboard, authored: { dashboard(edition.latest, at: .dashboard) })]
  for period in edition.periods {
    all.append(
      Artifact(
        .dashboard(period),
        document: { DashboardPage(site.past(of: period), index, period: period, at: .dashboard(period)).document }))
  }
  for prepared in site.pages where !["index", ReviewPage.name].contains(prepared.page.name) && prepared.page.meeting == nil {
    all.append(Artifact(.page(prepared.page.name), authored: { reportPage(prepared, site) }))
  }
  if !edition.periods.isEmpty { all.append(Artifact(.periods, document: { periodsPage(site) })) }
  return all
}

/// `index.html` and the pages of closed periods, each as known when its period froze.
struct DashboardPage {
  private let site: Site
  private let index: PreparedPage?
  private let period: Period?
  private let address: Address

  init(_ site: Site, _ index: PreparedPage?, period: Period?, at address: Address) {
    self.site = site
    self.index = index
    self.period = period
    self.address = address
  }

  private var edition: Edition { site.edition }
  /// Whether the page follows what is known: a frozen period's own page does not.
  private var isLive: Bool { address == .dashboard || !(period.map(edition.isFrozen) ?? false) }
  private var asOf: CivilDate { period.map(edition.vintage) ?? edition.asOf }

  var document: Document {
    let scorecard = period.map { site.index.scorecards.scorecard(of: $0, in: edition) }
    var body = index.map { PageBody($0, site, period: period, asOf: asOf, scorecard: scorecard) }
    let introduction = body?.takeIntroduction() ?? []
    let masthead = Masthead(
      site: site, title: period?.long ?? index?.page.title ?? edition.settings.title, period: period, asOf: asOf,
      hasSiblings: true, scorecard: scorecard, isLive: isLive)
    // What its author wrote stands there before there is a period to tell of.
    let opening =
      period.map { self.opening($0, scorecard, introduction) }
      ?? (introduction.isEmpty ? [] : [.group(Group(.written, introduction))])
    // What its blocks find is told on the newest one alone.
    let isMain = address == .dashboard
    return Document(
      address: address,
      title: index?.page.title.map { "\($0), \(period?.long ?? "no period yet")" } ?? period?.long ?? "Dashboard",
      description: period.map { "Revenue dashboard for \($0.long): numbers with the agreed definitions that made them." }
        ?? "Definitions that both teams agreed on.",
      section: .dashboard,
      blocks: [masthead.block] + opening + frozen + (body?.bands(aside: legend(edition)) ?? [welcome]),
      source: index?.page.source, provenance: provenance,
      asOf: isLive ? nil : asOf, diagnostics: isMain ? (index?.diagnostics ?? []) + (body?.diagnostics ?? []) : [])
  }

  private func opening(_ period: Period, _ scorecard: Scorecard?, _ introduction: [Block]) -> [Block] {
    let scope = BlockScope(site: site, period: period, asOf: asOf, key: "opening", scorecard: scorecard)
    let decisions = Decisions(
      scope: scope, scorecard: scorecard, tiles: index?.headlines ?? [], isNewest: isLive && period == edition.latest,
      isLive: isLive)
    return Opening(
      scope: scope, scorecard: scorecard, headline: index?.headline, decisions: decisions, introduction: introduction
    ).blocks
  }

  private var frozen: [Block] {
    guard period != nil, asOf < edition.asOf || !isLive else { return [] }
    let words: Phrase =
      "Frozen: every number is as it was known on \(day: asOf). What changed since is shown beside it."
    guard !isLive else { return [.paragraph(words, .frozen)] }
    let link = Inline.link(Link("Latest period", to: .site(.dashboard)))
    return [.paragraph("\(words) \(link)", .frozen)]
  }

  /// A site without numbers.
  private var welcome: Block {
    let count = edition.glossary.definitions.count
    let link = Inline.link(Link(.counting(count, "definition"), to: .site(.dictionary)))
    return .paragraph("\(link) and no numbers yet.", .opening)
  }

  private var provenance: String {
    guard let period else { return "" }
    let frozen =
      edition.isFrozen(period)
      ? "\(period.long) as it was frozen on \(asOf.short). " : "\(period.long) is not frozen yet. "
    return frozen + (isLive ? site.provenance : Site.lastingProvenance)
  }
}

/// A page of `content/pages` that is not the dashboard: for the latest closed period of its grain, as known today.
func reportPage(_ prepared: PreparedPage, _ site: Site) -> Document {
  let edition = site.edition
  let grain = prepared.page.grain ?? edition.settings.grain
  let period = edition.latestClosed(grain)
  let isSiteGrain = grain == edition.settings.grain
  let asOf = isSiteGrain ? period.map(edition.vintage) ?? edition.asOf : edition.asOf
  let scorecard = isSiteGrain ? period.map { site.index.scorecards.scorecard(of: $0, in: edition) } : nil
  let title = prepared.page.title ?? prepared.page.name
  var body = PageBody(prepared, site, period: period, asOf: asOf, scorecard: scorecard)
  let words = body.takeIntroduction()
  let introduction: [Block] = words.isEmpty ? [] : [.group(Group(.written, words))]
  // A page of words alone is of no period.
  let isOfNumbers = !prepared.blocks.isEmpty
  let masthead =
    isOfNumbers
    ? Masthead(
      site: site, title: period.map { "\(title), \($0.long)" } ?? title, period: period, asOf: asOf, hasSiblings: false,
      scorecard: scorecard
    ).block
    : .group(Group(.masthead, [.group(Group(.group, [.heading(Heading(1, Phrase(title)))]))]))
  return Document(
    address: .page(prepared.page.name), title: title,
    description: isOfNumbers ? "\(title): numbers with the agreed definitions that made them." : title, section: nil,
    blocks: [masthead] + introduction + body.bands(aside: isOfNumbers ? legend(edition) : nil), source: prepared.page.path,
    diagnostics: prepared.diagnostics + body.diagnostics)
}
