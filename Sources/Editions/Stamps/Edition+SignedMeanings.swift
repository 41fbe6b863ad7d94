import Definitions
import Snapshots

extension Edition {
  /// Whether every party signed a metric's meaning, by the 12 digits that rows carry.
  package func isSigned(meaning: String, of metric: String) -> Bool {
    let stamp = Stamp(meaning: meaning, version: nil)
    return isSigned(meaning == presentMeaning(of: metric) ? .present(stamp) : .historic(stamp), metric: metric)
  }
}
