import Documents
import Editions

extension MetricWindow {
  /// The stamps under a drawing of the window: each meaning once, the newest first. Where a definition beneath the metric broke
  /// the line, the stamp says which version of it, as the rule over the drawing does.
  var stamps: [Inline] {
    var seen: Set<StampState> = []
    return observations.reversed().compactMap { metric, observation in
      let state = edition.stampState(of: observation, metric: metric)
      guard seen.insert(state).inserted else { return nil }
      return edition.stampLink(state, metric: metric, amongOthers: false, with: foundationName(of: observation))
    }
  }
}
