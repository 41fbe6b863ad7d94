import Calendars
import Definitions
import HyperText
import Snapshots

/// The report pages: the dashboard, the same for every closed period, and every other page of `content/pages`.
func dashboardArtifacts(of edition: Edition) -> [Artifact] {
  let site = ReportSite(edition)
  let index = site.pages.first { $0.page.name == "index" }
  var all = [Artifact(.dashboard, page: { DashboardPage(site, index, period: edition.latest, at: .dashboard).page })]
  for period in edition.periods {
    all.append(Artifact(.dashboard(period), page: { DashboardPage(site, index, period: period, at: .dashboard(period)).page }))
  }
  for prepared in site.pages where prepared.page.name != "index" {
    all.append(Artifact(.page(prepared.page.name), page: { reportPage(prepared, site) }))
  }
  if !edition.periods.isEmpty { all.append(Artifact(.periods, page: { periodsPage(site) })) }
  return all
}

/// `index.html` and the pages of closed periods, each as known when its period froze.
struct DashboardPage {
  private let site: ReportSite
  private let index: ReportSite.PreparedPage?
  private let period: Period?
  private let address: Address
  private let context: PageContext

  init(_ site: ReportSite, _ index: ReportSite.PreparedPage?, period: Period?, at address: Address) {
    self.site = site
    self.index = index
    self.period = period
    self.address = address
    context = PageContext(site.edition, at: address)
  }

  private var edition: Edition { site.edition }
  private var asOf: CivilDate { period.map(edition.vintage) ?? edition.asOf }

  var page: SitePage {
    let scorecard = period.map { site.scorecards.scorecard(of: $0, in: edition) }
    var content = Masthead(
      context: context, site: site, title: period?.long ?? index?.page.title ?? edition.settings.title, period: period,
      asOf: asOf,
      hasSiblings: true, scorecard: scorecard
    ).html
    var body = index.map { PageBody($0, site, period: period, asOf: asOf, scorecard: scorecard, at: address) }
    let introduction = body?.takeIntroduction()
    if let period { content.append(opening(period, scorecard, introduction)) }
    if let period, asOf < edition.asOf {
      content.element("p", ["class": "frozen"]) { html in
        html.text("Frozen: every number is as it was known on \(asOf.short). What moved since stands beside it.")
        if period != edition.latest, let latest = edition.latest {
          html.text(" ")
          html.append(context.link(.dashboard, "Latest: \(latest.long)"))
        }
      }
    }
    if let body {
      content.append(body.html(aside: legend(context)))
    } else {
      writeWelcome(to: &content)
    }
    // A block is wrong once, not once for every period.
    let isMain = address == .dashboard
    return SitePage(
      address: address,
      title: index?.page.title.map { "\($0), \(period?.long ?? "no period yet")" } ?? period?.long ?? "Dashboard",
      description: period.map { "Revenue dashboard for \($0.long): numbers with the agreed definitions that made them." }
        ?? "Definitions that both teams agreed on.",
      section: .dashboard, content: content, source: index?.page.source, provenance: provenance,
      diagnostics: isMain ? (index?.diagnostics ?? []) + (body?.diagnostics ?? []) : [])
  }

  private func opening(_ period: Period, _ scorecard: Scorecard?, _ introduction: HTML?) -> HTML {
    let scope = BlockScope(site: site, context: context, period: period, asOf: asOf, key: "opening")
    let decisions = Decisions(scope: scope, scorecard: scorecard, tiles: index?.tiles ?? [], isNewest: period == edition.latest)
    return Opening(
      scope: scope, scorecard: scorecard, headline: index?.headline, decisions: decisions, introduction: introduction
    ).html
  }

  /// A site without numbers.
  private func writeWelcome(to html: inout HTML) {
    let count = edition.glossary.definitions.count
    html.element("p", ["class": "say sayw"]) { html in
      html.append(context.link(.dictionary, counted(count, "definition")))
      html.text(" and no numbers yet.")
    }
  }

  private var provenance: String {
    guard let period else { return "" }
    let frozen =
      edition.isFrozen(period)
      ? "\(period.long) as it was frozen on \(asOf.short). " : "\(period.long) is not frozen yet. "
    return frozen + edition.provenance
  }
}

/// A page of `content/pages` that is not the dashboard: for the latest closed period of its grain, as known today.
func reportPage(_ prepared: ReportSite.PreparedPage, _ site: ReportSite) -> SitePage {
  let edition = site.edition
  let address = Address.page(prepared.page.name)
  let context = PageContext(edition, at: address)
  let grain = prepared.page.grain ?? edition.settings.grain
  let period = edition.latestClosed(grain)
  let isSiteGrain = grain == edition.settings.grain
  let asOf = isSiteGrain ? period.map(edition.vintage) ?? edition.asOf : edition.asOf
  let scorecard = isSiteGrain ? period.map { site.scorecards.scorecard(of: $0, in: edition) } : nil
  let title = prepared.page.title ?? prepared.page.name
  var body = PageBody(prepared, site, period: period, asOf: asOf, scorecard: scorecard, at: address)
  var content = Masthead(
    context: context, site: site, title: period.map { "\(title), \($0.long)" } ?? title, period: period, asOf: asOf,
    hasSiblings: false, scorecard: scorecard
  ).html
  if let introduction = body.takeIntroduction() {
    content.element("div", ["class": "prose"]) { $0.append(introduction) }
  }
  content.append(body.html(aside: legend(context)))
  return SitePage(
    address: address, title: title, description: "\(title): numbers with the agreed definitions that made them.", section: nil,
    content: content, source: prepared.page.path, diagnostics: prepared.diagnostics + body.diagnostics)
}

extension Edition {
  /// The last period of a grain that is over; nil where there are no numbers at all.
  func latestClosed(_ grain: Grain) -> Period? {
    guard grain != settings.grain else { return latest }
    guard latest != nil, let today = Period(grain, containing: asOf), let end = today.end else { return nil }
    return end <= asOf.adding(days: 1) ? today : today.previous
  }
}
