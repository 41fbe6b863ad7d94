package import Definitions
import Numbers
@_spi(Editions) package import ShownNumbers

extension MetricNumbers {
  /// A promised level with its unit in words: `6.0 business hours`.
  package func sentence(_ target: Target) -> ShownNumber {
    derived(.target, text.sentence(target.value), exact: target.value, from: [], with: target.asInput)
  }
}
