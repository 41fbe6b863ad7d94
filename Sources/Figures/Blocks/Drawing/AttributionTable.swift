import Calendars
import Definitions
import Documents
import Editions
import Numbers
import ShownNumbers
import Snapshots

/// The `attribution` block: the same deals shared out by several models, a column each, and beside them what was sourced
/// and what was influenced, which are never added.
struct AttributionTable {
  private let credits: CreditComparison
  /// Of each split, the model that shares out.
  private let models: [String]
  private let beside: [(name: String, choice: MetricChoice, observation: Observation)]
  private let settings: AttributionBlock
  private let anchor: Period
  private let scope: BlockScope

  /// Nil where no model has a value in the period.
  init?(_ settings: AttributionBlock, _ scope: BlockScope) {
    let anchor = scope.anchor()
    func model(_ metric: String) -> String? {
      guard case .attribution(_, let model) = scope.glossary.metric(metric)?.calculation else { return nil }
      return scope.name(of: model)
    }
    let credits = CreditComparison(
      settings.metrics.filter { model($0) != nil }, by: settings.by, in: anchor, asOf: scope.asOf, scope.site.index)
    guard let credits else { return nil }
    self.credits = credits
    models = credits.splits.map { model($0.metric) ?? $0.metric }
    let named = [("Sourced", settings.sourced), ("Influenced", settings.influenced)]
    beside = named.compactMap { name, choice in
      guard let choice else { return nil }
      let series = scope.series(choice.metric, choice.narrowed, through: anchor, count: 1)
      return series?[anchor].map { (name, choice, $0.observation) }
    }
    self.settings = settings
    self.anchor = anchor
    self.scope = scope
  }

  private var title: String { scope.frame.title ?? "Credit by model" }

  var panel: Block {
    var blocks: [Block] = [
      .paragraph((agreement + [contrast].compactMap(\.self)).joinedSentences, .note), .table(table),
    ]
    if !beside.isEmpty {
      blocks.append(
        .group(
          Group(
            .neverAdded,
            [
              .heading(Heading(4, "Not to be added to the models")), .table(besideTable),
              .paragraph(Phrase(whyNotAdded), .note),
            ])))
    }
    return scope.panel(Phrase(title), blocks)
  }

  // MARK: Words

  /// Whether every column adds up, and all of them to the same.
  private var agreement: [Phrase] {
    var sentences: [Phrase] = []
    for (split, model) in zip(credits.splits, models) {
      if split.sum == nil { sentences.append("\(model): \(split.absenceWords)") }
      if let gap = split.gap {
        sentences.append(
          """
          \(model): its \(settings.by.replacingUnderscores) rows add up to \(gap.sum), \(gap.difference) \
          \(gap.isShort ? "less" : "more") than its total of \(gap.total).
          """)
      }
    }
    let period = anchor.spoken()
    switch credits.agreement {
    case .unknown: break
    case .same(let whole) where models.count == 1:
      sentences.insert("\(models[0]) divides \(whole) in \(period).", at: 0)
    case .same(let whole):
      let words: Phrase = models.count == 2 ? "Both models" : "All \(.spelled(models.count)) models"
      sentences.insert("\(words) divide the same \(whole)\(deals) in \(period), to the cent.", at: 0)
    case .different(let wholes):
      let each = zip(models, wholes).map { model, whole -> Phrase in "\(model) \(whole)" }
      sentences.insert("The models do not divide the same amount: \(each.listed) in \(period).", at: 0)
    }
    return sentences
  }

  /// " of 108 deals", as the first model's row for all says.
  private var deals: Phrase {
    credits.splits[0].totalCases.map { " of \($0) deal\($0.text == "1" ? "" : "s")" } ?? ""
  }

  /// The member that depends most on the model.
  private var contrast: Phrase? {
    credits.contrast.map { contrast in
      """
      \(contrast.name) depends most on the model: \(contrast.low.number) under \(models[contrast.low.place]), \
      \(contrast.high.number) under \(models[contrast.high.place]).
      """
    }
  }

  private var whyNotAdded: String {
    let names = beside.map { $0.name.lowercased() }
    let sentence = "Each model credits a deal once. "
    guard names.count > 1 else {
      return sentence + "What is \(names[0]) counts the same deals again and is not part of any sum above."
    }
    return sentence
      + "Sourced and influenced pipeline count the same deals again, and most sourced deals are influenced too: "
      + "adding any two of these numbers counts deals twice."
  }

  // MARK: Tables

  private var table: Table {
    let columns = zip(credits.splits, models).map { split, model in
      let stamp = split.totalStamp ?? credits.parts.lazy.compactMap { split.stamp(of: $0) }.first
      return Table.Column(
        Phrase(model),
        beneath: stamp.map { Phrase(scope.edition.stampLink($0.state, metric: $0.metric, amongOthers: false)) })
    }
    let rows = credits.parts.grouped(atMost: settings.limit).map { part in
      Table.Row([part.label] + credits.splits.map { $0.value(of: part).words })
    }
    let totals = credits.splits.map { credits.whole($0).map { Phrase($0) } ?? "no total" }
    var footer: [Table.Row] = []
    if credits.splits.contains(where: { credits.whole($0) != nil }) { footer.append(Table.Row(["All"] + totals)) }
    if credits.splits.contains(where: { credits.whole($0) == nil }) {
      let sums = credits.splits.map { $0.sumShown.map { Phrase($0) } ?? "" }
      footer.append(Table.Row(["Sum of the members shown"] + sums))
    }
    return Table(
      caption: "\(title), \(anchor.long), the same deals under each model",
      columns: [.init(Phrase(settings.by.replacingUnderscores.capitalizedFirst), isNumber: false)] + columns, rows: rows,
      footer: footer)
  }

  private var besideTable: Table {
    Table(
      caption: "\(beside.map(\.name).joined(separator: " and ")), \(anchor.long)",
      columns: [
        .init("Measure", isNumber: false), .init(Phrase(anchor.short)), .init("Meaning", isNumber: false),
      ],
      rows: beside.map { name, choice, observation in
        let edition = scope.edition
        var heading: Phrase = "\(name): \(edition.link(to: choice.metric))"
        for part in choice.narrowed.parts {
          heading += ", \(scope.label(of: part.member, in: part.name, of: choice.metric))"
        }
        let numbers = edition.values(of: choice.metric, unit: observation.unit).withDecimals(credits.decimals)
        let state = edition.stampState(of: observation, metric: choice.metric)
        return Table.Row([
          heading, Phrase(numbers.table(observation, none: observation.isWithheld ? "withheld" : "no value")),
          Phrase(edition.stampLink(state, metric: choice.metric, amongOthers: false)),
        ])
      })
  }
}
