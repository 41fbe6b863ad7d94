import Calendars
import Definitions
import Documents
import Editions
import Measures
import Snapshots

/// Where a block is drawn: the page's period and vintage, and everything that it may ask.
struct BlockScope: Sendable {
  let site: Site
  /// The page's period; its end bounds what a block of another grain shows.
  let period: Period
  /// The end of this day is the vintage.
  let asOf: CivilDate
  /// Unique on the page.
  let key: String
  /// What the block says of itself.
  var frame = BlockFrame()
  /// What was promised for the period; nil where nothing is judged.
  let scorecard: Scorecard?
  /// On a meeting's agenda, the meeting.
  var occasion: MeetingOccasion?

  var edition: Edition { site.edition }
  var glossary: Glossary { site.edition.glossary }
  var ledger: MeaningLedger { site.edition.ledger }
  /// Whether later values than the page's own are known.
  var isFrozen: Bool { asOf < edition.asOf }

  /// The period that a block is about: its own; else the last of its grain that belongs to the page's period.
  ///
  /// A week that ends a few days later belongs to it where its middle lies within and it was over at the vintage.
  func anchor(grain: Grain? = nil) -> Period {
    let period = frame.period ?? period
    if grain == .all { return .all }
    let periods = edition.days.periods
    guard let grain, grain != period.grain, let end = periods.end(of: period),
      let last = periods.period(grain, containing: end.adding(days: -1)), let lastEnd = periods.end(of: last)
    else { return period }
    if lastEnd <= end { return last }
    let belongs = grain < period.grain && periods.start(of: last).map { $0.adding(days: 3) < end } ?? false
    return belongs && lastEnd <= asOf.adding(days: 1) ? last : last.previous
  }

  func mainStat(of metric: String) -> String { edition.mainStat(of: metric) }

  /// `count` periods of a series up to one, at the page's vintage or at another.
  func series(
    _ metric: String, _ dimensions: Dimensions = .all, stat: String? = nil, through last: Period, count: Int,
    asOf: CivilDate? = nil
  ) -> Series? {
    site.index.series.series(
      metric, dimensions, stat: stat ?? mainStat(of: metric), periods: last.advanced(by: 1 - count)...last,
      asOf: asOf ?? self.asOf)
  }

  func label(of member: String, in dimension: String, of metric: String) -> String {
    edition.label(of: member, in: dimension, of: metric)
  }

  func name(of metric: String) -> String { glossary[metric]?.name ?? metric }

  /// The heading of a block about a metric.
  func title(of metric: String) -> String { frame.title ?? name(of: metric) }

  /// Why a block shows nothing: calm, for an old period that no system measured yet is no mistake.
  func none(_ title: String, _ why: Phrase) -> Block {
    .group(Group(.emptyFigure, id: key, [.heading(Heading(3, Phrase(title))), .paragraph(why, .absent)]))
  }

  /// The figure of a block about a metric; where it has none, why.
  func drawing(_ figure: Figure?, of metric: String, _ grain: Grain? = nil) -> BlockDrawing {
    figure.map { .half(.figure($0)) } ?? empty(metric, grain)
  }

  /// Where a metric has no value.
  ///
  /// That it has no numbers at all is found by the build's own check (`metric.without-numbers`), not here.
  func empty(_ metric: String, _ grain: Grain? = nil) -> BlockDrawing {
    let anchor = anchor(grain: grain)
    let isWithheld = series(metric, through: anchor, count: 1)?[anchor]?.observation.isWithheld ?? false
    let why: Phrase =
      isWithheld
      ? "\(name(of: metric)) is withheld for \(anchor.long)."
      : "\(name(of: metric)) has no value for \(anchor.long) as known on \(day: asOf)."
    return .half(none(title(of: metric), why))
  }
}

extension MetricWindow {
  /// As the page knows it.
  convenience init?(_ choice: MetricChoice, through anchor: Period, count: Int, in scope: BlockScope) {
    self.init(choice, through: anchor, count: count, asOf: scope.asOf, in: scope.site.index)
  }
}
