import Calendars
import Charts
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// A metric's run as a chart with its sentence and table, and its last six periods as a small table.
struct MetricFigure {
  private let run: MetricRun
  private let context: PageContext
  private let text: ValueText

  init(_ run: MetricRun, _ context: PageContext) {
    self.run = run
    self.context = context
    let unit = run.window.lazy.compactMap { $0.point?.observation.unit }.first
    text = context.valueText(run.metric.id, stat: run.stat, unit: unit)
  }

  var figure: Figure {
    let observations = run.observations.map { (metric: run.metric.id, observation: $0) }
    return Figure(
      key: "t.series", heading: heading, unit: unitPerPeriod, drawing: chart.svg(), caption: RunSentence(run, text).sentence,
      footnotes: run.sources.footnotes,
      stamps: context.stamps(observations), table: table(run.window, caption: "\(heading), all periods drawn"),
      csv: context.href(.data(run.metric.id)))
  }

  /// Newest first, so that it reads from today backwards.
  var recent: DataTable {
    let last = Array(run.window.suffix(6).reversed())
    return table(last, caption: last.count == 1 ? heading : "\(heading), last \(last.count)")
  }

  var breakNote: String? {
    let shown = Set(run.window.suffix(6).dropFirst().map(\.period))
    guard let found = run.breaks.last(where: { shown.contains($0.period) }) else { return nil }
    let before = found.period.previous
    return
      "The rule between \(before.short) and \(found.period.short) is the break: values above and below it answer different "
      + "questions."
  }

  private var heading: String {
    var name = run.metric.name
    if run.stat != "value" { name += ", \(statWords(run.stat))" }
    guard let member = run.member else { return name }
    let reading = Reading(context.edition, period: run.window[0].period, asOf: context.edition.asOf)
    return "\(name), \(member.dimension.replacingUnderscores) "
      + reading.label(of: member.name, in: member.dimension, of: run.metric.id)
  }

  private var unitPerPeriod: String {
    let grain = run.series.grain.rawValue
    let adds =
      switch context.edition.glossary.metric(run.metric.id)?.calculation {
      case .count, .sum, .attribution, .manual: text.format == .integer || text.format == .money
      default: false
      }
    return [text.unitHeading, adds ? "per \(grain)" : "by \(grain)"].filter { !$0.isEmpty }.joined(separator: " ")
  }

  // MARK: Chart

  private var chart: LineChart {
    // A last period that is not mature has no point; the one before it is whole.
    let last = run.window.last?.point?.observation
    return LineChart(
      key: "t.series", title: title, periods: labels, segments: segments, breaks: breaks,
      rulers: run.sources.rulers(run.window.map(\.period)), targets: targets,
      provisional: last?.isProvisional == true && last?.value != nil ? "to date" : nil, ticks: ticks)
  }

  private var title: String {
    let (first, last) = (run.window[0].period, run.window[run.window.count - 1].period)
    let span = first == last ? first.long : "\(first.long) to \(last.long)"
    let broken = run.breaks.compactMap { run.start(of: $0)?.short }
    return "\(heading), \(span)" + (broken.isEmpty ? "" : ", line broken at \(listed(broken))") + run.sources.titleEnd
  }

  private var labels: [PeriodLabel] {
    var year: Int?
    return run.window.map { period, _ in
      defer { year = period.year }
      return PeriodLabel(period.tick, year: period.year == year ? "" : String(period.year))
    }
  }

  private func quantity(_ observation: Observation?) -> Quantity? {
    guard let observation, let value = observation.value else { return nil }
    return Quantity(text.scaled(value).approximate, text.headline(value))
  }

  /// A segment per meaning in the order of their first period, then what was computed again.
  private var segments: [LineChart.Segment] {
    let ledger = context.edition.ledger
    var order: [String?] = []
    for (_, point) in run.window {
      guard let meaning = point.map({ $0.observation.stamp?.meaning }) else { continue }
      if !order.contains(where: { ledger.isSame($0, meaning) }) { order.append(meaning) }
    }
    var segments = order.map { meaning in
      LineChart.Segment(
        version: meaning ?? "unstamped",
        values: run.window.map { entry in
          guard let observation = entry.point?.observation else { return nil }
          return ledger.isSame(observation.stamp?.meaning, meaning) ? quantity(observation) : nil
        })
    }
    if run.hasBackcast, let last = run.window.last(where: { $0.point != nil })?.point?.observation {
      segments.insert(
        LineChart.Segment(
          version: run.meaning ?? "unstamped", values: run.window.map { quantity(run.backcast(at: $0.point)) }, kind: .backcast,
          label: "\(run.definitionName(of: last)), backcast"), at: 0)
    }
    return segments
  }

  private var breaks: [Charts.Break] {
    run.breaks.compactMap { found in
      guard let place = run.window.firstIndex(where: { $0.period == found.period }) else { return nil }
      let later = run.name(of: found.to?.meaning, at: found, isEarlier: false)
      let day = run.start(of: found).map { "from \($0.day) \(CivilDate.shortMonth($0.month))" } ?? ""
      return Charts.Break(
        before: place, earlier: run.name(of: found.from?.meaning, at: found, isEarlier: true), later: later, since: day)
    }
  }

  private var targets: [LineChart.Target] {
    var targets: [LineChart.Target] = []
    for (place, entry) in run.window.enumerated() {
      guard let target = run.targets[entry.period] else { continue }
      let value = text.scaled(target.value).approximate
      if let last = targets.last, last.through == place - 1, last.value == value {
        targets[targets.count - 1] = last.reaching(place)
      } else {
        let level = text.headline(target.value)
        targets.append(
          LineChart.Target(from: place, through: place, value: value, label: "target \(level)", shortLabel: level))
      }
    }
    return targets
  }

  private var ticks: TickFormat {
    switch text.format {
    case .percent: TickFormat(.plain, suffix: "%")
    case .money: TickFormat(.compact, prefix: text.unitHeading)
    case .integer: TickFormat(.compact)
    case .hours, .days, .decimal: .plain
    }
  }

  // MARK: Table

  private func table(_ rows: [(period: Period, point: Snapshots.Point?)], caption: String) -> DataTable {
    var columns = [DataTable.Column(run.series.grain.rawValue.capitalizedFirst, isNumber: false)]
    columns.append(.init("Definition", isNumber: false))
    columns.append(.init(text.unitHeading.isEmpty ? "Value" : text.unitHeading.capitalizedFirst))
    if run.hasBackcast { columns.append(.init("Backcast")) }
    if !run.targets.isEmpty { columns.append(.init("Target")) }
    if let column = run.sources.column { columns.append(column) }
    var before: String??
    let body = rows.map { period, point in
      let meaning = point.map { $0.observation.stamp?.meaning }
      let followsBreak = before.map { before in meaning.map { !context.edition.ledger.isSame(before, $0) } ?? false } ?? false
      if meaning != nil { before = meaning }
      var cells = [HTML.text(period.short), definition(point), HTML.text(value(point?.observation))]
      if run.hasBackcast { cells.append(HTML.text(backcast(point))) }
      if !run.targets.isEmpty { cells.append(HTML.text(run.targets[period].map { text.table($0.value) } ?? "none")) }
      if !run.sources.isEmpty { cells.append(HTML.text(run.sources.cell(point?.observation))) }
      return DataTable.Row(cells, followsBreak: followsBreak)
    }
    return DataTable(caption: caption, columns: columns, rows: body)
  }

  private func definition(_ point: Snapshots.Point?) -> HTML {
    guard let observation = point?.observation else { return HTML() }
    return context.meaning(of: observation, metric: run.metric.id, name: run.definitionName(of: observation))
  }

  private func backcast(_ point: Snapshots.Point?) -> String {
    guard let point else { return "" }
    if context.edition.ledger.isSame(point.observation.stamp?.meaning, run.meaning) { return "same" }
    return run.backcast(at: point).map(value) ?? "not computed"
  }

  private func value(_ observation: Observation?) -> String {
    guard let observation else { return "missing" }
    return text.cell(observation)
  }
}

extension ValueText {
  /// A value as a table cell: of few cases no percentage, of an unfinished period a word that says so.
  func cell(_ observation: Observation) -> String {
    guard let value = observation.value else {
      return observation.isWithheld ? "withheld" : observation.isProvisional ? "not mature" : "missing"
    }
    let number = few(observation) ?? table(value)
    return observation.isProvisional ? "\(number), so far" : number
  }

  /// `3 of 7`, where the share stands on fewer than ten cases.
  func few(_ observation: Observation) -> String? {
    guard format == .percent, let part = observation.numerator, let whole = observation.denominator, whole < ExactDecimal(10)
    else { return nil }
    return "\(NumberText.grouped(part)) of \(NumberText.grouped(whole))"
  }
}
