import Definitions
import Diagnostics
import FrontMatter
import Markup
import Snapshots

extension CodeBlock {
  /// The word after `concord` in the info string; nil for code that is only code.
  var reportBlockName: String? {
    let words = info.split(whereSeparator: \.isWhitespace)
    guard words.first == "concord" else { return nil }
    return words.dropFirst().first.map { String($0) } ?? ""
  }
}

/// Reads a report block. Its problems carry the file and the line inside the fence.
///
/// - Returns: nil as block where nothing can be shown: an unknown name, or a required part that is missing or wrong.
func readBlock(_ code: CodeBlock, in glossary: Glossary) -> (block: ReportBlock?, diagnostics: [Diagnostic]) {
  let word = code.reportBlockName ?? ""
  guard let name = ReportBlock.Name(rawValue: word) else {
    let names = ReportBlock.Name.allCases.map(\.rawValue)
    let suggestion = NearMiss.suggestion(for: word, among: names) ?? "write one of \(names.joined(separator: ", "))"
    let what = word.isEmpty ? "a block has no name after 'concord'" : "there is no block '\(word)'"
    return (nil, [Diagnostic(.blockUnknown, at: code.position, what, suggestion: suggestion)])
  }
  let yaml = parseYAML(Array(code.literal.utf8), file: code.position.file, firstLine: code.contentLine)
  guard yaml.diagnostics.allSatisfy({ $0.severity != .error }) else { return (nil, yaml.diagnostics) }
  let node = yaml.node.flatMap { $0.isNull ? nil : $0 } ?? YAMLNode(.mapping([]), at: code.position)
  var reader = BlockReader(node, glossary: glossary)
  let title = reader.keys.string("title")
  let note = reader.keys.string("note")
  let period = reader.period()
  let content = reader.content(of: name)
  let block = content.map {
    ReportBlock(name: name, content: $0, title: title, note: note, period: period, position: code.position)
  }
  return (block, yaml.diagnostics + reader.finish())
}

extension BlockReader {
  fileprivate mutating func content(of name: ReportBlock.Name) -> ReportBlock.Content? {
    switch name {
    case .kpis:
      let picks = picks("metrics")
      return picks.isEmpty ? nil : .kpis(picks)
    case .trend:
      let periods = count("periods", default: 13, upTo: 120)
      return choice().map { .trend($0, periods: periods) }
    case .control:
      let periods = count("periods", default: 26, upTo: 120)
      return choice().map { .control($0, periods: periods) }
    case .funnel: return funnel()
    case .breakdown: return breakdown()
    case .pareto:
      let metric = metric("metric")
      let by = dimension(of: metric)
      let narrowed = narrowed(metric)
      let limit = count("limit", default: 10, upTo: 40)
      guard let metric, let by else { return nil }
      return .pareto(MetricChoice(metric: metric, narrowed: narrowed), by: by, limit: limit)
    case .distribution: return distribution()
    case .bridge: return comparison().map { .bridge($0) }
    case .slope: return comparison().map { .slope($0) }
    case .cohorts:
      let metric = metric("metric")
      let columns = stats("columns", of: metric)
      let periods = count("periods", default: 12, upTo: 120)
      return metric.map { .cohorts(metric: $0, columns: columns, periods: periods) }
    case .scorecard: return .scorecard(direction: keys.string("direction"))
    case .table:
      let picks = picks("metrics")
      let grain = grain()
      let periods = count("periods", default: 6, upTo: 120)
      return picks.isEmpty ? nil : .table(picks, grain: grain, periods: periods)
    case .agenda: return agenda()
    case .changes: return .changes(months: count("months", default: 1, upTo: 120))
    case .movers: return movers()
    case .attribution: return attribution()
    }
  }

  private mutating func choice() -> MetricChoice? {
    let metric = metric("metric")
    let choice = MetricChoice(metric: metric ?? "", stat: stat(of: metric), narrowed: narrowed(metric), grain: grain())
    return metric == nil ? nil : choice
  }

  private mutating func stats(_ key: String, of metric: String?) -> [String] {
    keys.texts(key).compactMap { checked($0.text, of: metric, at: $0.position) }
  }

  private mutating func funnel() -> ReportBlock.Content? {
    let stages = items("stages") { item -> FunnelStage? in
      let metric = item.metric("metric")
      let conversion = item.metric("conversion", .optional)
      let label = item.keys.string("label")
      return metric.map { FunnelStage(metric: $0, conversion: conversion, label: label) }
    }
    return stages.count < 2 ? nil : .funnel(stages)
  }

  private mutating func breakdown() -> ReportBlock.Content? {
    let choice = choice()
    let by = dimension(of: choice?.metric)
    let form = keys.choice("form", of: Breakdown.Form.self) ?? .stacked
    let periods = count("periods", default: 12, upTo: 120)
    let columns = metrics("columns")
    let limit = count("limit", default: form == .rows ? 40 : 4, upTo: 40)
    guard let choice, let by else { return nil }
    return .breakdown(Breakdown(choice: choice, by: by, form: form, periods: periods, columns: columns, limit: limit))
  }

  private mutating func distribution() -> ReportBlock.Content? {
    let one = metric("metric", keys.has("metrics") ? .optional : .required)
    var picks = picks("metrics", .optional)
    if let one { picks.insert(MetricPick(metric: one), at: 0) }
    let narrowed = narrowed(picks.first?.metric)
    let stats = stats("stats", of: picks.first?.metric)
    let isOneMetric = one != nil && picks.count == 1
    return picks.isEmpty ? nil : .distribution(picks, stats: stats, narrowed: narrowed, isOneMetric: isOneMetric)
  }

  private mutating func comparison() -> MemberComparison? {
    let metric = metric("metric")
    let by = dimension(of: metric)
    let from = period("from")
    let to = period("to")
    let limit = count("limit", default: 8, upTo: 40)
    guard let metric, let by else { return nil }
    return MemberComparison(metric: metric, by: by, from: from, to: to, limit: limit)
  }

  private mutating func agenda() -> ReportBlock.Content? {
    let minutes = keys.integer("minutes", in: 1...1440)
    let items = items("items") { item -> AgendaItem? in
      let title = item.keys.string("title", .required)
      let minutes = item.keys.integer("minutes", in: 1...1440)
      let metric = item.metric("metric", .optional)
      let stat = item.stat(of: metric)
      let note = item.keys.string("note")
      return title.map { AgendaItem(title: $0, minutes: minutes, metric: metric, stat: stat, note: note) }
    }
    return items.isEmpty ? nil : .agenda(items, minutes: minutes)
  }
}
