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
    var currency: String?
  }

  var level: Level {
    Level(
      comparison: comparison, value: value.withoutTrailingZeros, from: from, grain: grain, minimumCount: minimumCount,
      currency: currency)
  }
}

extension Target.Level {
  /// Whether going from one level to another makes the promise easier to keep; nil where they cannot be compared or are equal.
  static func direction(from old: Self, to new: Self) -> Direction? {
    guard old.comparison.wantsMore == new.comparison.wantsMore, old.currency == new.currency else { return nil }
    if old.value == new.value {
      if old.comparison != new.comparison {
        return old.comparison == .moreThan || old.comparison == .lessThan ? .loosened : .tightened
      }
      // Fewer periods are judged where more cases are asked for.
      let (before, now) = (old.minimumCount ?? 0, new.minimumCount ?? 0)
      return before == now ? nil : before < now ? .loosened : .tightened
    }
    return (new.value < old.value) == old.comparison.wantsMore ? .loosened : .tightened
  }
}

/// Which promised levels came, went or moved, and which way.
///
/// Levels are matched by the day from which they hold; a level that was promised for another day has moved; a new step is
/// compared with the level that holds until then. Levels of two measures are not comparable, whichever is the greater.
func targetDifference(
  from old: [Target], to new: [Target], _ words: TargetWords, isComparable sameMeasure: Bool = true
) -> [TargetChange] {
  var (before, now) = (old.map(\.level), new.map(\.level))
  let (allBefore, allNow) = (before, now)
  removeEqual(&before, &now)
  var changes: [TargetChange] = []
  // Longer lists are no promise that anybody reads: their levels are told as gone and come.
  let isComparable = before.count * now.count <= mostPairs
  before.removeAll { level in
    guard isComparable, let partner = now.removeFirst(where: { $0.from == level.from && $0.grain == level.grain }) else {
      return false
    }
    let text = words.text(partner, was: level)
    changes.append(TargetChange(action: .changed, text: text, direction: .some(from: level, to: partner)))
    return true
  }
  before.removeAll { level in
    guard isComparable, let partner = now.removeFirst(where: { $0.dated(level.from) == level }) else { return false }
    let text = "\(words.text(partner.dated(nil))) \(words.start(partner)) (was \(words.start(level)))"
    // What begins to hold later holds for fewer periods.
    let isLater = (level.from?.daysSinceEpoch ?? .min) < (partner.from?.daysSinceEpoch ?? .min)
    changes.append(TargetChange(action: .moved, text: text, direction: isLater ? .loosened : .tightened))
    return true
  }
  let (stepsBefore, stepsNow) = (Steps(allBefore), Steps(allNow))
  for level in now {
    let earlier = stepsNow.before(level)
    let text = words.text(level, until: earlier)
    let direction = earlier.flatMap { Target.Level.direction(from: $0, to: level) }
    changes.append(TargetChange(action: .added, text: text, direction: direction))
  }
  for level in before {
    // What was promised before holds again; where nothing was, nothing is promised.
    let direction = stepsBefore.before(level).map { Target.Level.direction(from: level, to: $0) } ?? .loosened
    changes.append(TargetChange(action: .removed, text: words.text(level), direction: direction))
  }
  return sameMeasure ? changes : changes.map(\.withoutDirection)
}

extension TargetChange {
  /// The same of two measures.
  fileprivate var withoutDirection: TargetChange {
    var change = self
    change.isComparable = direction == nil && action == .added
    change.direction = nil
    return change
  }
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

private let mostPairs = 250_000

/// Levels in the order in which they begin to hold, by grain.
private struct Steps {
  private var levels: [Grain?: [Target.Level]]

  init(_ levels: [Target.Level]) {
    self.levels = Dictionary(grouping: levels, by: \.grain).mapValues { levels in
      // Of those of one day the first stands.
      levels.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    }
  }

  /// The level that holds until another one takes over.
  func before(_ level: Target.Level) -> Target.Level? {
    let steps = levels[level.grain] ?? []
    func count(before start: Int) -> Int {
      var range = steps.indices
      while !range.isEmpty {
        let middle = (range.lowerBound + range.upperBound) / 2
        range = steps[middle].start < start ? middle + 1..<range.upperBound : range.lowerBound..<middle
      }
      return range.lowerBound
    }
    let last = count(before: level.start) - 1
    return last < 0 ? nil : steps[count(before: steps[last].start)]
  }
}

extension Target.Level {
  fileprivate var start: Int { from?.daysSinceEpoch ?? .min }
}

extension [Target.Level] {
  fileprivate mutating func removeFirst(where fits: (Target.Level) -> Bool) -> Target.Level? {
    firstIndex(where: fits).map { remove(at: $0) }
  }
}
