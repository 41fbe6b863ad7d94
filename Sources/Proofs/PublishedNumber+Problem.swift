import Numbers
import ShownNumbers
import Snapshots

extension PublishedNumber {
  /// Why the number is not what the snapshots make it; nil where it is.
  package func problem(_ evidence: Evidence) -> String? {
    for key in keys where evidence.rows[key] == nil {
      return
        "no snapshot has the row \(key.metric), \(key.period), \(key.dimensions), \(key.statistic) of \(key.vintage)\(key.meaning.map { " under \($0)" } ?? "")"
    }
    switch origin {
    case .observed(let key, _): return evidence.rows[key].flatMap(problem(observed:))
    case .derived(.parts, let keys, let inputs): return problem(ofParts: keys.compactMap { evidence.rows[$0] }, inputs)
    case .derived(.tally, _, let inputs): return problem(ofTally: inputs.promises, evidence)
    case .derived(let rule, let keys, let inputs):
      return problem(of: rule, keys.compactMap { evidence.rows[$0] }, inputs, evidence)
    }
  }

  // MARK: One row

  private func problem(observed row: Observation) -> String? {
    if let counts = shownCounts, row.numerator != nil { return problem(of: counts, in: row) }
    guard let exact else {
      if let value = row.value { return "the snapshot has the value \(value)" }
      if let bound = row.bound { return saysBound(bound) ? nil : "the snapshot has the bound \(bound)" }
      return text.utf8.contains { (0x30...0x39).contains($0) } ? "the snapshot has no value" : nil
    }
    let values = Taking.allCases.compactMap { row.read(.value, $0) }
    guard values.contains(where: { agrees(exact, $0) }) else {
      return "the snapshot has \(row.value?.description ?? "no value"), not \(exact)"
    }
    return (values + [Fraction(exact)]).contains { says(text, $0, unit: unit) } ? nil : "'\(text)' does not say \(exact)"
  }

  /// What is not reached is said by its bound: `over 30 h`.
  private func saysBound(_ bound: ExactDecimal) -> Bool {
    let words = "over "
    return text.hasPrefix(words) && says(String(text.dropFirst(words.count)), Fraction(bound), unit: unit)
  }

  /// `3` and `7` of `3 of 7`.
  private var shownCounts: (part: Fraction, whole: Fraction)? {
    let words = text.split(separator: " ")
    guard words.count >= 3, words[1] == "of", let part = SpokenValue(words[0]), let whole = SpokenValue(words[2]) else {
      return nil
    }
    return (part.digits, whole.digits)
  }

  private func problem(of counts: (part: Fraction, whole: Fraction), in row: Observation) -> String? {
    guard let part = row.numerator, let whole = row.denominator else { return "the snapshot has no counts" }
    return counts.part == Fraction(part) && counts.whole == Fraction(whole) ? nil : "the snapshot has \(part) of \(whole)"
  }

  // MARK: By a rule

  private func problem(
    of rule: NumberRule, _ rows: [Observation], _ inputs: NumberInputs, _ evidence: Evidence
  ) -> String? {
    if let place = inputs.arguments[.at], let target = inputs.arguments[.target],
      let problem = evidence.problem(ofTarget: target, at: place)
    {
      return problem
    }
    if let metric = inputs.arguments[.definition], rule == .target, let limit = evidence.limits[metric], exact == nil {
      return limit.words == text ? nil : "the limit of \(metric) is \(limit.words)"
    }
    guard let exact else { return "it has no exact value" }
    let results = Taking.allCases.compactMap { taking in
      rule.again(RuleCase(rows: rows, inputs: inputs, evidence: evidence, taking: taking))
    }
    guard let result = results.first else { return "it cannot be computed again by the rule '\(rule.rawValue)'" }
    guard results.contains(where: { agrees(exact, $0) }) else {
      return "the rule '\(rule.rawValue)' makes \(result.rounded(to: 6)?.description ?? "another number"), not \(exact)"
    }
    return says(text, Fraction(exact), unit: unit) ? nil : "'\(text)' does not say \(exact)"
  }

  private func problem(ofParts rows: [Observation], _ inputs: NumberInputs) -> String? {
    let columns = inputs.columns.isEmpty ? [.value, .value] : inputs.columns
    guard columns.count == 2, let first = rows.first, let last = rows.last else { return "it names no two parts" }
    let parts = [(first, columns[0]), (last, columns[1])].compactMap { $0.read($1, .stored) }
    let words = text.split(separator: " ").firstIndex { $0 == "of" || $0 == "over" }
    guard parts.count == 2, let words else { return "the snapshot has no such parts" }
    let said = text.split(separator: " ")
    let halves = [said[..<words], said[(words + 1)...]].map { $0.joined(separator: " ") }
    guard zip(halves, parts).allSatisfy({ says($0, $1, unit: nil) }) else {
      let exact = parts.compactMap { $0.rounded(to: 2)?.withoutTrailingZeros.description }
      return "the snapshot has \(exact.joined(separator: " and "))"
    }
    return nil
  }

  private func problem(ofTally promises: [JudgedPromise], _ evidence: Evidence) -> String? {
    for promise in promises where promise.verdict == "met" || promise.verdict == "missed" {
      guard let row = promise.row.flatMap({ evidence.rows[$0] }), let level = promise.target.flatMap({ ExactDecimal($0) }),
        let operation = promise.comparison
      else { return "\(promise.commitment) is judged without a value and a target" }
      if let problem = evidence.problem(ofTarget: level.description, at: promise.at ?? "") { return problem }
      let values = Taking.allCases.compactMap { row.read(.value, $0) }
      guard values.contains(where: { isMet($0, operation, Fraction(level)) == (promise.verdict == "met") }) else {
        return "\(promise.commitment) is not \(promise.verdict)"
      }
    }
    let met = promises.count { $0.verdict == "met" }
    return text == "\(met) of \(promises.count)" ? nil : "\(met) of \(promises.count) promises were met"
  }
}

extension Evidence {
  fileprivate func problem(ofTarget target: String, at place: String) -> String? {
    guard let levels = targets[place] else { return "\(place) promises nothing" }
    return ExactDecimal(target).map(levels.contains) ?? false ? nil : "\(place) does not promise \(target)"
  }
}

/// Whether a number is a result, rounded to the digits that the number has.
private func agrees(_ exact: ExactDecimal, _ result: Fraction) -> Bool { result.rounded(to: exact.scale) == exact }

private func isMet(_ value: Fraction, _ operation: String, _ target: Fraction) -> Bool? {
  switch operation {
  case "gte": value >= target
  case "lte": value <= target
  case "gt": value > target
  case "lt": value < target
  default: nil
  }
}
