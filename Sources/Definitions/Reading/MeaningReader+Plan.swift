import Diagnostics
import FrontMatter

extension MeaningReader {
  /// How much earlier the numerator's period is: whole months, for a period is made of them.
  mutating func lag(_ reader: inout MappingReader) -> String? {
    guard let text = reader.timeSpan("lag"), let span = TimeSpan(text) else { return nil }
    guard span.unit == .month, !span.isBusiness, (1...60).contains(span.count) else {
      reader.report(
        .schemaValue, "lag", "is '\(text)', expected 1 to 60 months",
        suggestion: "write the median cycle in whole months, such as 3 months")
      return nil
    }
    return text
  }

  /// The touches that a case is owed, and what ends them.
  mutating func plan(_ reader: inout MappingReader) -> TouchPlan? {
    let touches = reader.mappings("plan", .required) { touch -> TouchPlan.Touch? in
      let kind = touch.sentence("kind")
      return touch.timeSpan("within", .required).map { TouchPlan.Touch(kind: kind, within: $0) }
    }
    let until = reader.sentences("until")
    for stage in until { note(stage.text, .stage, at: stage.position) }
    let named = touches.count { $0.kind != nil }
    if named > 0, named < touches.count {
      reader.report(
        .schemaValue, "plan", "names the kind of \(named) of its \(touches.count) touches",
        suggestion: "name the kind of every touch, or of none")
    }
    if touches.isEmpty, reader.has("plan"), reader.diagnostics.isEmpty {
      reader.report(.schemaValue, "plan", "has no touches", suggestion: "write {kind: call, within: 1 business day}")
    }
    return touches.isEmpty ? nil : TouchPlan(touches: touches, until: Set(until.map(\.text)).sorted())
  }
}

extension Metric.Calculation {
  /// A conversion whose window is the longest time of a plan.
  func following(_ plan: TouchPlan) -> Self {
    guard case .conversion(let from, let to, _, _) = self else { return self }
    let times = plan.touches.map(\.within).map { (text: $0, seconds: TimeSpan($0)?.roughSeconds ?? 0) }
    return .conversion(from: from, to: to, window: times.max { $0.seconds < $1.seconds }?.text, basis: .cohort)
  }
}

extension TimeSpan {
  /// Roughly how long it is by the clock, to tell which of several is the longest: forty business hours take a week.
  fileprivate var roughSeconds: Int {
    let length =
      switch unit {
      case .second: 1
      case .minute: 60
      case .hour: 3600
      case .day: isBusiness ? 8 * 3600 : 86_400
      case .week: isBusiness ? 40 * 3600 : 604_800
      case .month: 31 * 86_400
      }
    let (product, isTooLong) = count.multipliedReportingOverflow(by: isBusiness ? length * 21 / 5 : length)
    return isTooLong ? .max : product
  }
}
