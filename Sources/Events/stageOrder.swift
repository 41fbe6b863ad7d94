import Calendars
package import Definitions

/// Entities that entered a stage without the one that comes before it, or before they entered that: `semantics.md` B0.5.
///
/// No time is invented for what was skipped; they are listed, and counted under the table. Only the last period of the context
/// that holds an event is told; nothing where the stage comes after none, or either has no events.
package func stageOrder(of stage: String, in context: MeasureContext, cases: (MeasuredCase) -> Void) {
  guard case .stage(let semantics) = context.glossary[stage]?.semantics, let before = semantics.after,
    let entered = context.streams[StreamKey(stage)], let earlier = context.streams[StreamKey(before)]
  else { return }
  let axis = TimeAxis(earlier, entered, context.zone)
  guard let (first, second) = KeyedRows.pair(earlier, entered, axis, context.identifiers) else { return }
  var firstTimes: [Int32: Int] = [:]
  for row in 0..<earlier.count where first.codes[row] >= 0 {
    firstTimes[first.codes[row]] = min(firstTimes[first.codes[row]] ?? .max, axis.time(earlier, row))
  }
  let periods = PeriodTable(context)
  for row in 0..<entered.count {
    let time = axis.time(entered, row)
    let start = firstTimes[second.codes[row]]
    guard start.map({ $0 > time }) ?? true else { continue }
    var place: Int?
    periods.forEach(containing: entered.times[row], isDate: entered.isOfDates) { place = $0 }
    guard let place else { continue }
    cases(
      MeasuredCase(
        period: periods.entries[place].period, state: start == nil ? .skipped : .outOfOrder, kind: entered.entity,
        entity: entered.entities[row], cycle: entered.cycles?[row], start: start.map(axis.moment), stop: axis.moment(time)))
  }
}

/// The streams that ``stageOrder(of:in:cases:)`` reads for every stage that comes after another.
package func stageOrderNeeds(in glossary: Glossary) -> [StreamKey: StreamNeeds] {
  var needs: [StreamKey: StreamNeeds] = [:]
  func add(_ id: String, link: String?) {
    guard case .stage(let stage) = glossary[id]?.semantics else { return }
    var own = StreamNeeds(entity: stage.entity, occurrence: stage.readOccurrence)
    if let link, link != stage.entity { own.links.insert(link) }
    needs[StreamKey(id), default: own].formUnion(own)
  }
  for definition in glossary.definitions {
    guard case .stage(let stage) = definition.semantics, let before = stage.after,
      case .stage(let other) = glossary[before]?.semantics
    else { continue }
    add(definition.id, link: other.entity)
    add(before, link: stage.entity)
  }
  return needs
}
