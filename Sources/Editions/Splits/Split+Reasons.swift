import Calendars
import Numbers
package import ShownNumbers

/// Reasons by how often they are named.
extension Split {
  /// Parts with at least one case that name a reason, the most frequent first, the code list's other last.
  package var reasons: [SplitPart] {
    Self.sorted(members.filter { $0.standing != .blank && $0.exact.map { !$0.isZero } ?? false }).map { SplitPart($0) }
  }

  /// Every part but those without a case, also what names no reason and what has no value.
  package var everyReason: [SplitPart] {
    Self.sorted(members.filter { $0.exact?.isZero != true }).map { SplitPart($0) }
  }

  /// Cases that name no reason; nil where there are none.
  package var blank: ShownNumber? {
    members.first { $0.standing == .blank }.flatMap { $0.exact.map(\.isZero) == false ? $0.value.number : nil }
  }

  /// Whether there are too few cases for a percentage.
  package func isFew(_ parts: [SplitPart]) -> Bool {
    form == .cases && (amount(of: parts)?.value ?? .zero) < ExactDecimal(10)
  }

  /// Whether a member is greater than any other, and of cases at least five.
  package func leads(_ code: String) -> Bool {
    guard let own = self[code]?.exact, own > .zero, form != .cases || own >= ExactDecimal(5) else { return false }
    return members.allSatisfy { $0.standing == .blank || $0.code == code || ($0.exact ?? .zero) < own }
  }
}
