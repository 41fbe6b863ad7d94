import Calendars
import Definitions
import Diagnostics

/// A pull-request comment: one line that says it all, a table of what moves, and the details of each definition.
func changesMarkdown(_ changes: GlossaryChanges) -> String {
  var text = "### Definitions: \(ChangeWords.summary(changes))\n"
  text += problems(changes.diagnostics)
  let rows = changes.changes.filter { $0.mainClass < .inherited }
  if !rows.isEmpty {
    text += "\n| Definition | What happened | Moves | Signatures |\n|---|---|---|---|\n"
    for change in rows {
      let moved = ChangeWords.reached(change.moves).map(\.count).joined(separator: ", ")
      let cells = [
        "**\(escaped(change.label))** `\(change.id)`", escaped(ChangeWords.headline(change)),
        moved.isEmpty ? "nothing else" : moved,
        signatures(change),
      ]
      text += "| " + cells.joined(separator: " | ") + " |\n"
    }
  }
  for change in rows { text += "\n" + entry(change) }
  if !changes.inheritances.isEmpty {
    text += "\n#### Inherited: a new fingerprint, no new signature\n\n"
    for item in changes.inheritances {
      text += "- **\(escaped(item.cause.label))** `\(item.cause.id)`: \(ChangeWords.sentence(item))\n"
    }
  }
  for change in changes.changes where change.mainClass > .inherited || change.isMoreThanInherited {
    text += "\n" + entry(change)
  }
  return text + restated(changes.restated)
}

private func restated(_ metrics: [MetricUnderBoth]) -> String {
  guard !metrics.isEmpty else { return "" }
  let lines = RestatedWords.lines(metrics) { "**\(escaped($0.label))** `\($0.id)`: \(RestatedWords.text($0.points))" }
  return "\n#### \(RestatedWords.title), \(RestatedWords.explanation)\n\n" + lines.map { "- \($0)\n" }.joined()
}

private func problems(_ diagnostics: [Diagnostic]) -> String {
  guard !diagnostics.isEmpty else { return "" }
  return "\n"
    + diagnostics.map { problem in
      "> **\(problem.severity.rawValue)**: \(escaped(problem.message)) (`\(problem.position.file)`)"
        + (problem.suggestion.map { "; \(escaped($0))" } ?? "") + "\n"
    }.joined(separator: ">\n")
}

/// Who signed and who is still to, in a cell.
private func signatures(_ change: DefinitionChange) -> String {
  let parties = change.approvals.map { approval in
    switch approval.state {
    case .signed: "\(escaped(approval.name)) signed"
    case .voided: "**\(escaped(approval.name))** to sign again"
    case .missing: "**\(escaped(approval.name))** to sign"
    }
  }
  return parties.isEmpty ? "none needed" : parties.joined(separator: "<br>")
}

private func entry(_ change: DefinitionChange) -> String {
  let version = ChangeWords.version(change).map { "; " + $0 } ?? ""
  var blocks = ["#### \(escaped(change.label)) `\(change.id)`: \(escaped(ChangeWords.headline(change) + version))\n"]
  if let why = change.why, change.classes.contains(.semantic) { blocks.append("> \(escaped(why))\n") }
  for wording in change.wordingToShow {
    let head = wording.part == "definition" ? "" : wording.part + ": "
    blocks.append("\(head)\(words(wording.words))\n")
  }
  let items = items(of: change)
  return (items.isEmpty ? blocks : blocks + [items]).joined(separator: "\n")
}

/// What moved, came and went, what stands on it and who signs, as a list.
private func items(of change: DefinitionChange) -> String {
  var items = change.difference.meaning.map { item($0.action, ChangeWords.text($0)) }
  items += change.difference.targets.map { item($0.action, "target: " + ChangeWords.text($0)) }
  if let flips = change.flips { items.append("- \(ChangeWords.flips(flips))\n") }
  items += change.source.map { "- source, \(escaped($0.part)): \(words($0.words))\n" }
  if !change.readers.isEmpty { items.append("- \(ChangeWords.readers(change.readers.map { "`\($0)`" }))\n") }
  if !change.edited.isEmpty { items.append("- edited: \(escaped(change.edited.joined(separator: ", ")))\n") }
  items += ChangeWords.reached(change.moves).map { moved in
    "- moves \(moved.count): \(ChangeWords.some(moved.items.map { "`\($0)`" }))\n"
  }
  items += change.approvals.map { "- \(escaped(ChangeWords.approval($0)))\n" }
  return items.joined()
}

private func item(_ action: MeaningChange.Action, _ text: String) -> String {
  let word =
    switch action {
    case .added: "came"
    case .removed: "went"
    case .changed: "changed"
    case .moved: "moved"
    }
  return "- **\(word)**: \(escaped(text))\n"
}

/// Runs are separated by spaces and hold none at their ends, so that the marks stand where CommonMark sees them.
private func words(_ runs: [WordRun]) -> String {
  runs.map { run in
    switch run.fate {
    case .equal: escaped(run.text)
    case .deleted: "~~\(escaped(run.text))~~"
    case .inserted: "**\(escaped(run.text))**"
    }
  }.joined(separator: " ")
}

/// Content's own words, none of which is to become markup; nor a line of its own.
private func escaped(_ text: String) -> String {
  var result = ""
  var isStart = true
  for scalar in printable(text).unicodeScalars {
    switch scalar {
    case "<": result += "&lt;"
    case "&": result += "&amp;"
    case "\\", "`", "*", "_", "[", "]", "|", "~", "#", ">", "@": result += "\\\(scalar)"
    // Lists and underlined headings, which are made by how a line starts.
    case "-" where isStart, "+" where isStart, "=" where isStart: result += "\\\(scalar)"
    case "." where isNumber(result), ")" where isNumber(result): result += "\\\(scalar)"
    default: result.unicodeScalars.append(scalar)
    }
    isStart = false
  }
  return result
}

/// Whether what stands before a point would make it a list's number.
private func isNumber(_ text: String) -> Bool {
  (1...9).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
}
