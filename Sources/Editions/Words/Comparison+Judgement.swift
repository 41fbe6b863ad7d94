import Definitions
import Measures
import Numbers
import Snapshots

extension Comparison {
  /// What is said of a change that may be chance.
  static let unclear = "no clear change"

  /// Whether a change is good news; "no clear change" where the earlier share of cases lies within the 95 % interval of this one.
  static func judgement(
    _ change: Change, _ better: Display.Better, _ observation: Observation, _ parts: RowParts
  ) -> String? {
    if let (part, whole) = observation.proportion(parts), let earlier = change.earlier.precise,
      let interval = WilsonInterval.of(
        Int(clamping: part.rounded(to: 0).coefficient), of: Int(clamping: whole.rounded(to: 0).coefficient)),
      interval.contains(earlier)
    {
      return unclear
    }
    switch better {
    case .up: return change.difference.isNegative ? "worse" : "better"
    case .down: return change.difference.isNegative ? "better" : "worse"
    case .neither: return nil
    }
  }
}
