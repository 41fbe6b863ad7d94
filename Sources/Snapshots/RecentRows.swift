import Synchronization

/// The observations that were last made of a series' rows, for whoever asks for the same ones next.
///
/// The pages of neighbouring periods look back over nearly the same rows. So few are kept that it does not matter how long the series
/// is.
final class RecentRows: Sendable {
  private struct Kept {
    var place: RowPlace
    var observation: Observation
  }

  /// A power of two.
  private let count: Int
  /// By what `slot` says of a row; empty until somebody asks.
  private let kept = Mutex<[Kept?]>([])

  init(atMost count: Int) { self.count = count }

  /// The observations of some rows, made where they are not here. Rows that are asked for together have different slots, so far as
  /// there are enough.
  func observations(
    at places: ArraySlice<RowPlace>, slot: (RowPlace) -> Int, make: (RowPlace) -> Observation
  ) -> [Observation] {
    kept.withLock { kept in
      if kept.isEmpty { kept = Array(repeating: nil, count: count) }
      return places.map { place in
        let slot = slot(place) & (count - 1)
        if let found = kept[slot], found.place == place { return found.observation }
        let observation = make(place)
        kept[slot] = Kept(place: place, observation: observation)
        return observation
      }
    }
  }
}
