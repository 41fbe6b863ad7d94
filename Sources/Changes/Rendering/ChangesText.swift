import Calendars
import Definitions
import Diagnostics

/// Changes for people at a terminal: what was said and is, then what it moves, then who signs.
struct ChangesText {
  let isColored: Bool
  /// By which parties are named.
  let settings: SiteSettings

  func text(of changes: GlossaryChanges) -> String {
    var text = ChangeWords.summary(changes) + "\n"
    for change in changes.changes where change.mainClass < .inherited { text += "\n" + entry(change) }
    if !changes.inheritances.isEmpty {
      text += "\n" + bold("Inherited") + ": a new fingerprint, no signature needed\n"
      for inheritance in changes.inheritances {
        text += line("\(inheritance.cause.label) (\(inheritance.cause.id)): \(ChangeWords.sentence(inheritance))")
      }
    }
    for change in changes.changes where change.mainClass > .inherited || change.isMoreThanInherited {
      text += "\n" + entry(change)
    }
    if !changes.restated.isEmpty {
      text += "\n" + bold(RestatedWords.title) + ", \(RestatedWords.explanation)\n"
      let lines = RestatedWords.lines(changes.restated) { "\($0.label) (\($0.id)): \(RestatedWords.text($0.points))" }
      text += lines.map(line).joined()
    }
    if let others = ChangeWords.otherFiles(changes) { text += (changes.changes.isEmpty ? "" : "\n") + printable(others) + "\n" }
    return text + (changes.diagnostics.isEmpty ? "" : "\n" + report(changes.diagnostics, as: .text, colored: isColored))
  }

  func text(of pending: [PendingSignature]) -> String {
    guard !pending.isEmpty else { return "Nothing is left to sign\n" }
    let count = ChangeWords.number(pending.count, "definition")
    var text = "\(count) to sign\n"
    for item in pending {
      text += "\n" + entry(item.change)
      if let signature = item.lastSignature, let record = item.lastSigned {
        text += line("Last signed: version \(record.version), by \(signature.by) on \(signature.date.short)")
      }
    }
    return text
  }

  private func entry(_ change: DefinitionChange) -> String {
    let parts = [ChangeWords.headline(change), ChangeWords.version(change)].compactMap { $0 }
    let name = change.label == change.name ? change.id : "\(change.id), \(change.name)"
    var text = bold(printable("\(change.label) (\(name))")) + ": " + printable(parts.joined(separator: "; ")) + "\n"
    if let why = change.why, change.classes.contains(.semantic) { text += line("Why: " + why) }
    for wording in change.wordingToShow { text += "  \(wording.part): \(words(wording.words))\n" }
    if !change.difference.meaning.isEmpty {
      text += line("Meaning")
      for item in change.difference.meaning { text += "    \(sign(item.action)) \(printable(ChangeWords.text(item)))\n" }
    }
    if !change.difference.targets.isEmpty {
      text += line("Targets")
      for item in change.difference.targets { text += "    \(sign(item.action)) \(printable(ChangeWords.text(item)))\n" }
    }
    if let flips = change.flips { text += "    \(ChangeWords.flips(flips))\n" }
    for part in change.source { text += "  source, \(printable(part.part)): \(words(part.words))\n" }
    if !change.readers.isEmpty { text += line(ChangeWords.readers(change.readers)) }
    let (edits, more) = ChangeWords.quoted(change)
    for edit in edits { text += "  \(printable(edit.part)): \(words(edit.words))\n" }
    if let more { text += line(more) }
    let edited = ChangeWords.unquoted(change).filter { $0 != "prose" || edits.isEmpty }
    if !edited.isEmpty { text += line("Edited: " + edited.joined(separator: ", ")) }
    if !change.moves.isEmpty { text += line("Moves") + reached(change.moves) }
    if !change.approvals.isEmpty {
      text += line("Signatures")
      for approval in change.approvals { text += "    " + printable(ChangeWords.approval(approval)) + "\n" }
    }
    if let state = ChangeWords.state(change, settings) { text += line("State: " + state) }
    return text
  }

  private func reached(_ reached: Reached) -> String {
    ChangeWords.reached(reached).map { "    \($0.count): \(printable(ChangeWords.some($0.items)))\n" }.joined()
  }

  private func line(_ text: String) -> String { "  " + printable(text) + "\n" }

  private func sign(_ action: MeaningChange.Action) -> String {
    switch action {
    case .added: painted("+", "32")
    case .removed: painted("-", "31")
    case .changed: painted("~", "33")
    case .moved: painted(">", "33")
    }
  }

  private func words(_ runs: [WordRun]) -> String {
    runs.map { run in
      let text = printable(run.text)
      return switch run.fate {
      case .equal: text
      case .deleted: isColored ? painted(text, "9;31") : "[-\(text)-]"
      case .inserted: isColored ? painted(text, "4;32") : "{+\(text)+}"
      }
    }.joined(separator: " ")
  }

  private func bold(_ text: String) -> String { painted(text, "1") }
  private func painted(_ text: String, _ style: String) -> String { isColored ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text }
}

extension DefinitionChange {
  /// Name and sentence as they moved; of a new definition the sentence alone and unmarked, for all of it is new.
  var wordingToShow: [TextChange] {
    guard mainClass == .added else { return difference.wording }
    return difference.wording.filter { $0.part == "definition" }.map { wording in
      TextChange(part: wording.part, words: wording.words.map { WordRun(.equal, $0.text) })
    }
  }

  /// Whether there is more to tell than a cause's line tells.
  var isMoreThanInherited: Bool { mainClass == .inherited && classes.count > 1 }
}
