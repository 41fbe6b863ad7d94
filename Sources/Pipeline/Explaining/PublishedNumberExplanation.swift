import Editions
import Proofs
import ShownNumbers
import Snapshots

/// Where a number of a page comes from: its row, or the rule that made it of rows.
struct PublishedNumberExplanation {
  private let number: PublishedNumber
  private let place: PageNumberAddress
  private let edition: Edition

  init(_ number: PublishedNumber, at place: PageNumberAddress, in edition: Edition) {
    self.number = number
    self.place = place
    self.edition = edition
  }

  var text: String {
    let title = "'\(number.text)', number \(place.index) of \(place.page)"
    switch number.origin {
    case .observed(let key, _):
      guard let known = KnownNumber(key, in: edition) else {
        return ExplanationText(title: "\(title)\nno snapshot has its row: \(words(key)); concord verify lists such numbers")
          .text
      }
      return "\(title)\n\n\(NumberExplanation(known, in: edition).text)"
    case .derived(let rule, let keys, let inputs):
      var text = ExplanationText(title: title)
      text.add("Rule", ruleLines(rule, inputs))
      text.add("Rows", rowLines(keys, inputs))
      text.add("Promises", inputs.promises.map(line))
      text.add("Computed again", [proof])
      return text.text
    }
  }

  private func ruleLines(_ rule: NumberRule, _ inputs: NumberInputs) -> [String] {
    let exact = number.exact.map { value in "exactly \(value)" + (number.unit.map { " \($0)" } ?? "") }
    let given = NumberArgument.allCases.compactMap { name in inputs.arguments[name].map { "\(name.rawValue): \($0)" } }
    return ["\(rule.rawValue): \(rule.sentence)"] + [exact].compactMap(\.self) + given
  }

  private func rowLines(_ keys: [NumberKey], _ inputs: NumberInputs) -> [String] {
    let columns = inputs.columns.map(\.rawValue)
    let read = columns.isEmpty ? [] : ["read of each: \(columns.joined(separator: ", "))"]
    return read + keys.map(line)
  }

  private func line(_ key: NumberKey) -> String {
    guard let known = KnownNumber(key, in: edition) else { return "\(words(key)): no snapshot has it" }
    let row = known.observation
    return
      "\(known.address(in: edition)) is \(known.words(in: edition)), known at the end of \(key.vintage): \(Pipeline.place(row.position))"
  }

  private func line(_ promise: JudgedPromise) -> String {
    let level = promise.target.map { " (\(promise.comparison ?? "") \($0), \(promise.at ?? ""))" } ?? ""
    return "\(promise.commitment): \(promise.verdict)\(level)" + (promise.row.map { ", \(line($0))" } ?? "")
  }

  private func words(_ key: NumberKey) -> String {
    "\(key.metric), \(key.period), \(key.dimensions), \(key.statistic) of \(key.vintage)"
  }

  private var proof: String {
    let evidence = Evidence(of: edition, Set(number.keys))
    return number.problem(evidence).map { "it does not come out: \($0)" } ?? "the rule makes the same number of these rows"
  }
}

extension NumberRule {
  /// What the rule does with its rows.
  fileprivate var sentence: String {
    switch self {
    case .difference: "the first row, or the first of the rows added up, less the others"
    case .relativeChange: "the difference between the first row and the others, divided by the others"
    case .share: "the first row divided by the others"
    case .sum: "the rows added up"
    case .parts: "a numerator and a denominator; nothing is computed"
    case .cases: "the number of cases of a row"
    case .target: "a level that was promised"
    case .distance: "the row less its target"
    case .attainment: "the row divided by its target, or the target by the row where less is better"
    case .pace: "what the period comes to at its present speed: the row, by the share of business days that are over"
    case .expected: "the target, by the share of business days that are over"
    case .progress: "the row divided by what is expected by now"
    case .bound: "the least, or the most, that the share can still become"
    case .edge: "the level from which a target is nearly met"
    case .mean: "the mean of the rows"
    case .limit: "the mean, and 2.66 times the mean move between neighbouring periods"
    case .tally: "promises counted by what became of them"
    case .interval: "an end of the interval that the share of cases lies in with 95% confidence (Wilson)"
    case .tolerance: "the largest change of the metric that does not count as a move"
    }
  }
}
