import Definitions

/// The stages by which a case leaves the way from one stage to another, sorted: whoever enters one of them has left.
///
/// Where the stage map leads from the one to the other, those that branch off on the way. Where it does not, those after the
/// beginning with which the map ends; and where it shows nothing of either end, the ends of other cycles that are counted
/// from the same beginning: a deal that was lost is on its way to be won no more.
///
/// The next row of a history is no place on the map: whatever comes next is the end.
func exits(from: String, to: String, of metric: Metric, _ glossary: Glossary) -> [String] {
  guard to != Metric.next else { return [] }
  let stages = glossary.definitions.compactMap { definition -> (id: String, after: String?)? in
    guard case .stage(let stage) = definition.semantics else { return nil }
    return (definition.id, stage.after)
  }
  let before = Dictionary(stages.compactMap { stage in stage.after.map { (stage.id, $0) } }) { first, _ in first }
  let chain = chain(to: to, before)
  if let place = chain.firstIndex(of: from) {
    let way = Set(chain[...place])
    return stages.filter { $0.after.map(way.contains) ?? false }.map(\.id).filter { $0 != to && !chain.contains($0) }.sorted()
  }
  let passed = Set(before.values)
  let ends = stages.filter { $0.after == from && $0.id != to && !chain.contains($0.id) && !passed.contains($0.id) }.map(\.id)
  guard before[to] == nil, !passed.contains(to) else { return ends.sorted() }
  let others = glossary.definitions.compactMap { definition -> String? in
    guard case .metric(let other) = definition.semantics, case .duration(from, let end, _, nil) = other.calculation,
      other.countedBy == metric.countedBy, metric.countedBy == .to
    else { return nil }
    return end == to || before[end] != nil || passed.contains(end) || !isSameEntity(end, to, glossary) ? nil : end
  }
  return Set(ends + others).sorted()
}

/// The stages before one on the map, the nearest first.
private func chain(to stage: String, _ before: [String: String]) -> [String] {
  var chain: [String] = []
  var next = before[stage]
  while let stage = next, !chain.contains(stage) {
    chain.append(stage)
    next = before[stage]
  }
  return chain
}

private func isSameEntity(_ one: String, _ other: String, _ glossary: Glossary) -> Bool {
  guard case .stage(let first) = glossary[one]?.semantics, case .stage(let second) = glossary[other]?.semantics else {
    return false
  }
  return first.entity == second.entity
}
