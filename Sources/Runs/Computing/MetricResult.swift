import Diagnostics
import Events

/// What computing one metric gave.
package struct MetricResult: Sendable {
  var values: [StampedValue] = []
  /// Members that no code list names, by dimension.
  var unknownMembers: [String: Set<String>] = [:]
  var cases = OddCases()
  /// Currencies of its amounts where some are not the metric's own.
  var conversions: [CurrencyConversion] = []
  var findings: [Diagnostic] = []
}
