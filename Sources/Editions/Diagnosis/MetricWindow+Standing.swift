import Definitions
import Measures
import Numbers
import ShownNumbers
import Snapshots

extension MetricWindow {
  /// How the number that a window is about stands to what is usual for it.
  package enum Standing: Sendable {
    case better, worse, usual
    /// There are too few numbers of one meaning to say.
    case unknown
  }

  /// By the limits of its control chart: outside of them, or the eighth in a row on one side of the mean, is more than noise.
  package var standing: Standing {
    guard let point = shown, let value = point.observation.value,
      let place = entries.firstIndex(where: { $0.period == point.period }),
      let phase = controlPhases.first(where: { $0.range.contains(place) }),
      let mean = phase.mean.exact.flatMap({ ExactDecimal($0) })
    else { return .unknown }
    guard phase.signal(at: place) != nil else { return .usual }
    switch text.display.better {
    case .up: return value < mean ? .worse : .better
    case .down: return value < mean ? .better : .worse
    case .neither: return .usual
    }
  }
}
