import Calendars
import Definitions
import Snapshots

extension Split {
  /// Who a member is, and its series, worked out once for all periods of a window.
  final class MemberLine: Sendable {
    /// All members that there ever were.
    let index: SeriesIndex.Members
    /// Its place among them.
    let place: Int
    let code: String
    let name: String
    let standing: Member.Standing
    let series: Series

    fileprivate init(
      _ index: SeriesIndex.Members, _ place: Int, name: String, standing: Member.Standing, _ series: Series
    ) {
      self.index = index
      self.place = place
      code = index.places.ids[place]
      self.name = name
      self.standing = standing
      self.series = series
    }
  }

  /// The members of a split that have a row in a window, in the order of all.
  struct MemberLines {
    let index: SeriesIndex.Members
    let all: [MemberLine]

    init(_ index: SeriesIndex.Members, _ all: [MemberLine]) {
      self.index = index
      self.all = all
    }

    init(
      _ metric: String, _ split: SeriesIndex.Split, stat: String, periods: ClosedRange<Period>, asOf: CivilDate,
      _ site: EditionIndex
    ) {
      let edition = site.edition
      let other = edition.otherCode(of: split.by, of: metric)
      let labels = edition.labels(in: split.by, of: metric)
      let index = site.series.members(metric, split, stat: stat, grain: periods.lowerBound.grain)
      self.index = index
      all = site.series.series(metric, index, periods: periods, asOf: asOf).map { place, series in
        let code = index.places.ids[place]
        return MemberLine(
          index, place, name: edition.label(of: code, in: labels),
          standing: Dimensions.isNameless(code) ? .blank : code == other ? .other : .named, series)
      }
    }
  }
}
