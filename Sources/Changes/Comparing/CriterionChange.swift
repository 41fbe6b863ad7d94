import Definitions

/// Two conditions about the same thing as one phrase: "pricing page view, at least 3 (was 2), within 30 days".
///
/// `text` says a whole condition in words.
func criterionChange(from old: Criterion, to new: Criterion, text: (Criterion) -> String) -> String {
  switch (old, new) {
  case (.signal(let name, let countBefore, let withinBefore), .signal(_, let count, let within)):
    let parts = [Fact.spaced(name), countPhrase(countBefore, count), withinPhrase(withinBefore, within)]
    return parts.compactMap { $0 }.joined(separator: ", ")
  case (.field(let name, let operationBefore, let before), .field(_, let operation, let values))
  where operationBefore == operation && ["in", "not-in"].contains(operation):
    let came = values.filter { !before.contains($0) }
    let went = before.filter { !values.contains($0) }
    let parts = [
      came.isEmpty ? nil : "\(listed(came)) added", went.isEmpty ? nil : "\(listed(went)) removed",
    ]
    let head = operation == "in" ? "\(Fact.spaced(name)) is one of" : "\(Fact.spaced(name)) is none of"
    return "\(head) \(listed(values)) (\(parts.compactMap { $0 }.joined(separator: ", ")))"
  case (.field(_, let operationBefore, let before), .field(_, let operation, let values))
  where operationBefore == operation && before.count == 1 && values != [""] && before != [""]:
    return "\(text(new)) (was \(listed(before)))"
  case (.not(let before), .not(let now)):
    return "not " + criterionChange(from: before, to: now, text: text)
  default:
    return "\(text(new)) (was: \(text(old)))"
  }
}

private func countPhrase(_ old: Int, _ new: Int) -> String? {
  if old == new { return new == 1 ? nil : "at least \(new)" }
  return new == 1 ? "once is enough (was at least \(old))" : "at least \(new) (was \(old == 1 ? "once" : String(old)))"
}

private func withinPhrase(_ old: String?, _ new: String?) -> String? {
  switch (old, new) {
  case (let old?, let new?): old == new ? "within \(new)" : "within \(new) (was \(old))"
  case (nil, let new?): "within \(new) (was at any time)"
  case (let old?, nil): "at any time (was within \(old))"
  case (nil, nil): nil
  }
}

private func listed(_ values: [String]) -> String { values.map(Fact.spaced).joined(separator: ", ") }
