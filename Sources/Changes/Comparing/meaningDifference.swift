import Definitions
import Fingerprints

/// What two meanings say differently, as phrases; never empty where they differ.
func meaningDifference(from old: DefinitionVersion?, to new: DefinitionVersion, _ names: Names) -> [MeaningChange] {
  guard old.map({ $0.kind != new.kind || $0.meaning.canonicalJSON() != new.meaning.canonicalJSON() }) ?? true else { return [] }
  var changes: [MeaningChange] = []
  if let old, old.kind != new.kind {
    let text = "kind: \(new.kind.rawValue) (was \(old.kind.rawValue))"
    changes.append(MeaningChange(action: .changed, part: "kind", text: text))
  }
  changes += difference(from: old?.semantics.facts(names) ?? [], to: new.semantics.facts(names), names)
  if changes.isEmpty, let old { changes = rawDifference(from: old.meaning, to: new.meaning) }
  return changes
}

private func difference(from old: [Fact], to new: [Fact], _ names: Names) -> [MeaningChange] {
  let before = Dictionary(old.map { ($0.part, $0.value) }, uniquingKeysWith: { first, _ in first })
  let now = Set(new.map(\.part))
  var changes = new.flatMap { phrases($0.part, from: before[$0.part], to: $0.value, names) }
  changes += old.lazy.filter { !now.contains($0.part) }.flatMap { phrases($0.part, from: $0.value, to: nil, names) }
  // A code that came or went says enough about the order of codes.
  if changes.contains(where: { $0.part == "code" }) { changes.removeAll { $0.part == "order of codes" } }
  return changes
}

private func phrases(_ part: String, from old: Fact.Value?, to new: Fact.Value?, _ names: Names) -> [MeaningChange] {
  func change(_ action: MeaningChange.Action, _ text: String, _ direction: Direction? = nil) -> MeaningChange {
    MeaningChange(action: action, part: part, text: text, direction: direction)
  }
  switch (old, new) {
  case (.criteria(let before)?, .criteria(let after)?): return criteriaDifference(from: before, to: after, names)
  case (nil, .criteria(let after)?): return criteriaDifference(from: .all([]), to: after, names)
  case (.criteria(let before)?, nil): return criteriaDifference(from: before, to: .all([]), names)
  case (.set(let before)?, .set(let after)?) where part == "stat":
    let (went, came) = (Set(before).subtracting(after), Set(after).subtracting(before))
    guard went.count == 1, came.count == 1, let old = went.first, let new = came.first else {
      return setDifference(part, from: before.map(statWords), to: after.map(statWords))
    }
    return [change(.changed, became(part, from: old, to: new))]
  case (.set(let before)?, .set(let after)?): return setDifference(part, from: before, to: after)
  case (nil, .set(let after)?): return setDifference(part, from: [], to: after)
  case (.set(let before)?, nil): return setDifference(part, from: before, to: [])
  case (.limit(let before)?, .limit(let after)?):
    return before == after
      ? [] : [change(.changed, became(part, from: before, to: after), TimeSpan.direction(from: before, to: after))]
  case (nil, .limit(let after)?): return [change(.added, "\(part): \(after)")]
  case (.limit(let before)?, nil): return [change(.removed, "\(part): \(before)")]
  case (.text(let before)?, .text(let after)?):
    return before == after ? [] : [change(.changed, became(part, from: before, to: after))]
  case (nil, .text(let after)?): return [change(.added, "\(part): \(after)")]
  case (.text(let before)?, nil): return [change(.removed, "\(part): \(before)")]
  default: return [change(.changed, "the \(part) is of a different kind")]
  }
}

/// "the 30-day window became 14 days", "unit: ratio (was count)".
private func became(_ part: String, from old: String, to new: String) -> String {
  if part == "stat" { return "\(statWords(new)) instead of \(statWords(old))" }
  guard let before = TimeSpan(old), TimeSpan(new) != nil else { return "\(part): \(new) (was \(old))" }
  return "the \(before.count)-\(before.isBusiness ? "business-" : "")\(before.unit.rawValue) \(part) became \(new)"
}

private func setDifference(_ part: String, from old: [String], to new: [String]) -> [MeaningChange] {
  let (before, now) = (Set(old), Set(new))
  let came = new.filter { !before.contains($0) }.map { MeaningChange(action: .added, part: part, text: "\(part): \($0)") }
  let went = old.filter { !now.contains($0) }.map { MeaningChange(action: .removed, part: part, text: "\(part): \($0)") }
  return came + went
}

/// Keys of a meaning that no phrase was found for: those of a later release with their data, and spellings that the hash
/// tells apart although they say the same.
private func rawDifference(from old: CanonicalValue, to new: CanonicalValue) -> [MeaningChange] {
  guard case .object(let before) = old, case .object(let after) = new else { return [] }
  func text(_ value: CanonicalValue?) -> String? { value.map { String(decoding: $0.canonicalJSON(), as: UTF8.self) } }
  return Set(before.map(\.name)).union(after.map(\.name)).sorted().compactMap { key in
    let (was, now) = (text(before[key]), text(after[key]))
    guard was != now else { return nil }
    if key == Fact.criteriaPart, was != nil, now != nil {
      return MeaningChange(action: .changed, part: key, text: "the same conditions, grouped differently")
    }
    return switch (was, now) {
    case (let was?, let now?): MeaningChange(action: .changed, part: key, text: "\(key): \(now) (was \(was))")
    case (nil, let now?): MeaningChange(action: .added, part: key, text: "\(key): \(now)")
    case (let was, nil): MeaningChange(action: .removed, part: key, text: "\(key): \(was ?? "")")
    }
  }
}

extension TimeSpan {
  /// Whether a longer or a shorter time was allowed; nil where only a calendar could tell, or the times are equal.
  static func direction(from old: String, to new: String) -> Direction? {
    guard let before = TimeSpan(old), let after = TimeSpan(new), before.isBusiness == after.isBusiness else { return nil }
    let (left, right): (Int, Int)
    if before.unit == after.unit {
      (left, right) = (before.count, after.count)
    } else if let old = before.seconds, let new = after.seconds {
      (left, right) = (old, new)
    } else {
      return nil
    }
    return left == right ? nil : left < right ? .loosened : .tightened
  }

  /// Nil for months, and for days of a working calendar, whose length only the calendar knows.
  private var seconds: Int? {
    switch unit {
    case .second: count
    case .minute: count * 60
    case .hour: count * 3600
    case .day: isBusiness ? nil : count * 86_400
    case .week: isBusiness ? nil : count * 604_800
    case .month: nil
    }
  }
}
