import Definitions
import Documents
import Editions
import Numbers

/// How a metric is computed, in plain words.
struct MetricText {
  private let metric: Metric
  private let links: ReferenceLinks

  init(_ metric: Metric, _ links: ReferenceLinks) {
    self.metric = metric
    self.links = links
  }

  var facts: [Facts.Fact] {
    var facts = calculation
    if let population = metric.population { facts.append(.init("Within", links.link(population))) }
    facts.append(.init("Unit", Phrase(unitWords)))
    if metric.amountBasis != .atEvent { facts.append(.init("Amounts", Phrase(metric.amountBasis.words))) }
    if let rates = metric.rates { facts.append(.init("Other currencies", "at \(rates.words)")) }
    if !metric.dimensions.isEmpty { facts.append(.init("Split by", dimensions)) }
    if metric.stats != [NamedStat.value.rawValue] {
      facts.append(.init("Shown as", Phrase(listed(metric.stats.map(statWords)))))
    }
    return facts
  }

  private var calculation: [Facts.Fact] {
    switch metric.calculation {
    case .count(let stage): [.init("Counts", links.link(stage))]
    case .sum(let stage, let field): [.init("Adds up", "\(field.replacingUnderscores) of \(links.link(stage))")]
    case .statistic(let stage, let field): [.init("Looks at", "\(field.replacingUnderscores) of \(links.link(stage))")]
    case .ratio(let numerator, let denominator):
      [
        .init("Divides", metric.lag.map { "\(links.link(numerator)), of \($0) earlier" } ?? links.link(numerator)),
        .init("By", links.link(denominator)),
      ]
    case .conversion(let from, let to, let window, let basis):
      metric.plan.map { cadence(from, to, $0) } ?? conversion(from, to, window, basis)
    case .duration(let from, let to, let clock, let limit):
      [
        .init("From", links.link(from)),
        .init("To", to == Metric.next ? "the next row of the same history" : links.link(to)),
        .init("Clock", clock == "elapsed" ? "elapsed time, day and night" : links.link(clock)),
      ]
        + [
          limit.flatMap { TimeSpan($0, on: clock) }.map { .init("Limit", Phrase($0.description)) },
          metric.anchor.map { .init("Counted in", "the period of its \($0.words)") },
        ].compactMap(\.self)
    case .share(let of, let by):
      [.init("Share of", links.link(of)), .init("By", Phrase(by.replacingUnderscores))]
    case .completeness(let of, let fields):
      [.init("Share of", links.link(of)), .init("With", "\(listed(fields.map(\.replacingUnderscores))) filled")]
    case .formula(let inputs, let expression): formula(inputs, expression)
    case .attribution(let of, let model):
      [.init("Credits", links.link(of)), .init("Model", links.link(model))]
    case .manual(let how): survey + [.init(metric.survey == nil ? "By hand" : "How", Phrase(how))]
    }
  }

  private func conversion(_ from: String, _ to: String, _ window: String?, _ basis: Metric.Basis) -> [Facts.Fact] {
    let words: Phrase =
      basis == .cohort
      ? "cohort: of those that entered in the period, the share that went on\(window.map { " within \($0)" } ?? "")"
      : "flow: those that went on in the period, divided by those that entered in it"
    return [.init("From", links.link(from)), .init("To", links.link(to)), .init("Basis", words)]
      + (window.map { [.init("Window", Phrase($0))] } ?? [])
  }

  private var survey: [Facts.Fact] {
    guard let survey = metric.survey else { return [] }
    let all = survey.answers.map { "\u{201C}\($0)\u{201D}" }
    let counted = survey.answers.filter(survey.counted.contains).map { "\u{201C}\($0)\u{201D}" }
    return [
      .init("Question", Phrase(survey.question)), .init("Answers", Phrase(listed(all))),
      .init("Share of", Phrase(listed(counted))),
    ]
  }

  private func cadence(_ from: String, _ to: String, _ plan: TouchPlan) -> [Facts.Fact] {
    [
      .init("From", links.link(from)), .init("Touches", links.link(to)),
      .init("Basis", "cohort: of those that entered in the period, the share that got every touch of the plan in its time"),
    ]
      + plan.touches.map { .init("Owed", Phrase($0.description)) }
      + (plan.until.isEmpty ? [] : [.init("Until", "\(plan.until.map(links.link).joined(by: " or ")): \(Self.untilWords)")])
  }

  private static let untilWords = "then only what was due by that time is owed, and who was owed nothing is not counted"

  private func formula(_ inputs: [String: String], _ expression: String) -> [Facts.Fact] {
    [.init("Formula", Phrase(.code(expression)))]
      + inputs.sorted { $0.key < $1.key }.map { name, id in .init("Where", "\(.code(name)) is \(links.link(id))") }
  }

  private var dimensions: Phrase {
    metric.dimensions.map { dimension -> Phrase in
      let name = dimension.replacingUnderscores
      guard let list = metric.members[dimension], links.edition.glossary[list] != nil else { return Phrase(name) }
      return "\(name) (\(links.edition.link(to: list)))"
    }
    .joined(by: ", ")
  }

  private var unitWords: String {
    switch metric.unit.description {
    case "count": "a count"
    case "ratio": "a ratio, shown as a percentage"
    case "s": "seconds"
    case "s_business": "seconds of business time"
    case "h": "hours"
    case "h_business": "business hours"
    case "d": "days"
    case "d_business": "business days"
    case let unit: unit.split(separator: "/").joined(separator: " per ")
    }
  }
}

extension String {
  /// `lead_source` is "lead source".
  var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
