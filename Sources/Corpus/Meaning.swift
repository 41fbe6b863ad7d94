/// Writes the `semantics` block of each kind, referring to the corpus's own stages and metrics.
struct Meaning {
  var stages: [Term]
  var metrics: [Term]

  func calendar() -> [String] {
    ["zone: Europe/Berlin", "hours:"] + ["mon", "tue", "wed", "thu", "fri"].map { "  \($0): [\"09:00-17:00\"]" }
      + ["fiscal: {year_start: \"02-01\", pattern: months, label: ending_year}"]
  }

  func stage(_ number: Int, concepts: ArraySlice<Term>, _ random: inout SplitMix64) -> [String] {
    var lines = ["entity: lead", "held_by: \(number < stages.count / 2 ? "marketing" : "sales")"]
    if number > 0 { lines.append("after: \(stages[number - 1].id)") }
    let concept = concepts[concepts.startIndex + random.below(concepts.count)]
    return lines + ["criteria:", "  all:", "    - {ref: \(concept.id)}"] + conditions(&random)
  }

  /// Every fourth metric counts a stage; the three after it sum, divide and convert.
  func metric(_ number: Int) -> [String] {
    let from = stages[number % stages.count].id
    let next = stages[(number + 1) % stages.count].id
    let lines =
      switch number % 4 {
      case 0: ["type: count", "of: \(from)", "unit: count"]
      case 1: ["type: sum", "of: \(from)", "field: amount", "unit: EUR"]
      case 2: ["type: ratio", "numerator: \(metrics[number - 2].id)", "denominator: \(count(after: number))", "unit: ratio"]
      default: ["type: conversion", "from: \(from)", "to: \(next)", "window: 30 days", "unit: ratio"]
      }
    return lines + ["dimensions: [region]"]
  }

  /// The next metric that counts; the first where there is none.
  private func count(after number: Int) -> String {
    let next = (number / 4 + 1) * 4
    return metrics[next < metrics.count ? next : 0].id
  }

  func concept(earlier: ArraySlice<Term>, _ random: inout SplitMix64) -> [String] {
    var lines = ["criteria:", "  all:"]
    for _ in 0..<min(earlier.count, random.below(3)) {
      let reference = "    - {ref: \(earlier[earlier.startIndex + random.below(earlier.count)].id)}"
      if lines.last != reference { lines.append(reference) }
    }
    return lines + conditions(&random)
  }

  private func conditions(_ random: inout SplitMix64) -> [String] {
    [
      "    - {field: \(random.pick(Vocabulary.fields)), op: \"=\", value: \"\(random.below(90) + 10)\"}",
      "    - any:",
      "        - {signal: \(random.pick(Vocabulary.signals)), count: \(1 + random.below(4)), within: 30 days}",
      "        - \(random.pick(Vocabulary.openings))",
    ]
  }
}
