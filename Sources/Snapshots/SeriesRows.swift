package import Calendars

/// The rows of one series where they stand in a store: an observation is made of a row when somebody asks for it, and costs forty
/// times as much memory as its place.
package struct SeriesRows: Sendable {
  package let key: SeriesKey
  /// In the order of periods; within one in the order of files.
  let places: [RowPlace]
  /// Whether each period stands there once: there is nothing to choose.
  let isPlain: Bool
  /// The day at whose end all of them are known.
  let known: CivilDate
  let recent: RecentRows

  init(key: SeriesKey, places: [RowPlace], isPlain: Bool, known: CivilDate) {
    self.key = key
    self.places = places
    self.isPlain = isPlain
    self.known = known
    // Members are many, and figures of them look back over a quarter; what is said of a whole over a year.
    recent = RecentRows(atMost: key.dimensions.isAll ? 64 : 16)
  }
}

/// Where a row stands in a store.
struct RowPlace: Sendable, Equatable {
  let file: Int32
  let row: Int32

  init(file: Int, row: Int) {
    self.file = Int32(truncatingIfNeeded: file)
    self.row = Int32(truncatingIfNeeded: row)
  }
}

extension SnapshotStore {
  /// The rows of a metric whose split fits, as known at the end of a day, by series: in the order in which each was first seen.
  package func seriesRows(of metric: String, asOf: CivilDate, where fits: (Dimensions) -> Bool) -> [SeriesRows] {
    let fitting = dimensions.map(fits)
    let grains = Grain.allCases.count
    var numbers: [Int: Int] = [:]
    var found: [(series: Int, places: [RowPlace])] = []
    var last = (series: -1, number: 0)
    for range in ranges[metric] ?? [] {
      let file = files[range.file]
      for row in range.rows {
        let split = Int(file.columns.dimensions[row])
        guard fitting[split], isKnown(row, of: file, asOf) else { continue }
        let series = (split * stats.count + Int(file.columns.stat[row])) * grains + Int(file.columns.grain[row])
        if series != last.series {
          last = (series, numbers[series] ?? found.count)
          if last.number == found.count {
            numbers[series] = found.count
            found.append((series, []))
          }
        }
        found[last.number].places.append(RowPlace(file: range.file, row: row))
      }
    }
    return found.compactMap { series, places in
      let split = series / grains
      guard let grain = Grain(code: UInt8(clamping: series % grains)) else { return nil }
      let key = SeriesKey(dimensions: dimensions[split / stats.count], stat: stats[split % stats.count], grain: grain)
      var places = places
      places.trim()
      let isSorted = places.indices.dropFirst().allSatisfy { ordinal(at: places[$0 - 1]) <= ordinal(at: places[$0]) }
      let sorted = isSorted ? places : places.sorted { ordinal(at: $0) < ordinal(at: $1) }
      return SeriesRows(
        key: key, places: sorted,
        isPlain: grain != .all
          && sorted.indices.dropFirst().allSatisfy { ordinal(at: sorted[$0 - 1]) < ordinal(at: sorted[$0]) },
        known: latest(sorted))
    }
  }

  /// The series of some rows, of all periods where none are named, as known at the end of a day; nil where no row fits, or all
  /// that do are withdrawn.
  package func series(
    _ metric: String, _ rows: SeriesRows, periods: ClosedRange<Period>? = nil, asOf: CivilDate, presentMeaning: String?
  ) -> Series? {
    let known = places(rows, periods, asOf)
    guard !known.isEmpty else { return nil }
    let key = rows.key
    // A whole series is read once; of parts of one, each page reads nearly those that the page before it read.
    let found =
      periods == nil
      ? known.map { observation(at: $0, grain: key.grain) }
      : rows.recent.observations(at: known) {
        ordinal(at: $0) &+ Int($0.file)
      } make: {
        observation(at: $0, grain: key.grain)
      }
    // Of several vintages of a period all but one may be too late.
    let isPlain =
      rows.isPlain || (key.grain != .all && found.indices.dropFirst().allSatisfy { found[$0 - 1].period < found[$0].period })
    let series =
      isPlain
      ? Series(
        metric: metric, dimensions: key.dimensions, stat: key.stat, grain: key.grain, published: found.map { Point($0) })
      : Series(
        metric: metric, dimensions: key.dimensions, stat: key.stat, grain: key.grain, rows: found,
        presentMeaning: presentMeaning)
    return series.points.isEmpty ? nil : series
  }

  /// The days on which some periods of a series became known, each once, oldest first.
  package func days(_ rows: SeriesRows, periods: ClosedRange<Period>, asOf: CivilDate) -> [CivilDate] {
    Set(places(rows, periods, asOf).map { vintage(Int($0.row), of: files[Int($0.file)]).date }).sorted()
  }

  /// Whether one of the rows has a bound, and whether one has cases without an amount.
  package func extras(of rows: [SeriesRows]) -> (hasBounds: Bool, hasBlanks: Bool) {
    let places = rows.lazy.flatMap(\.places)
    return (
      places.contains { files[Int($0.file)].columns.bound[Int($0.row)] != nil },
      places.contains { files[Int($0.file)].columns.blank[Int($0.row)] != nil }
    )
  }

  private func places(_ rows: SeriesRows, _ periods: ClosedRange<Period>?, _ asOf: CivilDate) -> ArraySlice<RowPlace> {
    var all = rows.places[...]
    if let periods {
      all = all[first(in: all, from: periods.lowerBound.ordinal)...]
      all = all[..<first(in: all, from: periods.upperBound.ordinal + 1)]
    }
    if rows.known <= asOf { return all }
    // A function and no closure that is kept, which would copy the store.
    func isKnown(_ place: RowPlace) -> Bool { self.isKnown(Int(place.row), of: files[Int(place.file)], asOf) }
    return all.allSatisfy(isKnown) ? all : all.filter(isKnown)[...]
  }

  /// The day at whose end the last of some rows became known.
  private func latest(_ places: [RowPlace]) -> CivilDate {
    places.reduce(CivilDate(daysSinceEpoch: .min)) { max($0, vintage(Int($1.row), of: files[Int($1.file)]).date) }
  }

  /// The first place of a period that is not before one.
  private func first(in places: ArraySlice<RowPlace>, from wanted: Int) -> Int {
    var (low, high) = (places.startIndex, places.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if ordinal(at: places[middle]) < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func ordinal(at place: RowPlace) -> Int { Int(files[Int(place.file)].columns.ordinal[Int(place.row)]) }

  private func observation(at place: RowPlace, grain: Grain) -> Observation {
    observation(Int(place.row), of: files[Int(place.file)], grain: grain)
  }
}
