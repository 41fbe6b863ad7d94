import Calendars
import Definitions
import Diagnostics

/// A pull-request comment: one line that says it all, a table of what moves, and the details of each definition.
func changesMarkdown(_ changes: GlossaryChanges) -> Markdown {
  var text: Markdown = "### Definitions: \(ChangeWords.summary(changes))\n"
  text += problems(changes.diagnostics)
  let rows = changes.changes.filter { $0.mainClass < .inherited }
  if !rows.isEmpty {
    text += "\n| Definition | What happened | Moves | Signatures |\n|---|---|---|---|\n"
    text += rows.map(row).joined()
  }
  for change in rows { text += "\n\(entry(change, changes.settings))" }
  if !changes.inheritances.isEmpty {
    text += "\n#### Inherited: a new fingerprint, no signature needed\n\n"
    for item in changes.inheritances {
      text += "- **\(item.cause.label)** \(code: item.cause.id): \(ChangeWords.sentence(item))\n"
    }
  }
  for change in changes.changes where change.mainClass > .inherited || change.isMoreThanInherited {
    text += "\n\(entry(change, changes.settings))"
  }
  if let others = ChangeWords.otherFiles(changes) { text += "\n\(others)\n" }
  return text + restated(changes.restated)
}

/// Why there is nothing to tell.
func refusalMarkdown(_ findings: [Diagnostic]) -> Markdown {
  "### Definitions: nothing could be compared\n\(problems(findings))"
}

private func row(_ change: DefinitionChange) -> Markdown {
  let moved = ChangeWords.reached(change.moves).map(\.count).joined(separator: ", ")
  return """
    | **\(change.label)** \(code: change.id) | \(ChangeWords.headline(change)) | \(moved.isEmpty ? "nothing else" : moved) \
    | \(signatures(change)) |

    """
}

private func restated(_ metrics: [MetricUnderBoth]) -> Markdown {
  guard !metrics.isEmpty else { return "" }
  let (shown, more) = RestatedWords.shown(metrics)
  var lines = shown.map { metric -> Markdown in
    "- **\(metric.label)** \(code: metric.id): \(RestatedWords.text(metric.points))\n"
  }
  if let more { lines.append("- \(more)\n") }
  return "\n#### \(RestatedWords.title), \(RestatedWords.explanation)\n\n\(lines.joined())"
}

private func problems(_ diagnostics: [Diagnostic]) -> Markdown {
  guard !diagnostics.isEmpty else { return "" }
  let lines = diagnostics.map { problem -> Markdown in
    let place: Markdown = problem.position.file.isEmpty ? "" : " (\(code: problem.position.file))"
    let suggestion: Markdown = problem.suggestion.map { "; \($0)" } ?? ""
    return "> **\(problem.severity.rawValue)**: \(problem.message)\(place)\(suggestion)\n"
  }
  return "\n\(lines.joined(separator: ">\n"))"
}

/// Who signed and who is still to, in a cell.
private func signatures(_ change: DefinitionChange) -> Markdown {
  let parties = change.approvals.map { approval -> Markdown in
    switch approval.state {
    case .signed: "\(approval.name) signed"
    case .voided: "**\(approval.name)** to sign again"
    case .missing: "**\(approval.name)** to sign"
    }
  }
  return parties.isEmpty ? "none needed" : parties.joined(separator: "<br>")
}

private func entry(_ change: DefinitionChange, _ settings: SiteSettings) -> Markdown {
  let version = ChangeWords.version(change).map { "; " + $0 } ?? ""
  var blocks: [Markdown] = ["#### \(change.label) \(code: change.id): \(ChangeWords.headline(change) + version)\n"]
  if let why = change.why, change.classes.contains(.semantic) { blocks.append("> \(why)\n") }
  for wording in change.wordingToShow {
    let head: Markdown = wording.part == "definition" ? "" : "\(wording.part): "
    blocks.append("\(head)\(words(wording.words))\n")
  }
  let items = items(of: change, settings)
  return (items.isEmpty ? blocks : blocks + [items.joined()]).joined(separator: "\n")
}

/// What changed, was added and removed, what uses it and who signs, as a list.
private func items(of change: DefinitionChange, _ settings: SiteSettings) -> [Markdown] {
  var items = change.difference.meaning.map { item($0.action, "\(ChangeWords.text($0))") }
  items += change.difference.targets.map { item($0.action, "target: \(ChangeWords.text($0))") }
  if let flips = change.flips { items.append("- \(ChangeWords.flips(flips))\n") }
  items += change.source.map { "- source, \($0.part): \(words($0.words))\n" }
  if !change.readers.isEmpty { items.append("- \(ChangeWords.readersHead(change.readers)): \(codes(change.readers))\n") }
  let (edits, more) = ChangeWords.quoted(change)
  items += edits.map { "- \($0.part): \(words($0.words))\n" }
  if let more { items.append("- \(more)\n") }
  let edited = ChangeWords.unquoted(change).filter { $0 != "prose" || edits.isEmpty }
  if !edited.isEmpty { items.append("- edited: \(edited.joined(separator: ", "))\n") }
  items += ChangeWords.reached(change.moves).map { "- moves \($0.count): \(codes($0.items))\n" }
  items += change.approvals.map { "- \(ChangeWords.approval($0))\n" }
  if let state = ChangeWords.state(change, settings) { items.append("- state: \(state)\n") }
  return items
}

private func item(_ action: MeaningChange.Action, _ text: Markdown) -> Markdown {
  switch action {
  case .added: "- **added**: \(text)\n"
  case .removed: "- **removed**: \(text)\n"
  case .changed: "- **changed**: \(text)\n"
  case .moved: "- **moved**: \(text)\n"
  }
}

/// Names that the content gave, as many as a line holds.
private func codes(_ names: [String]) -> Markdown {
  let (shown, more) = ChangeWords.shown(names)
  let list = shown.map { name -> Markdown in "\(code: name)" }.joined(separator: ", ")
  return more.map { "\(list) and \($0)" } ?? list
}

/// Runs are separated by spaces and hold none at their ends, so that the marks stand where CommonMark sees them.
private func words(_ runs: [WordRun]) -> Markdown {
  runs.map { run -> Markdown in
    switch run.fate {
    case .equal: "\(run.text)"
    case .deleted: "~~\(run.text)~~"
    case .inserted: "**\(run.text)**"
    }
  }.joined(separator: " ")
}
