import Calendars
import Definitions
import Numbers

extension Target {
  /// A promised level without its place in a file.
  struct Level: Hashable {
    var comparison: Comparison
    var value: ExactDecimal
    var from: CivilDate?
    var grain: Grain?
    var minimumCount: Int?
  }

  var level: Level {
    Level(
      comparison: comparison, value: value.withoutTrailingZeros, from: from, grain: grain, minimumCount: minimumCount)
  }
}

extension Target.Level {
  /// Whether going from one level to another makes the promise easier to keep; nil where they cannot be compared or are equal.
  static func direction(from old: Self, to new: Self) -> Direction? {
    guard old.comparison.wantsMore == new.comparison.wantsMore else { return nil }
    if old.value == new.value {
      guard old.comparison != new.comparison else { return nil }
      return old.comparison == .moreThan || old.comparison == .lessThan ? .loosened : .tightened
    }
    return (new.value < old.value) == old.comparison.wantsMore ? .loosened : .tightened
  }
}

/// Which promised levels came, went or moved, and which way.
///
/// Levels are matched by the day from which they hold; a level that was promised for another day has moved; a new step is
/// compared with the level that holds until then.
func targetDifference(from old: [Target], to new: [Target], _ words: TargetWords) -> [TargetChange] {
  var (before, now) = (old.map(\.level), new.map(\.level))
  let (allBefore, allNow) = (before, now)
  before.removeAll { level in now.removeFirst { $0 == level } != nil }
  var changes: [TargetChange] = []
  before.removeAll { level in
    guard let partner = now.removeFirst(where: { $0.from == level.from && $0.grain == level.grain }) else { return false }
    let text = words.text(partner, was: level)
    changes.append(TargetChange(action: .changed, text: text, direction: .some(from: level, to: partner)))
    return true
  }
  before.removeAll { level in
    guard let partner = now.removeFirst(where: { $0.dated(level.from) == level }) else { return false }
    let text = "\(words.text(partner.dated(nil))), \(words.start(partner)) (was \(words.start(level)))"
    changes.append(TargetChange(action: .moved, text: text, direction: nil))
    return true
  }
  for level in now {
    let earlier = allNow.before(level)
    let text = words.text(level) + (earlier.map { " (\(words.amount($0)) until then)" } ?? "")
    let direction = earlier.flatMap { Target.Level.direction(from: $0, to: level) }
    changes.append(TargetChange(action: .added, text: text, direction: direction))
  }
  for level in before {
    // What was promised before holds again; where nothing was, nothing is promised.
    let direction = allBefore.before(level).map { Target.Level.direction(from: level, to: $0) } ?? .loosened
    changes.append(TargetChange(action: .removed, text: words.text(level), direction: direction))
  }
  return changes
}

extension Direction? {
  fileprivate static func some(from old: Target.Level, to new: Target.Level) -> Direction? {
    Target.Level.direction(from: old, to: new)
  }
}

extension Target.Level {
  /// The same level from another day on.
  fileprivate func dated(_ day: CivilDate?) -> Self {
    var level = self
    level.from = day
    return level
  }
}

extension [Target.Level] {
  /// The level that holds until another one takes over.
  fileprivate func before(_ level: Target.Level) -> Target.Level? {
    func start(_ level: Target.Level) -> Int { level.from?.daysSinceEpoch ?? .min }
    return filter { $0.grain == level.grain && start($0) < start(level) }.max { start($0) < start($1) }
  }

  fileprivate mutating func removeFirst(where fits: (Target.Level) -> Bool) -> Target.Level? {
    firstIndex(where: fits).map { remove(at: $0) }
  }
}
