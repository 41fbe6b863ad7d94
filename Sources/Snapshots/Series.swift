package import Calendars

/// One metric, one split, one stat, one grain: the values in the order of periods, as known at a vintage.
///
/// A class that never changes: a figure asks the series of each member for each of its periods.
package final class Series: Sendable {
  package let metric: String
  package let dimensions: Dimensions
  package let stat: String
  package let grain: Grain
  /// Sorted by period; a missing period has no point.
  package let points: [Point]
  /// Periods that were published and are withdrawn, which stand as if they had never been; sorted.
  package let withdrawn: [Point]

  /// From one point per period, of which some may be withdrawn.
  init(metric: String, dimensions: Dimensions, stat: String, grain: Grain, published all: [Point]) {
    self.metric = metric
    self.dimensions = dimensions
    self.stat = stat
    self.grain = grain
    let isPresent = !all.contains(where: \.holdsWithdrawn)
    points = isPresent ? all : all.compactMap(\.present)
    withdrawn = isPresent ? [] : all.filter(\.observation.isWithdrawn)
  }

  package subscript(period: Period) -> Point? { place(of: period).map { points[$0] } }

  /// The value of a period, without what else is known of it.
  package func observation(of period: Period) -> Observation? { place(of: period).map { points[$0].observation } }

  private func place(of period: Period) -> Int? {
    guard let first = points.first?.period else { return nil }
    // Where no period is missing it stands as far from the first as it is later.
    let guess = period.ordinal - first.ordinal
    if points.indices.contains(guess), points[guess].period == period { return guess }
    var low = 0
    var high = points.count
    while low < high {
      let middle = (low + high) / 2
      if points[middle].period < period { low = middle + 1 } else { high = middle }
    }
    return low < points.count && points[low].period == period ? low : nil
  }

  /// The last `count` periods up to one, missing ones as nil.
  package func window(endingAt period: Period, count: Int) -> [(period: Period, point: Point?)] {
    (0..<max(0, count)).map { offset in
      let period = period.advanced(by: offset - count + 1)
      return (period, self[period])
    }
  }

  /// Cuts away what came before the series began, so that a short history is not drawn as a row of gaps.
  package func windowFromStart(endingAt period: Period, count: Int) -> [(period: Period, point: Point?)] {
    Array(window(endingAt: period, count: count).drop { $0.point == nil })
  }
}

/// What is known of one period: the value under the meaning that it was first published with, and others beside it.
package struct Point: Sendable {
  /// What few points have: one object, and most often none.
  private final class Beside: Sendable {
    let others: [Observation]
    let firstPublished: Observation?

    init?(_ others: [Observation], _ firstPublished: Observation?) {
      if others.isEmpty, firstPublished == nil { return nil }
      self.others = others
      self.firstPublished = firstPublished
    }
  }

  /// The newest vintage under the meaning first published for this period.
  package internal(set) var observation: Observation
  private var beside: Beside?

  init(_ observation: Observation) { self.observation = observation }

  package var period: Period { observation.period }

  /// The first published value of that meaning, where a later vintage moved it.
  package internal(set) var firstPublished: Observation? {
    get { beside?.firstPublished }
    set { beside = Beside(others, newValue) }
  }

  /// The newest vintage of every other meaning of this period: backcasts and redefinitions, oldest meaning first.
  package internal(set) var others: [Observation] {
    get { beside?.others ?? [] }
    set { beside = Beside(newValue, firstPublished) }
  }

  /// The value of this period under a given meaning.
  package func observation(under meaning: String?) -> Observation? {
    if observation.stamp?.meaning == meaning { return observation }
    return others.first { $0.stamp?.meaning == meaning }
  }
}

extension Point {
  fileprivate var holdsWithdrawn: Bool { observation.isWithdrawn || others.contains(where: \.isWithdrawn) }

  /// Without what is withdrawn; nil where nothing else is left.
  fileprivate var present: Point? {
    let known = others.filter { !$0.isWithdrawn }
    guard observation.isWithdrawn else {
      var point = self
      point.others = known
      return point
    }
    guard let first = known.first else { return nil }
    var point = Point(first)
    point.others = Array(known.dropFirst())
    return point
  }
}

extension Series {
  /// Builds one series from the rows of one metric, split, stat and grain; takes the newest vintage per meaning.
  ///
  /// The present meaning is the first 12 digits of the metric's present fingerprint: where one run gives a period
  /// under two meanings at once, the present one is the backcast.
  package convenience init(
    metric: String, dimensions: Dimensions, stat: String, grain: Grain, rows: [Observation], presentMeaning: String?
  ) {
    self.init(
      metric: metric, dimensions: dimensions, stat: stat, grain: grain,
      published: grain == .all
        ? Self.looked(rows, presentMeaning: presentMeaning) : Self.points(from: rows, presentMeaning: presentMeaning))
  }

  /// Builds every series of one metric from its rows: by split, stat and grain.
  package static func all(of metric: String, from rows: [Observation], presentMeaning: String?) -> [Series] {
    struct Key: Hashable {
      var dimensions: Dimensions
      var stat: String
      var grain: Grain
    }
    var places: [Key: Int] = [:]
    var groups: [(key: Key, rows: [Observation])] = []
    var last: (key: Key, place: Int)?
    for row in rows {
      // Rows of one series mostly stand together.
      if let last, last.key.stat == row.stat, last.key.grain == row.period.grain, last.key.dimensions == row.dimensions {
        groups[last.place].rows.append(row)
        continue
      }
      let key = Key(dimensions: row.dimensions, stat: row.stat, grain: row.period.grain)
      let place = places[key] ?? groups.count
      if place == groups.count {
        groups.append((key, []))
        places[key] = place
      }
      groups[place].rows.append(row)
      last = (key, place)
    }
    // The order of dimensions is that of their text, made once for each.
    return groups.map { (text: $0.key.dimensions.description, group: $0) }
      .sorted { ($0.text, $0.group.key.grain, $0.group.key.stat) < ($1.text, $1.group.key.grain, $1.group.key.stat) }
      .map { _, group in
        Series(
          metric: metric, dimensions: group.key.dimensions, stat: group.key.stat, grain: group.key.grain, rows: group.rows,
          presentMeaning: presentMeaning)
      }
  }

  /// The period `all` is what it is today: it has no first value that a later one could restate, and one meaning, the present one
  /// where there is a row of it.
  private static func looked(_ rows: [Observation], presentMeaning: String?) -> [Point] {
    let present = rows.filter { $0.stamp?.meaning == presentMeaning }
    let newest = (present.isEmpty ? rows : present).max { left, right in
      left.vintage != right.vintage ? left.vintage < right.vintage : left.position < right.position
    }
    return newest.map { [Point($0)] } ?? []
  }

  private static func points(from rows: [Observation], presentMeaning: String?) -> [Point] {
    // One run gives each period once, in order: nothing to sort and nothing to choose.
    if rows.indices.dropFirst().allSatisfy({ rows[$0 - 1].period < rows[$0].period }) {
      return rows.map { Point($0) }
    }
    // Places are sorted, for a row is thirty times as large as its place.
    let ordered = rows.indices.sorted { left, right in
      let (left, right) = (rows[left], rows[right])
      if left.period != right.period { return left.period < right.period }
      if left.vintage != right.vintage { return left.vintage < right.vintage }
      let (leftIsPresent, rightIsPresent) = (left.stamp?.meaning == presentMeaning, right.stamp?.meaning == presentMeaning)
      if leftIsPresent != rightIsPresent { return rightIsPresent }
      return left.position < right.position
    }
    var points: [Point] = []
    for place in ordered {
      let row = rows[place]
      guard let index = points.indices.last, points[index].period == row.period else {
        points.append(Point(row))
        continue
      }
      if points[index].observation.stamp?.meaning == row.stamp?.meaning {
        // An immature period fills up; only a closed value that moves is a restatement.
        let wasFinal = !points[index].observation.isProvisional && points[index].observation.value != nil
        if wasFinal, points[index].firstPublished == nil, !points[index].observation.isUnmoved(in: row) {
          points[index].firstPublished = points[index].observation
        }
        points[index].observation = row
      } else if let other = points[index].others.firstIndex(where: { $0.stamp?.meaning == row.stamp?.meaning }) {
        points[index].others[other] = row
      } else {
        points[index].others.append(row)
      }
    }
    return points
  }
}
