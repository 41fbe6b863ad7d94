import Calendars
import Charts
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// The `trend` block: a metric over time.
struct TrendFigure {
  private let window: MetricWindow
  private let block: ReportBlock
  private var scope: BlockScope { window.scope }
  private var text: ValueText { window.text }
  private let heading: String

  init?(_ choice: MetricChoice, periods: Int, _ block: ReportBlock, _ scope: BlockScope) {
    let anchor = scope.anchor(block, grain: choice.grain)
    guard let window = MetricWindow(choice, through: anchor, count: periods, in: scope) else { return nil }
    self.window = window
    self.block = block
    heading = block.title ?? scope.name(of: choice.metric)
  }

  var figure: Figure {
    Figure(
      key: scope.key, heading: heading, unit: text.heading(stat: window.stat, per: window.anchor.grain),
      drawing: chart.svg(palette: scope.edition.palette),
      caption: ([TrendSentence(window).text, block.note ?? ""]).joinedSentences, footnotes: window.sources.footnotes,
      stamps: scope.context.stamps(window.observations), table: table, csv: scope.context.href(.data(window.metric)))
  }

  /// Values that moved after the page was frozen.
  var moved: String? {
    guard scope.isFrozen else { return nil }
    let all = window.entries.compactMap { window.moved(at: $0.period) }
    guard !all.isEmpty else { return nil }
    let more = all.count - 3
    return all.suffix(3).joined(separator: " ") + (more > 0 ? " \(counted(more, "earlier value")) moved as well." : "")
  }

  // MARK: Chart

  private var chart: LineChart {
    let first = window.entries[0].period
    let broken = window.breaks.compactMap { $0.start(of: window.metric, scope.glossary)?.short }
    let last = window.entries.last?.point?.observation
    return LineChart(
      key: "\(scope.key)-c",
      title: "\(heading), \(first.long) to \(window.anchor.long)"
        + (broken.isEmpty ? "" : ", line broken at \(listed(broken))") + window.sources.titleEnd,
      periods: window.labels, segments: segments, breaks: window.chartBreaks, rulers: window.rulers,
      targets: window.chartTargets,
      provisional: last?.isProvisional == true && last?.value != nil ? "to date" : nil, ticks: text.ticks)
  }

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

  // MARK: Table

  private var table: DataTable {
    let counts = window.entries.contains { $0.point.flatMap { text.counts($0.observation) } != nil }
    let targets = window.entries.map { window.target(for: $0.period) }
    let hasTargets = targets.contains { $0 != nil }
    var columns = [DataTable.Column(window.anchor.grain.rawValue.capitalizedFirst, isNumber: false)]
    columns.append(.init(text.unitHeading.isEmpty ? "Value" : text.unitHeading.capitalizedFirst))
    if counts { columns.append(.init("Of")) }
    columns.append(.init("Change"))
    if hasTargets { columns += [.init("Target"), .init("Against it")] }
    if window.hasBackcast { columns.append(.init("Backcast")) }
    columns.append(.init("Definition", isNumber: false))
    if let column = window.sources.column { columns.append(column) }
    let rows = zip(window.entries, targets).map { entry, target in
      let observation = entry.point?.observation
      var cells = [HTML.text(entry.period.short), HTML.text(observation.map(text.cell) ?? "missing")]
      if counts { cells.append(.text(observation.flatMap(text.counts) ?? "")) }
      cells.append(.text(change(entry.point)))
      if hasTargets {
        cells.append(.text(target.map { text.level($0.value) } ?? "none"))
        cells.append(.text(distance(observation, target)))
      }
      if window.hasBackcast { cells.append(.text(window.backcast(at: entry.point).map(text.cell) ?? "")) }
      cells.append(definition(observation))
      if !window.sources.isEmpty { cells.append(.text(window.sources.cell(observation))) }
      return DataTable.Row(cells, followsBreak: window.breaks.contains { $0.period == entry.period })
    }
    return DataTable(
      caption: "\(heading), \(window.anchor.grain.plural) to \(window.anchor.long)", columns: columns, rows: rows)
  }

  private func change(_ point: Snapshots.Point?) -> String {
    guard let point, !point.observation.isProvisional else { return "" }
    switch Comparison.of(point, with: point.period.previous, in: window.series, scope.ledger) {
    case .missing: return ""
    case .notComparable: return "not comparable"
    case .change(let change): return text.difference(change.difference)
    }
  }

  private func distance(_ observation: Observation?, _ target: Target?) -> String {
    guard let observation, !observation.isProvisional, let value = observation.value, let target else { return "" }
    return text.difference(value - target.value)
  }

  private func definition(_ observation: Observation?) -> HTML {
    guard let observation else { return HTML() }
    return scope.context.meaning(of: observation, metric: window.metric, name: window.definitionName(of: observation))
  }
}

extension [String] {
  /// Sentences one after the other, empty ones left out.
  var joinedSentences: String { filter { !$0.isEmpty }.joined(separator: " ") }
}
