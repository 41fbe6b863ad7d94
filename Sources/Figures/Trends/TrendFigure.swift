import Calendars
import Charts
import Documents
import Editions
import Numbers
import Snapshots

/// A metric over time: chart, sentence and table of one window.
struct TrendFigure {
  let window: MetricWindow
  let subject: TrendSentence.Subject
  /// Unique on the page.
  let key: String
  let heading: String
  /// An author's words beneath the sentence.
  let note: String?

  init(window: MetricWindow, about subject: TrendSentence.Subject, key: String, heading: String, note: String? = nil) {
    self.window = window
    self.subject = subject
    self.key = key
    self.heading = heading
    self.note = note
  }

  var figure: Documents.Figure {
    Documents.Figure(
      key: key, heading: Phrase(heading), unit: unit, chart: chart,
      caption: [TrendSentence(window, about: subject).phrase, Phrase(note ?? "")].joinedSentences,
      footnotes: window.sources.footnotes.map { Phrase($0) } + [window.boundNote].filter { !$0.isEmpty },
      stamps: window.stamps, table: TrendTable(window, heading: heading).all,
      file: .site(.data(window.metric)))
  }

  /// A definition's page names the statistic in the heading already.
  private var unit: String {
    switch subject {
    case .period: window.statisticAndUnit
    case .metric: window.unitByPeriod
    }
  }

  private var chart: LineChart {
    LineChart(
      key: "\(key)-c", title: Lettering(title), periods: window.labels, segments: segments, breaks: window.chartBreaks,
      rulers: window.rulers, targets: window.chartTargets, provisional: window.endsProvisionally ? "to date" : nil,
      ticks: window.text.ticks)
  }

  private var title: String {
    let (first, last) = (window.entries[0].period, window.anchor)
    let span = first == last ? first.long : "\(first.long) to \(last.long)"
    let broken = window.breaks.compactMap { window.start(of: $0)?.short }
    return "\(heading), \(span)" + (broken.isEmpty ? "" : ", line broken at \(listed(broken))") + window.sources.titleEnd
  }

  /// A segment per meaning in the order of their first periods, behind them what was computed again.
  private var segments: [LineChart.Segment] {
    let measured = window.meanings.map { meaning in
      LineChart.Segment(version: meaning ?? "unstamped", values: window.values(of: meaning))
    }
    guard window.hasBackcast, let last = window.entries.last(where: { $0.point != nil })?.point?.observation else {
      return measured
    }
    let backcast = LineChart.Segment(
      version: window.meaning ?? "unstamped", values: window.entries.map { window.quantity(window.backcast(at: $0.point)) },
      kind: .backcast, label: "\(window.definitionName(of: last)), backcast")
    return [backcast] + measured
  }
}
