import Fingerprints

extension Metric {
  var canonical: CanonicalValue {
    var members = calculation.canonicalMembers
    members["type"] = .string(type)
    members["population"] = .text(population)
    members["unit"] = !namesUnit || unit == calculation.defaultUnit ? nil : .string(unit.description)
    members["dimensions"] = .texts(dimensions)
    members["stats"] = stats == calculation.defaultStats ? nil : .texts(stats)
    members["anchor"] = .text(anchor?.rawValue)
    members["members"] = .texts(self.members)
    members["additive"] = .texts(additive)
    members["currency"] = rates.map { .object(["rates": .string($0.rawValue)]) }
    members["amount_basis"] = .text(amountBasis.rawValue, unless: AmountBasis.atEvent.rawValue)
    members["survey"] = survey.map {
      .object([
        "question": .string($0.question), "answers": .list($0.answers.map(CanonicalValue.string)),
        "counts": .texts($0.counted),
      ])
    }
    members["lag"] = .text(lag)
    if let plan {
      // The longest of its times is the window, and is not said twice.
      members["window"] = nil
      members["plan"] = .list(plan.touches.map { .object(["kind": .text($0.kind), "within": .string($0.within)]) })
      members["until"] = .texts(plan.until)
    }
    return .object(members)
  }
}

extension Metric.Calculation {
  fileprivate var canonicalMembers: CanonicalMembers {
    switch self {
    case .count(let of): return ["of": .string(of)]
    case .sum(let of, let field): return ["of": .string(of), "field": .string(field)]
    case .statistic(let of, let field): return ["of": .string(of), "field": .string(field)]
    case .ratio(let numerator, let denominator):
      return ["numerator": .string(numerator), "denominator": .string(denominator)]
    case .conversion(let from, let to, let window, let basis):
      return [
        "from": .string(from), "to": .string(to), "window": .text(window),
        "basis": .text(basis.rawValue, unless: Metric.Basis.cohort.rawValue),
      ]
    case .duration(let from, let to, let clock, let limit):
      return [
        "from": .string(from), "to": .string(to), "limit": .text(limit),
        "clock": clock == Metric.elapsed ? nil : .object(["calendar": .string(clock)]),
      ]
    case .share(let of, let by): return ["of": .string(of), "by": .string(by)]
    case .completeness(let of, let fields):
      return ["of": .string(of), "fields": .set(fields.map(CanonicalValue.string))]
    case .formula(let inputs, let expression):
      return ["inputs": .object(CanonicalMembers(inputs.mapValues(CanonicalValue.string))), "expression": .string(expression)]
    case .attribution(let of, let model): return ["of": .string(of), "model": .string(model)]
    case .manual(let how): return ["how": .string(how)]
    }
  }
}
