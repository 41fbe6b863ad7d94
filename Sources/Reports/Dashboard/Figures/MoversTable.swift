import Calendars
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// The `movers` block: how many went on in a period, how many did not and why, each beside the period before.
struct MoversTable {
  private let became: Line?
  private let didNot: Line?
  /// Greatest first; those without a reason last.
  private let reasons: [Line]
  private let movers: Movers
  private let anchor: Period
  private let block: ReportBlock
  private let scope: BlockScope

  /// One count at the period and the one before.
  private struct Line {
    var metric: String
    var name: String
    /// 1 for what the code list calls other, 2 for what names no reason.
    var rank = 0
    var isBlank: Bool { rank == 2 }
    var now: Observation
    var comparison: Comparison
  }

  /// Nil where neither was counted in the period.
  init?(_ movers: Movers, _ block: ReportBlock, _ scope: BlockScope) {
    let anchor = scope.anchor(block, grain: movers.grain)
    func line(_ metric: String, _ name: String, _ series: Series?) -> Line? {
      guard let series, let point = series[anchor] else { return nil }
      return Line(
        metric: metric, name: name, now: point.observation,
        comparison: .of(point, with: anchor.previous, in: series, scope.ledger))
    }
    became = line(movers.became, scope.name(of: movers.became), scope.series(movers.became, through: anchor, count: 2))
    didNot = line(movers.didNot, scope.name(of: movers.didNot), scope.series(movers.didNot, through: anchor, count: 2))
    guard became != nil || didNot != nil else { return nil }
    let split = scope.split(movers.didNot, .init(by: movers.by, narrowed: .all), through: anchor, count: 2)
    let other = scope.otherCode(of: movers.by, of: movers.didNot)
    reasons = split.compactMap { entry -> Line? in
      let isBlank = entry.member == Dimensions.blank
      let name =
        isBlank ? "No \(movers.by.replacingUnderscores)" : scope.label(of: entry.member, in: movers.by, of: movers.didNot)
      guard var line = line(movers.didNot, name, entry.series), line.now.value?.isZero != true else { return nil }
      line.rank = isBlank ? 2 : entry.member == other ? 1 : 0
      return line
    }
    .sorted { left, right in
      if left.rank != right.rank { return left.rank < right.rank }
      let (one, other) = (left.now.value ?? .zero, right.now.value ?? .zero)
      return one != other ? one > other : left.name < right.name
    }
    self.movers = movers
    self.anchor = anchor
    self.block = block
    self.scope = scope
  }

  private var title: String { block.title ?? "What moved" }

  var html: HTML {
    scope.section(title, block) { html in
      html.element("p", ["class": "note"], text: sentence)
      html.append(table.html)
      if let gap { html.element("p", ["class": "note"], text: gap) }
      html.append(scope.context.stamps([didNot, became].compactMap(\.self).map { ($0.metric, $0.now) }))
    }
  }

  // MARK: Words

  private func text(_ metric: String) -> ValueText { scope.context.valueText(metric) }

  /// "26 opportunities in week 44, +3, +13% better. 41 rejections, most for Wrong company size: 17."
  private var sentence: String {
    var sentences: [String] = []
    for line in [became, didNot].compactMap(\.self) {
      let value = line.now.value.map(text(line.metric).sentence) ?? "No value for \(line.name)"
      let state = line.now.isProvisional ? " so far" : ""
      sentences.append("\(value)\(state) in \(anchor.spoken())\(change(line).map { ", \($0)" } ?? "").")
    }
    if let top = reasons.first(where: { !$0.isBlank }), let count = top.now.value {
      var last = "Most often: \(top.name), \(NumberText.grouped(count))"
      if let blank = reasons.last(where: \.isBlank)?.now.value {
        last += "; \(NumberText.grouped(blank)) without a \(movers.by.replacingUnderscores)"
      }
      sentences.append(last + ".")
    }
    return sentences.joinedSentences
  }

  private func change(_ line: Line) -> String? {
    guard let words = line.comparison.words(text(line.metric), for: line.now, scope.glossary) else { return nil }
    guard words.isComparable else { return words.text }
    return "\(words.text)\(words.judgement.map { " \($0)" } ?? "") against \(anchor.previous.spoken(besides: anchor))"
  }

  /// Where the reasons do not add up to the total.
  private var gap: String? {
    guard let total = didNot?.now.value, !reasons.isEmpty, reasons.allSatisfy({ $0.now.value != nil }) else { return nil }
    let sum = reasons.compactMap(\.now.value).reduce(.zero, +)
    guard sum != total else { return nil }
    return
      "The rows by \(movers.by.replacingUnderscores) add up to \(NumberText.grouped(sum)), not to \(NumberText.grouped(total))."
  }

  // MARK: Table

  private var table: DataTable {
    var rows = [became, didNot].compactMap(\.self).map { row($0, isPart: false) }
    let named = reasons.filter { !$0.isBlank }
    // One place is the rest's, where there is a rest. Those without a reason are never hidden in it.
    let shown = named.count > movers.limit ? named.prefix(movers.limit - 1) : named[...]
    rows += shown.map { row($0, isPart: true) }
    let rest = named[shown.endIndex...]
    if !rest.isEmpty {
      let sum = rest.compactMap(\.now.value).reduce(.zero, +)
      rows.append(DataTable.Row([part("\(rest.count) others"), .text(NumberText.grouped(sum)), HTML(), HTML()]))
    }
    rows += reasons.filter(\.isBlank).map { row($0, isPart: true) }
    return DataTable(
      caption: "\(title), \(anchor.long) and \(anchor.previous.long)",
      columns: [
        .init("Movement", isNumber: false), .init(anchor.short), .init(anchor.previous.short), .init("Change", isNumber: false),
      ], rows: rows)
  }

  private func row(_ line: Line, isPart: Bool) -> DataTable.Row {
    let text = text(line.metric)
    let name = isPart ? part(line.name) : scope.context.link(definition: line.metric, line.name)
    var now = HTML.text(line.now.value.map(text.table) ?? (line.now.isWithheld ? "withheld" : "no value"))
    if line.now.isProvisional, line.now.value != nil {
      now.text(" ")
      now.element("span", ["class": "so-far"], text: "so far")
    }
    var before = HTML()
    if case .change(let change) = line.comparison { before.text(change.earlier.value.map(text.table) ?? "") }
    return DataTable.Row([name, now, before, cell(line, text, isPart: isPart)])
  }

  private func part(_ name: String) -> HTML {
    var html = HTML()
    html.element("span", ["class": "part"], text: name)
    return html
  }

  private func cell(_ line: Line, _ text: ValueText, isPart: Bool) -> HTML {
    var html = HTML()
    guard let words = line.comparison.words(text, for: line.now, scope.glossary) else {
      html.element("span", ["class": "bw"], text: line.now.isProvisional ? "not over yet" : "no value then")
      return html
    }
    guard words.isComparable else {
      html.element("span", ["class": "nc"], text: words.text)
      return html
    }
    html.text(words.text)
    // A reason that is named less often is not good or bad by itself.
    if !isPart, let judgement = words.judgement {
      html.text(" ")
      html.element("span", ["class": "bw"], text: judgement)
    }
    return html
  }
}
