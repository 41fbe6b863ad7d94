import Diagnostics

/// A workflow command per change beside its file: a warning where a signature is missing, else a notice; one notice for the
/// numbers of past periods; then the findings.
func changesGitHub(_ changes: GlossaryChanges) -> String {
  var text = ""
  for change in changes.changes where change.mainClass != .inherited {
    let title =
      "\(change.label): \([ChangeWords.headline(change), ChangeWords.version(change)].compactMap { $0 }.joined(separator: "; "))"
    var lines = change.difference.meaning.map(ChangeWords.text)
    lines += change.difference.targets.map { "target: " + ChangeWords.text($0) }
    lines += change.flips.map { [ChangeWords.flips($0)] } ?? []
    lines += ChangeWords.reached(change.moves).map { "moves \($0.count): \(ChangeWords.some($0.items))" }
    if !change.readers.isEmpty { lines.append(ChangeWords.readers(change.readers)) }
    lines += change.approvals.map(ChangeWords.approval)
    if let state = ChangeWords.state(change, changes.settings) { lines.append("state: " + state) }
    if !change.edited.isEmpty { lines.append("edited: " + change.edited.joined(separator: ", ")) }
    let message = lines.isEmpty ? change.name : lines.joined(separator: "\n")
    text += gitHubCommand(change.awaited.isEmpty ? .note : .warning, at: change.position, title: title, message)
  }
  if let others = ChangeWords.otherFiles(changes) {
    text += gitHubCommand(.note, at: SourcePosition(file: ""), title: "Definitions", others)
  }
  if !changes.restated.isEmpty {
    let lines = RestatedWords.lines(changes.restated) { "\($0.label): \(RestatedWords.text($0.points))" }
    let title = "\(RestatedWords.title), \(RestatedWords.explanation)"
    text += gitHubCommand(.note, at: SourcePosition(file: ""), title: title, lines.joined(separator: "\n"))
  }
  return text + report(changes.diagnostics, as: .github, colored: false)
}
