import Numbers
import Snapshots

/// Values against each other, for a sentence that names the first or the last.
extension [Observation?] {
  /// The place of the greatest value, the first of equal ones; a missing value counts as zero.
  package var placeOfGreatest: Int? { indices.max { value(at: $0) < value(at: $1) } }

  /// The place of the least value, the first of equal ones; a missing value counts as zero.
  package var placeOfLeast: Int? { indices.min { value(at: $0) < value(at: $1) } }

  private func value(at place: Int) -> ExactDecimal { self[place]?.value ?? .zero }
}
