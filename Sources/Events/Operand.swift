import Calendars
import Definitions
import Numbers
import Snapshots

/// A number that others are made of, in every period and split that it has.
struct Operand {
  struct Key: Hashable {
    var period: Period
    var dimensions: Dimensions
  }

  let id: String
  let metric: Metric
  private let values: [Key: MeasuredValue]

  /// Of several stats the first, which is the one that stands for a metric.
  init(_ id: String, _ metric: Metric, _ measured: Measured) {
    self.id = id
    self.metric = metric
    let stat = metric.stats.first ?? NamedStat.value.rawValue
    values = Dictionary(
      measured.values.filter { $0.stat == stat }.map { (Key(period: $0.period, dimensions: $0.dimensions), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  private init(_ id: String, _ metric: Metric, _ values: [Key: MeasuredValue]) {
    self.id = id
    self.metric = metric
    self.values = values
  }

  /// The same numbers, each in the period that begins so many months after its own.
  func later(byMonths months: Int) -> Operand {
    var moved: [Key: MeasuredValue] = [:]
    for (key, value) in values {
      if let period = key.period.advanced(months: months) { moved[Key(period: period, dimensions: key.dimensions)] = value }
    }
    return Operand(id, metric, moved)
  }

  subscript(key: Key) -> MeasuredValue? { values[key] }

  /// The members of a dimension that have a row in a period.
  func members(of dimension: String) -> [Key] { values.keys.filter { $0.dimensions.onlyMember(of: dimension) != nil } }

  /// Whether a member without a row had none of it: what is counted is counted whole, what is typed in is not.
  var isCounted: Bool {
    switch metric.calculation {
    case .count, .sum: !values.isEmpty
    default: false
    }
  }

  /// Whether its value is what cases amount to, so that they and not those it is divided by carry the reliability.
  var isSum: Bool { if case .sum = metric.calculation { true } else { false } }
}
