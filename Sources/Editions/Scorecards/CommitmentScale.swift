import Definitions
import Measures
import Numbers
package import ShownNumbers
import Snapshots

/// Where a commitment's value, its target and the edges between missed, nearly met and met stand on a scale: shares on 0 to
/// 100%, volumes as shares of their target, the rest in its unit.
package struct CommitmentScale: Sendable {
  package enum Form: Hashable, Sendable { case share, shareOfTarget, unit }

  /// A number with its place.
  package struct Mark: Sendable {
    package let number: ShownNumber
    package let place: Double
    /// The value lies somewhere above: too many cases are open for it to be known.
    package var isBound = false
  }

  package let form: Form
  package let value: Mark?
  package let target: Mark
  /// The upper ends of all ranges but the last.
  package let limits: [Mark]
  /// All of it for shares and volumes, a quarter more at a time where the value is beyond; else room past the greater one.
  package let maximum: Double
  package let wantsMore: Bool

  init(_ numbers: CommitmentNumbers, _ target: Target, atRisk: Int) {
    let form: Form =
      numbers.isShare ? .share : numbers.isVolume && target.value > .zero ? .shareOfTarget : .unit
    func place(_ value: ExactDecimal) -> Double {
      switch form {
      case .share: value.approximate
      case .shareOfTarget: value.divided(by: target.value, scale: 6)?.approximate ?? 0
      case .unit: numbers.values.text.scaled(value).approximate
      }
    }
    func limit(_ rule: NumberRule, _ value: ExactDecimal) -> Mark {
      var arguments = target.arguments
      if rule == .edge { arguments[.atRisk] = String(atRisk) }
      if form == .shareOfTarget { arguments[.per] = "target" }
      let number =
        switch form {
        case .share, .unit:
          numbers.values.derived(
            rule, numbers.values.text.withTime(numbers.values.text.level(value, mostDigits: rule == .edge ? 2 : 18)),
            exact: value,
            from: [], with: NumberInputs([], arguments))
        case .shareOfTarget:
          numbers.values.ofShares(decimals: 0)
            .derived(
              rule, value.divided(by: target.value, scale: 6).map { NumberText.percent($0, decimals: 0) } ?? "",
              exact: value.divided(by: target.value, scale: 6), from: [], with: NumberInputs([], arguments))
        }
      return Mark(number: number, place: place(value))
    }
    let risk = ExactDecimal(coefficient: Int128(atRisk), scale: 2)
    wantsMore = target.comparison.wantsMore
    let edge = wantsMore ? target.value * risk : target.value.divided(by: risk, scale: 6) ?? target.value
    let all = [limit(.edge, edge), limit(.target, target.value)]
    limits = wantsMore ? all : all.reversed()
    let assessment = numbers.row.assessment
    let observation = assessment.observation
    let isNotReached = observation?.isNotReached ?? false
    let drawn = isNotReached ? observation?.bound : observation?.value
    value = drawn.flatMap { value in
      numbers.value(assessment).map { Mark(number: $0, place: place(value), isBound: isNotReached) }
    }
    self.target = Mark(number: numbers.level(target), place: place(target.value))
    let greatest = max(place(target.value), drawn.map(place) ?? 0)
    maximum = form == .unit ? greatest * 1.25 : max(1, (greatest * 4).rounded(.up) / 4)
    self.form = form
  }
}
