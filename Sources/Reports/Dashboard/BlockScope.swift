import Calendars
import Definitions
import HyperText
import Measures
import Snapshots

/// Where a block is drawn: the page's period and vintage, and everything that it may ask.
struct BlockScope: Sendable {
  let site: ReportSite
  let context: PageContext
  /// The page's period; its end bounds what a block of another grain shows.
  let period: Period
  /// The end of this day is the vintage.
  let asOf: CivilDate
  /// Unique on the page.
  let key: String

  var edition: Edition { site.edition }
  var glossary: Glossary { site.edition.glossary }
  var ledger: MeaningLedger { site.edition.ledger }
  /// Whether later values than the page's own are known.
  var isFrozen: Bool { asOf < edition.asOf }

  /// The period that a block is about: its own; else the last of its grain that belongs to the page's period.
  ///
  /// A week that ends a few days later belongs to it where its middle lies within and it was over at the vintage.
  func anchor(_ block: ReportBlock, grain: Grain? = nil) -> Period {
    let period = block.period ?? period
    guard let grain, grain != period.grain, let end = period.end,
      let last = Period(grain, containing: end.adding(days: -1)), let lastEnd = last.end
    else { return period }
    if lastEnd <= end { return last }
    let belongs = grain < period.grain && last.start.map { $0.adding(days: 3) < end } ?? false
    return belongs && lastEnd <= asOf.adding(days: 1) ? last : last.previous
  }

  func mainStat(of metric: String) -> String { glossary.metric(metric)?.stats.first ?? "value" }

  /// `count` periods of a series up to one, at the page's vintage or at another.
  func series(
    _ metric: String, _ dimensions: Dimensions = .all, stat: String? = nil, through last: Period, count: Int,
    asOf: CivilDate? = nil
  ) -> Series? {
    site.archive.series(
      metric, dimensions, stat: stat ?? mainStat(of: metric), periods: last.advanced(by: 1 - count)...last,
      asOf: asOf ?? self.asOf)
  }

  /// The same of every member of a dimension.
  func split(
    _ metric: String, _ split: SeriesArchive.Split, stat: String? = nil, through last: Period, count: Int
  ) -> [(member: String, series: Series)] {
    site.archive.split(
      metric, split, stat: stat ?? mainStat(of: metric), periods: last.advanced(by: 1 - count)...last, asOf: asOf)
  }

  func label(of member: String, in dimension: String, of metric: String) -> String {
    Reading(edition, period: period, asOf: asOf).label(of: member, in: dimension, of: metric)
  }

  /// The code that stands for everything else in a dimension's code list.
  func otherCode(of dimension: String, of metric: String) -> String? {
    guard let list = glossary.metric(metric)?.members[dimension], case .codeList(let codes) = glossary[list]?.semantics else {
      return nil
    }
    return codes.other
  }

  func name(of metric: String) -> String { glossary[metric]?.name ?? metric }

  /// Why a block shows nothing: calm, for an old period that no system measured yet is no mistake.
  func none(_ title: String, _ why: String) -> HTML {
    var html = HTML()
    html.element("section", ["class": "fig", "id": key]) { html in
      html.element("h3", text: title)
      html.element("p", ["class": "none"], text: why)
    }
    return html
  }
}
