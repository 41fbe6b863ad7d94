import Definitions
import Diagnostics
import Editions
import Numbers
import Proofs
import ShownNumbers
import Snapshots

extension Evidence {
  /// The rows of some keys, and all that was promised, as a project has them.
  init(of edition: Edition, _ keys: Set<NumberKey>) {
    self.init()
    for metric in Set(keys.map(\.metric)) {
      edition.snapshots.forEachRow(of: metric) { row in
        let key = row.key(of: metric)
        if keys.contains(key) { rows[key] = row }
      }
    }
    for definition in edition.glossary.definitions {
      add(definition.targets)
      if case .duration(_, _, let clock, let limit?) = edition.glossary.metric(definition.id)?.calculation,
        let unit = edition.glossary.metric(definition.id)?.unit
      {
        limits[definition.id] = (TimeSpan.words(limit, clock: clock), TimeSpan(limit).flatMap { $0.length(in: unit) })
      }
      switch definition.display.tolerance {
      case .percent(let value), .amount(let value): tolerances[definition.id] = value
      case nil: break
      }
    }
    for record in edition.agreements.ids.flatMap(edition.agreements.records) {
      add(record.targets)
      for targets in record.promises.values { add(targets) }
    }
  }

  private mutating func add(_ targets: [Target]) {
    for target in targets { self.targets[target.place, default: []].insert(target.value) }
  }
}

extension TimeSpan {
  /// How long it is in a unit of time; nil where it has no length there, as a business day has none in hours.
  fileprivate func length(in unit: Definitions.Unit) -> Fraction? {
    let seconds: Int? =
      switch self.unit {
      case .second: 1
      case .minute: 60
      case .hour: 3600
      case .day where !isBusiness: 86_400
      case .week where !isBusiness: 604_800
      case .day, .week, .month: nil
      }
    let one = unit.description.hasPrefix("s") ? 1 : unit.description.hasPrefix("h") ? 3600 : 86_400
    return seconds.flatMap { Fraction(Int128($0 * count), Int128(one)) }
  }
}
