package import Definitions

/// Which streams the metrics read, with the columns of each: what the caller has to have ready.
///
/// Keys whose definition has no `source.sql` are among them; the metrics say so once they are computed.
package func streamNeeds(of metrics: [String], in glossary: Glossary) -> [StreamKey: StreamNeeds] {
  var collector = NeedsCollector(glossary: glossary)
  for id in metrics { collector.add(id) }
  return collector.needs
}

/// The key of a stage's events for a metric: its population counts where it is of the same entity, says more than the stage's
/// own and is no stock, which is cut out of the events here.
func streamKey(_ stage: String, _ metric: Metric, _ glossary: Glossary) -> StreamKey {
  guard let population = metric.population, case .population(let meaning) = glossary[population]?.semantics,
    case .stage(let semantics) = glossary[stage]?.semantics, population != semantics.population,
    meaning.entity == nil || meaning.entity == semantics.entity
  else { return StreamKey(stage) }
  if glossary[population]?.source?.sql == nil, let stock = StockCondition(population, in: glossary) {
    let others = stock.populations.subtracting([semantics.population].compactMap(\.self))
    if others.isEmpty { return StreamKey(stage) }
    if others.count == 1, let only = others.first { return StreamKey(stage, among: only) }
  }
  return StreamKey(stage, among: population)
}

private struct NeedsCollector {
  let glossary: Glossary
  var needs: [StreamKey: StreamNeeds] = [:]
  private var seen: Set<String> = []

  init(glossary: Glossary) { self.glossary = glossary }

  mutating func add(_ id: String) {
    guard seen.insert(id).inserted, case .metric(let metric) = glossary[id]?.semantics else { return }
    add(id, metric)
  }

  private mutating func add(_ id: String, _ metric: Metric) {
    let dimensions = Set(metric.dimensions)
    switch metric.calculation {
    case .count(let of):
      stage(of, metric) { $0.dimensions.formUnion(dimensions) }
      stock(metric)
    case .sum(let of, let field), .statistic(let of, let field):
      stage(of, metric) {
        $0.dimensions.formUnion(dimensions)
        $0.amounts[field] = metric.unit.currency != nil
      }
      history(metric)
      stock(metric)
    case .ratio(let numerator, let denominator):
      add(numerator)
      add(denominator)
    case .conversion(let from, let to, _, let basis):
      pair(from, to, metric)
      if let plan = metric.plan {
        if plan.touches.contains(where: { $0.kind != nil }) {
          stage(to, metric) { $0.dimensions.insert(MetricComputation.kindDimension) }
        }
        for exit in plan.until { pair(from, exit, metric, isSplit: false) }
      }
      if basis == .flow { stage(to, metric) { $0.dimensions.formUnion(dimensions) } }
    case .duration(let from, Metric.next, _, _):
      stage(from, metric) { $0.dimensions.formUnion(dimensions) }
    case .duration(let from, let to, _, let limit):
      pair(from, to, metric)
      if limit == nil {
        for exit in exits(from: from, to: to, of: metric, glossary) { pair(from, exit, metric, isSplit: false) }
      }
    case .share(let of, let by):
      guard let counted = countedStage(of, for: metric, glossary) else { return }
      stage(counted.stage, counted.metric) {
        $0.dimensions.insert(by)
        if let field = counted.field { $0.amounts[field] = counted.metric.unit.currency != nil }
      }
      history(counted.metric)
    case .completeness(let of, let fields):
      stage(of, metric) {
        $0.fields.formUnion(fields)
        $0.dimensions.formUnion(dimensions.subtracting([MetricComputation.fieldDimension]))
      }
    case .formula(let inputs, _):
      for input in inputs.values { add(input) }
    case .attribution(let of, let model):
      attribution(of, model, metric)
    case .manual:
      guard glossary[id]?.source?.sql != nil else { return }
      var own = StreamNeeds(entity: "")
      own.dimensions = dimensions
      own.amounts = metric.unit == .ratio ? ["num": false, "den": false] : ["amount": metric.unit.currency != nil]
      add(StreamKey(id), own)
    }
  }

  private mutating func stage(_ id: String, _ metric: Metric, _ change: (inout StreamNeeds) -> Void) {
    guard case .stage(let semantics) = glossary[id]?.semantics else { return }
    var own = StreamNeeds(entity: semantics.entity, occurrence: semantics.readOccurrence)
    change(&own)
    add(streamKey(id, metric, glossary), own)
    leavings(of: semantics)
  }

  /// Every row of a stage, where amounts that are recorded later count.
  private mutating func history(_ metric: Metric) {
    guard metric.amountBasis != .atEvent, let (id, field) = metric.calculation.lookedAt,
      case .stage(let semantics) = glossary[id]?.semantics
    else { return }
    var own = StreamNeeds(entity: semantics.entity)
    own.amounts[field] = metric.unit.currency != nil
    add(streamKey(id, metric, glossary).history, own)
  }

  /// The events by which cases leave a stage again.
  private mutating func leavings(of stage: Stage) {
    guard let id = stage.reversal, case .stage(let reversal) = glossary[id]?.semantics else { return }
    var own = StreamNeeds(entity: reversal.entity, occurrence: reversal.readOccurrence)
    if reversal.entity != stage.entity { own.links.insert(stage.entity) }
    add(StreamKey(id), own)
  }

  private mutating func add(_ key: StreamKey, _ own: StreamNeeds) {
    if needs[key] == nil { needs[key] = own } else { needs[key]?.formUnion(own) }
  }

  /// Both ends of a way, linked where their entities are not the same.
  private mutating func pair(_ from: String, _ to: String, _ metric: Metric, isSplit: Bool = true) {
    let kinds = [from, to].map { id in if case .stage(let stage) = glossary[id]?.semantics { stage.entity } else { "" } }
    stage(from, metric) {
      if isSplit { $0.dimensions.formUnion(metric.dimensions) }
      if kinds[0] != kinds[1] { $0.links.insert(kinds[1]) }
    }
    stage(to, metric) { if kinds[0] != kinds[1] { $0.links.insert(kinds[0]) } }
  }

  /// Stages that tell who is in a stock.
  private mutating func stock(_ metric: Metric) {
    guard let population = metric.population, let condition = StockCondition(population, in: glossary) else { return }
    for stage in condition.stages {
      guard case .stage(let semantics) = glossary[stage]?.semantics else { continue }
      add(StreamKey(stage), StreamNeeds(entity: semantics.entity, occurrence: semantics.readOccurrence))
    }
  }

  private mutating func attribution(_ of: String, _ model: String, _ metric: Metric) {
    guard let counted = countedStage(of, for: metric, glossary),
      case .stage(let semantics) = glossary[counted.stage]?.semantics
    else { return }
    let kinds = linkingKinds(glossary)
    stage(counted.stage, counted.metric) {
      if let field = counted.field { $0.amounts[field] = counted.metric.unit.currency != nil }
      $0.links.formUnion(kinds.subtracting([semantics.entity]))
    }
    history(counted.metric)
    var touches = StreamNeeds(entity: semantics.entity)
    touches.dimensions = Set(metric.dimensions).union([MetricComputation.milestoneDimension])
    touches.links = kinds.union([semantics.entity, "person", "campaign"])
    add(StreamKey(model), touches)
  }
}

/// What a column may be named after to link touches with deals: the kinds of entity that the glossary knows, and those that
/// records of every CRM have.
func linkingKinds(_ glossary: Glossary) -> Set<String> {
  let known = glossary.definitions.compactMap { definition -> String? in
    switch definition.semantics {
    case .stage(let stage): stage.entity
    case .population(let population): population.entity
    default: nil
    }
  }
  return Set(known).union(["account", "contact", "lead"])
}

/// A count or a sum that another metric shares out: the stage behind it, the field that it adds up, and itself among the
/// asking metric's population where that names one. Nil for any other metric.
func countedStage(_ id: String, for metric: Metric, _ glossary: Glossary) -> (stage: String, field: String?, metric: Metric)? {
  guard var counted = glossary.metric(id) else { return nil }
  counted.population = metric.population ?? counted.population
  switch counted.calculation {
  case .count(let of): return (of, nil, counted)
  case .sum(let of, let field): return (of, field, counted)
  default: return nil
  }
}
