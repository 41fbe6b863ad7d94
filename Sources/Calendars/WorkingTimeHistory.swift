/// A calendar through its versions. The one in force when a clock starts judges that case to its end: a calendar that changes
/// later restates nothing.
package struct WorkingTimeHistory: Hashable, Sendable {
  /// Ascending by the second since the epoch from which each is in force, the first from the beginning of time.
  private let starts: [Int]
  private let versions: [WorkingTime]

  /// - Parameter versions: each with the date from whose midnight, in its own zone, it is in force; in any order, but of
  ///   one date the last counts. The earliest also stands for the time before its date.
  /// Nil where there are none.
  package init?(_ versions: [(effective: CivilDate, time: WorkingTime)]) {
    let byStart = Dictionary(versions.map { ($0.time.zone.instant($0.effective).second, $0.time) }) { _, last in last }
    let ordered = byStart.sorted { $0.key < $1.key }
    guard !ordered.isEmpty else { return nil }
    starts = ordered.map(\.key)
    self.versions = ordered.map(\.value)
  }

  package init(_ time: WorkingTime) {
    starts = [0]
    versions = [time]
  }

  /// The version that judges what starts at an instant.
  package func inForce(at start: Instant) -> WorkingTime { versions[max(0, starts.count(upTo: start.second) - 1)] }
}
