import Definitions

/// Two conditions about the same thing as one phrase: "pricing page view, at least 3 times (was twice), within 30 days".
func criterionChange(from old: Criterion, to new: Criterion, _ words: CriterionWords) -> String {
  switch (old, new) {
  case (.signal(let name, let countBefore, let withinBefore), .signal(_, let count, let within)):
    let parts = [CriterionWords.spaced(name), countPhrase(countBefore, count), withinPhrase(withinBefore, within)]
    return parts.compactMap { $0 }.joined(separator: ", ")
  case (.field(_, let operationBefore, let before), .field(_, let operation, let values))
  where operationBefore == operation && ["in", "not-in"].contains(operation):
    let (known, now) = (Set(before), Set(values))
    let came = values.filter { !known.contains($0) }
    let went = before.filter { !now.contains($0) }
    let parts = [
      came.isEmpty ? nil : "\(CriterionWords.alternatives(came, "and")) added",
      went.isEmpty ? nil : "\(CriterionWords.alternatives(went, "and")) removed",
    ]
    return "\(words.text(new)) (\(parts.compactMap { $0 }.joined(separator: ", ")))"
  case (.field(_, let operationBefore, let before), .field(_, let operation, let values))
  where operationBefore == operation && before.count == 1 && values != [""] && before != [""]:
    return "\(words.text(new)) (was \(CriterionWords.alternatives(before)))"
  case (.not(let before), .not(let now)):
    return "\(words.negation(of: now).lead) \(criterionChange(from: before, to: now, words))"
  default:
    return "\(words.text(new)) (was: \(words.text(old)))"
  }
}

private func countPhrase(_ old: Int, _ new: Int) -> String? {
  if old == new { return new == 1 ? nil : CriterionWords.times(new) }
  let before = old == 1 ? "once" : old == 2 ? "twice" : "\(old) times"
  return new == 1 ? "once is enough (was \(before))" : "\(CriterionWords.times(new)) (was \(before))"
}

private func withinPhrase(_ old: String?, _ new: String?) -> String? {
  switch (old, new) {
  case (let old?, let new?): old == new ? "within \(new)" : "within \(new) (was \(old))"
  case (nil, let new?): "within \(new) (was at any time)"
  case (let old?, nil): "at any time (was within \(old))"
  case (nil, nil): nil
  }
}
