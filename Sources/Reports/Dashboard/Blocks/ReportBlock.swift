import Calendars
import Diagnostics
import Snapshots

/// A fenced block ` ```concord trend ` of a page, read: what to show, not yet with which numbers.
struct ReportBlock: Sendable {
  /// The word after `concord`, one per file `block-<name>.schema.json`.
  enum Name: String, Sendable, CaseIterable {
    case kpis, trend, funnel, breakdown, pareto, distribution, bridge, cohorts, control, slope, scorecard, table, agenda,
      changes, movers, attribution
  }

  enum Content: Sendable {
    case kpis([MetricPick])
    case trend(MetricChoice, periods: Int)
    case funnel([FunnelStage])
    case breakdown(Breakdown)
    case pareto(MetricChoice, by: String, limit: Int)
    /// One metric's percentiles, or one row per metric.
    case distribution([MetricPick], stats: [String], narrowed: Dimensions, isOneMetric: Bool)
    case bridge(MemberComparison)
    case cohorts(metric: String, columns: [String], periods: Int)
    case control(MetricChoice, periods: Int)
    case slope(MemberComparison)
    case scorecard(direction: String?)
    case table([MetricPick], grain: Grain?, periods: Int)
    case agenda([AgendaItem], minutes: Int?)
    case changes(months: Int)
    case movers(Movers)
    case attribution(AttributionSides)
  }

  var name: Name
  var content: Content
  var title: String?
  /// A line of plain text below it.
  var note: String?
  /// The period that it shows; the page's own where nil.
  var period: Period?
  /// The opening fence.
  var position: SourcePosition
}

/// A metric with a stat and a shorter name.
struct MetricPick: Hashable, Sendable {
  var metric: String
  var stat: String?
  var title: String?
}

/// Which series of a metric.
struct MetricChoice: Hashable, Sendable {
  var metric: String
  var stat: String?
  /// Members that it is narrowed to.
  var narrowed: Dimensions
  var grain: Grain?
}

struct FunnelStage: Hashable, Sendable {
  var metric: String
  /// Says which share goes on to this stage.
  var conversion: String?
  var label: String?
}

struct Breakdown: Hashable, Sendable {
  enum Form: String, Sendable, CaseIterable { case stacked, share, grouped, rows }

  var choice: MetricChoice
  var by: String
  var form: Form
  var periods: Int
  /// Other metrics beside each row.
  var columns: [String]
  var limit: Int
}

/// A metric's members at two periods.
struct MemberComparison: Hashable, Sendable {
  var metric: String
  var by: String
  var from: Period?
  var to: Period?
  var limit: Int
}

struct AgendaItem: Hashable, Sendable {
  var title: String
  var minutes: Int?
  var metric: String?
  var stat: String?
  var note: String?
}

/// What went on in a period beside what did not, and why.
struct Movers: Hashable, Sendable {
  /// A metric that counts who went on.
  var became: String
  /// A metric that counts who did not.
  var didNot: String
  /// The dimension of `didNot` that says why.
  var by: String
  var grain: Grain?
  var limit: Int
}

/// The same deals shared out by several models, one beside the other.
struct AttributionSides: Hashable, Sendable {
  /// Attribution metrics, a column each.
  var metrics: [String]
  /// The dimension whose members get the credit.
  var by: String
  /// What stands beside the credits and is never added to them.
  var sourced: MetricChoice?
  var influenced: MetricChoice?
  var limit: Int
}
