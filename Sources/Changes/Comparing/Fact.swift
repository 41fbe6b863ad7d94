import Calendars
import Definitions

/// One thing that a meaning says, under a name by which it can be found in another version.
struct Fact {
  enum Value {
    case text(String)
    /// A limit on a time: longer is looser.
    case limit(String)
    /// Texts without an order.
    case set([String])
    case criteria(Criterion)
  }

  /// "window", as phrases call it.
  var part: String
  var value: Value

  /// Nil where the meaning is silent about it.
  static func text(_ part: String, _ text: String?) -> Fact? { text.map { Fact(part: part, value: .text($0)) } }
  static func set(_ part: String, _ items: [String]) -> Fact? {
    items.isEmpty ? nil : Fact(part: part, value: .set(items))
  }
  static func criteria(_ criteria: Criterion?) -> Fact? {
    criteria.map { Fact(part: Self.criteriaPart, value: .criteria($0)) }
  }

  static let criteriaPart = "criteria"
}

extension Semantics {
  /// Everything that the meaning says, in the order in which people are told.
  func facts(_ names: Names) -> [Fact] {
    let facts: [Fact?] =
      switch self {
      case .none: []
      case .concept(let concept): [.criteria(concept.criteria)]
      case .stage(let stage):
        [
          .text("reversed by", stage.reversal.map(names.called)),
          .criteria(stage.criteria), .text("entity", stage.entity), .text("occurrence", Fact.spaced(stage.occurrence.rawValue)),
          .text("population", stage.population.map(names.called)), .text("comes after", stage.after.map(names.called)),
          .text("held by", stage.heldBy.map(names.party)),
        ]
      case .population(let population): [.criteria(population.criteria), .text("entity", population.entity)]
      case .metric(let metric): metric.facts(names)
      case .commitment(let commitment):
        [
          .text("owed by", names.party(commitment.debtor.description)),
          .text("owed to", names.party(commitment.creditor.description)),
          .text("measured by", names.called(commitment.measure)), .text("stat", commitment.stat),
          .text("form", commitment.form.rawValue), .text("on a miss", commitment.onMiss),
          .text("escalation", commitment.escalation),
        ]
      case .calendar(let calendar): calendar.facts
      case .codeList(let list):
        [
          .set("code", list.codes.map { "\($0.code) (\($0.label))" }),
          .text("order of codes", list.codes.map(\.code).joined(separator: ", ")), .text("everything else", list.other),
        ]
      case .attributionModel(let model):
        [
          .criteria(model.criteria), .text("model", model.model.rawValue),
          .text("weights", model.weights.isEmpty ? nil : model.weights.joined(separator: ", ")),
          .text("lookback", model.lookback), .text("half-life", model.halfLife),
        ]
      }
    return facts.compactMap { $0 }
  }
}

extension Metric {
  fileprivate func facts(_ names: Names) -> [Fact?] {
    let type = Fact.text("type", self.type)
    let common: [Fact?] =
      [
        .text("population", population.map(names.called)), .text("unit", unit.description), .set("dimension", dimensions),
        .set("stat", stats), .set("adds up over", additive), .text("counted in the period of its", anchor?.words),
        .text("rate of other currencies", rates.map { Fact.spaced($0.rawValue) }),
        .text("question", survey?.question), .text("answers", survey.map { $0.answers.joined(separator: ", ") }),
        .set("counted answer", survey?.counted ?? []),
        .text("amounts", amountBasis == .atEvent ? nil : amountBasis.words),
        .text("numerator is earlier by", lag), .set("touch", plan?.touches.map(\.description) ?? []),
        .set("ends the plan", (plan?.until ?? []).map(names.called)),
      ] + members.sorted { $0.key < $1.key }.map { .text("members of \($0.key)", names.called($0.value)) }
    return [type] + calculation.facts(names) + common
  }
}

extension Metric.Calculation {
  fileprivate func facts(_ names: Names) -> [Fact?] {
    switch self {
    case .count(let of): [.text("counts", names.called(of))]
    case .sum(let of, let field): [.text("sums over", names.called(of)), .text("field", field)]
    case .statistic(let of, let field): [.text("looks at", names.called(of)), .text("field", field)]
    case .ratio(let numerator, let denominator):
      [.text("numerator", names.called(numerator)), .text("denominator", names.called(denominator))]
    case .conversion(let from, let to, let window, let basis):
      [
        .text("from", names.called(from)), .text("to", names.called(to)), .text("window", window),
        .text("basis", basis.rawValue),
      ]
    case .duration(let from, let to, let clock, let limit):
      [
        .text("from", names.called(from)), .text("to", names.called(to)), .text("clock", names.called(clock)),
        limit.map { Fact(part: "limit", value: .limit(TimeSpan($0, on: clock)?.description ?? $0)) },
      ]
    case .share(let of, let by): [.text("share of", names.called(of)), .text("by", by)]
    case .completeness(let of, let fields): [.text("of", names.called(of)), .set("field", fields)]
    case .formula(let inputs, let expression):
      inputs.sorted { $0.key < $1.key }.map { .text("input \($0.key)", names.called($0.value)) }
        + [.text("expression", expression)]
    case .attribution(let of, let model): [.text("of", names.called(of)), .text("model", names.called(model))]
    case .manual(let how): [.text("how", how)]
    }
  }
}

extension WorkingCalendar {
  fileprivate var facts: [Fact?] {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let hours = days.enumerated().map { offset, day in
      Fact.text(day, self.hours[offset + 1].map { $0.joined(separator: ", ") })
    }
    return [.text("zone", zone)] + hours + [
      .text("fiscal year starts", fiscal?.yearStart), .text("fiscal pattern", fiscal?.pattern.rawValue),
      .text("fiscal year is named by", fiscal.map { Fact.spaced($0.label.rawValue) }),
    ]
  }
}

extension Names {
  /// The short name, or the id itself where nobody has it.
  func called(_ id: String) -> String { definition(id) ?? id }
}

extension Fact {
  /// `first_per_cycle` is "first per cycle".
  static func spaced(_ word: String) -> String { String(word.map { $0 == "_" ? " " : $0 }) }
}
