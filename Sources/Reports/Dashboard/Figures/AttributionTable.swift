import Calendars
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// The `attribution` block: the same deals shared out by several models, a column each, and beside them what was sourced
/// and what was influenced, which are never added.
struct AttributionTable {
  private let sides: [Side]
  /// Members in the order of the first model's credit; what has no name last.
  private let members: [(member: String, name: String)]
  private let beside: [(name: String, choice: MetricChoice, observation: Observation)]
  private let settings: AttributionSides
  private let anchor: Period
  private let block: ReportBlock
  private let scope: BlockScope
  private let digits: Int

  /// One model's column.
  private struct Side {
    var metric: String
    var model: String
    var text: ValueText
    var credits: [String: Observation]
    /// What the model shared out, as its row for all says.
    var total: Observation?

    /// Nil where a credit is withheld.
    var sum: ExactDecimal? {
      credits.values.allSatisfy { $0.value != nil } ? credits.values.compactMap(\.value).reduce(.zero, +) : nil
    }
    var whole: ExactDecimal? { total?.value ?? sum }
  }

  /// Nil where no model has a value in the period.
  init?(_ settings: AttributionSides, _ block: ReportBlock, _ scope: BlockScope) {
    let anchor = scope.anchor(block)
    sides = settings.metrics.compactMap { metric -> Side? in
      guard case .attribution(_, let model) = scope.glossary.metric(metric)?.calculation else { return nil }
      let found = scope.split(metric, .init(by: settings.by, narrowed: .all), through: anchor, count: 1)
        .compactMap { entry in entry.series[anchor].map { (entry.member, $0.observation) } }
      let total = scope.series(metric, through: anchor, count: 1)?[anchor]?.observation
      guard !found.isEmpty else { return nil }
      return Side(
        metric: metric, model: scope.name(of: model), text: scope.context.valueText(metric, unit: total?.unit),
        credits: Dictionary(found, uniquingKeysWith: { first, _ in first }), total: total)
    }
    guard let first = sides.first else { return nil }
    let other = scope.otherCode(of: settings.by, of: first.metric)
    members = Set(sides.flatMap(\.credits.keys)).map {
      (member: $0, name: scope.label(of: $0, in: settings.by, of: first.metric))
    }
    .sorted { left, right in
      let ranks = [left, right].map { $0.member == Dimensions.blank ? 2 : $0.member == other ? 1 : 0 }
      if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
      let (one, two) = (first.credits[left.member]?.value ?? .zero, first.credits[right.member]?.value ?? .zero)
      return one != two ? one > two : left.name < right.name
    }
    let named = [("Sourced", settings.sourced), ("Influenced", settings.influenced)]
    beside = named.compactMap { name, choice in
      guard let choice else { return nil }
      let series = scope.series(choice.metric, choice.narrowed, through: anchor, count: 1)
      return series?[anchor].map { (name, choice, $0.observation) }
    }
    // As many digits as the amounts have, so that a reader can add up a column.
    let values = sides.flatMap { Array($0.credits.values) + [$0.total].compactMap(\.self) }.compactMap(\.value)
    digits = min(2, values.map(\.withoutTrailingZeros.scale).max() ?? 0)
    self.settings = settings
    self.anchor = anchor
    self.block = block
    self.scope = scope
  }

  private var title: String { block.title ?? "Credit by model" }

  var html: HTML {
    scope.section(title, block) { html in
      html.element("p", ["class": "note"], text: (agreement + [contrast].compactMap(\.self)).joinedSentences)
      html.append(table.html)
      guard !beside.isEmpty else { return }
      html.element("div", ["class": "beside"]) { html in
        html.element("h4", text: "Beside the models, never added")
        html.append(besideTable.html)
        html.element("p", ["class": "note"], text: whyNotAdded)
      }
    }
  }

  private func exact(_ value: ExactDecimal, _ text: ValueText) -> String {
    var text = text
    text.display.decimals = digits
    return text.table(value)
  }

  // MARK: Words

  /// Whether every column adds up, and all of them to the same.
  private var agreement: [String] {
    var sentences: [String] = []
    for side in sides {
      guard let sum = side.sum else {
        sentences.append("A credit of \(side.model) is withheld, so that its column cannot be added up.")
        continue
      }
      guard let total = side.total?.value, total != sum else { continue }
      sentences.append(
        "\(side.model): its \(settings.by.replacingUnderscores) rows add up to \(exact(sum, side.text)), not to its total of "
          + "\(exact(total, side.text)).")
    }
    let wholes = sides.compactMap(\.whole)
    guard let whole = wholes.first, wholes.count == sides.count else { return sentences }
    let period = anchor.spoken()
    if sides.count == 1 {
      sentences.insert("\(sides[0].model) shares out \(exact(whole, sides[0].text)) in \(period).", at: 0)
    } else if wholes.allSatisfy({ $0 == whole }) {
      let deals = sides[0].total?.count.map { " of \(counted($0, "deal"))" } ?? ""
      let words = sides.count == 2 ? "Both models" : "All \(spelled(sides.count)) models"
      sentences.insert("\(words) share out the same \(exact(whole, sides[0].text))\(deals) in \(period), to the cent.", at: 0)
    } else {
      let each = zip(sides, wholes).map { "\($0.model) \(exact($1, $0.text))" }
      sentences.insert("The models do not share out the same: \(listed(each)) in \(period).", at: 0)
    }
    return sentences
  }

  /// The member that depends most on the model.
  private var contrast: String? {
    guard sides.count > 1 else { return nil }
    var widest: (name: String, low: (Side, ExactDecimal), high: (Side, ExactDecimal))?
    for (member, name) in members where member != Dimensions.blank {
      let credits = sides.compactMap { side in side.credits[member]?.value.map { (side, $0) } }
      guard credits.count == sides.count, let low = credits.min(by: { $0.1 < $1.1 }),
        let high = credits.max(by: { $0.1 < $1.1 }),
        low.1 < high.1
      else { continue }
      if widest.map({ $0.high.1 - $0.low.1 < high.1 - low.1 }) ?? true { widest = (name, low, high) }
    }
    guard let widest else { return nil }
    return "\(widest.name) depends most on the model: \(exact(widest.low.1, widest.low.0.text)) under \(widest.low.0.model), "
      + "\(exact(widest.high.1, widest.high.0.text)) under \(widest.high.0.model)."
  }

  private var whyNotAdded: String {
    let names = beside.map { $0.name.lowercased() }
    let sentence = "A deal is credited once under each model. "
    guard names.count > 1 else {
      return sentence + "What is \(names[0]) counts the same deals again: it is part of no sum above."
    }
    return sentence
      + "What is sourced and what is influenced count the same deals again, and most of what is sourced is influenced as well: "
      + "adding any two of these numbers would count a deal twice."
  }

  // MARK: Tables

  private func stamp(_ observation: Observation?, _ metric: String) -> HTML? {
    observation.map { scope.context.stamp(scope.edition.stampState(of: $0, metric: metric), metric: metric) }
  }

  private var table: DataTable {
    let columns = sides.map { side in
      DataTable.Column(
        side.model, beneath: stamp(side.total ?? members.lazy.compactMap { side.credits[$0.member] }.first, side.metric))
    }
    let shown = members.count > settings.limit ? members.prefix(settings.limit - 1) : members[...]
    var rows = shown.map { member in
      DataTable.Row([.text(member.name)] + sides.map { .text(cell($0.credits[member.member], $0.text)) })
    }
    let rest = members[shown.endIndex...]
    if !rest.isEmpty {
      let sums = sides.map { side in exact(rest.compactMap { side.credits[$0.member]?.value }.reduce(.zero, +), side.text) }
      rows.append(DataTable.Row(["\(rest.count) others"] + sums))
    }
    let totals = sides.map { side in side.whole.map { exact($0, side.text) } ?? "no total" }
    return DataTable(
      caption: "\(title), \(anchor.long), the same deals under each model",
      columns: [.init(settings.by.replacingUnderscores.capitalizedFirst, isNumber: false)] + columns, rows: rows,
      footer: [DataTable.Row(["All"] + totals)])
  }

  private func cell(_ observation: Observation?, _ text: ValueText) -> String {
    guard let observation else { return "" }
    return observation.value.map { exact($0, text) } ?? (observation.isWithheld ? "withheld" : "no value")
  }

  private var besideTable: DataTable {
    DataTable(
      caption: "\(beside.map(\.name).joined(separator: " and ")), \(anchor.long)",
      columns: [.init("Measure", isNumber: false), .init(anchor.short), .init("Meaning", isNumber: false)],
      rows: beside.map { name, choice, observation in
        var heading = HTML.text("\(name): ")
        heading.append(scope.context.link(definition: choice.metric))
        for part in choice.narrowed.parts {
          heading.text(", \(scope.label(of: part.member, in: part.name, of: choice.metric))")
        }
        let text = scope.context.valueText(choice.metric, unit: observation.unit)
        return DataTable.Row([heading, .text(cell(observation, text)), stamp(observation, choice.metric) ?? HTML()])
      })
  }
}
