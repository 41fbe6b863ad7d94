import Calendars
import Definitions
import Numbers

/// The phrases that every format shares.
enum ChangeWords {
  /// "2 meanings changed, 1 target loosened, 14 definitions inherit a change".
  static func summary(_ changes: GlossaryChanges) -> String {
    let loosened = changes.changes.count { $0.isLoosened }
    let parts = ChangeClass.allCases.compactMap { kind -> String? in
      // A target's change may inherit another besides; it is among those that depend on a cause.
      let count = kind == .inherited ? changes.count(of: kind) : changes.changes(listedUnder: kind).count
      return count == 0 ? nil : counted(count, kind)
    }
    guard !parts.isEmpty else { return changes.otherFiles.isEmpty ? "Nothing changed" : "No definition changed" }
    return (parts + (loosened > 0 ? ["\(loosened) loosened"] : [])).joined(separator: ", ")
  }

  private static func counted(_ count: Int, _ kind: ChangeClass) -> String {
    switch kind {
    case .semantic: "\(number(count, "meaning")) changed"
    case .removed: "\(number(count, "definition")) removed"
    case .renamed: "\(number(count, "definition")) renamed"
    case .added: "\(number(count, "definition")) added"
    case .status: "\(count) came into use or went out of it"
    case .target: "\(number(count, "target")) changed"
    case .inherited: "\(number(count, "definition")) \(count == 1 ? "inherits" : "inherit") a change"
    case .source: "\(number(count, "source")) changed"
    case .wording: "\(count) reworded"
    case .editorial: "\(count) edited"
    }
  }

  /// "1 metric", "2 metrics".
  static func number(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// What happened, with every class that was more than a matter of editing: "meaning and source changed".
  static func headline(_ change: DefinitionChange) -> String {
    if change.mainClass == .removed { return "removed" }
    if change.mainClass == .added { return "new" }
    var parts: [String] = []
    if let former = change.formerID { parts.append("renamed from '\(former)'") }
    if let use = change.use { parts.append(use) }
    let changed = [(ChangeClass.semantic, "meaning"), (.target, "target"), (.source, "source"), (.wording, "wording")]
      .filter { change.classes.contains($0.0) }.map(\.1)
    if !changed.isEmpty { parts.append("\(listed(changed)) changed") }
    if change.classes.contains(.inherited) { parts.append("inherits a change of \(listed(change.causes.map(\.label)))") }
    return parts.isEmpty ? "edited" : parts.joined(separator: ", ")
  }

  /// "version 2 is now 3, from 1 Aug 2026".
  static func version(_ change: DefinitionChange) -> String? {
    guard let now = change.versionNow, change.classes.contains(.semantic) || change.versionBefore == nil else { return nil }
    let start = change.effective.map { ", from \($0.short)" } ?? ""
    guard let before = change.versionBefore else { return "version \(now)\(start)" }
    if before == now { return change.followsRenaming ? nil : "version still \(now)" }
    return "version \(now) (was \(before))\(start)"
  }

  /// How many names a line holds; programs are told all of them.
  private static let shownNames = 12

  /// The names that a line holds, and "9 more" for the others.
  static func shown(_ items: [String]) -> (items: ArraySlice<String>, more: String?) {
    guard items.count > shownNames + 1 else { return (items[...], nil) }
    return (items.prefix(shownNames), "\(items.count - shownNames) more")
  }

  /// "a, b, c and 9 more".
  static func some(_ items: [String]) -> String {
    let (shown, more) = shown(items)
    return shown.joined(separator: ", ") + (more.map { " and " + $0 } ?? "")
  }

  static func flips(_ flips: TargetFlips) -> String {
    let periods = "of \(number(flips.judged, "past period"))"
    guard flips.toMet > 0 || flips.toMissed > 0 else { return "none \(periods) would be judged differently" }
    let met = flips.toMet > 0 ? ["\(flips.toMet) \(periods) would flip from missed to met"] : []
    let missed =
      flips.toMissed > 0 ? ["\(flips.toMissed) \(met.isEmpty ? periods + " would flip " : "")from met to missed"] : []
    return (met + missed).joined(separator: ", ")
  }

  /// "3 metrics: a, b, c", a line per kind of thing.
  static func reached(_ reached: Reached) -> [(count: String, items: [String])] {
    [
      ("metric", reached.metrics), ("commitment", reached.commitments), ("other definition", reached.terms),
      ("page", reached.pages),
    ].filter { !$0.1.isEmpty }.map { (number($0.1.count, $0.0), $0.1) }
  }

  /// "2 metrics are read through it: a, b".
  static func readers(_ ids: [String]) -> String { "\(readersHead(ids)): \(some(ids))" }

  /// The same without the metrics.
  static func readersHead(_ ids: [String]) -> String {
    "\(number(ids.count, "metric")) \(ids.count == 1 ? "is" : "are") read through it"
  }

  private static func proof(of signature: Signature) -> String { signature.key == nil ? "" : ", \(signature.proof.words)" }

  static func approval(_ approval: Approval) -> String {
    let what = approval.isStewards ? "source " : ""
    return switch approval.state {
    case .signed(let signature) where signature.withdraws != nil:
      "\(approval.name): signed by \(signature.by) on \(signature.date.short) that it goes out of use" + proof(of: signature)
    case .signed(let signature):
      "\(approval.name): \(what)signed by \(signature.by) on \(signature.date.short)" + proof(of: signature)
    case .voided(let signature):
      switch approval.request {
      case .signature:
        "\(approval.name): \(what)to be signed again; \(signature.by) signed an earlier one on \(signature.date.short)"
      case .withdrawal:
        "\(approval.name): to sign that it goes out of use; \(signature.by) signed it on \(signature.date.short)"
      case .attestation:
        "\(approval.name): to attest that the meaning is the same (--same-meaning); \(signature.by) signed other words on "
          + signature.date.short
      }
    case .missing: "\(approval.name): \(what)not signed yet"
    }
  }

  static func text(_ change: MeaningChange) -> String {
    change.text + (change.direction.map { ", \($0.rawValue)" } ?? "")
  }

  static func text(_ change: TargetChange) -> String {
    change.text + (change.comparison.map { ", \($0)" } ?? "")
  }

  /// "lapsed (was agreed): changed after it was signed and not yet signed again by Marketing and Sales"; nil where it stands
  /// as before, and where nobody signs.
  static func state(_ change: DefinitionChange, _ settings: SiteSettings) -> String? {
    guard !settings.parties.isEmpty, change.stateBefore != change.stateNow, let now = change.stateNow else { return nil }
    let before = change.stateBefore.flatMap { $0.word == now.word ? nil : " (was \($0.word))" } ?? ""
    let words = now.words(settings)
    return now.word + before + (words == now.word ? "" : ": \(words)")
  }

  /// What else changed: files whose definition says what it said, pages, settings.
  static func otherFiles(_ changes: GlossaryChanges) -> String? {
    changes.otherFiles.isEmpty ? nil : "Other files that changed: \(some(changes.otherFiles))"
  }

  /// Parts that changed and are not quoted.
  static func unquoted(_ change: DefinitionChange) -> [String] {
    let quoted = Set(change.edits.map(\.part))
    return change.edited.filter { !quoted.contains($0) }
  }

  /// How many changed paragraphs and parts a report quotes; programs are told all of them.
  private static let shownEdits = 12

  /// The parts that are quoted, and how many more there are.
  static func quoted(_ change: DefinitionChange) -> (edits: ArraySlice<TextChange>, more: String?) {
    guard change.edits.count > shownEdits + 1 else { return (change.edits[...], nil) }
    return (change.edits.prefix(shownEdits), "and \(change.edits.count - shownEdits) more passages")
  }

  static func sentence(_ inheritance: GlossaryChanges.Inheritance) -> String {
    let counts = reached(inheritance.reached).filter { !$0.count.contains("page") }.map(\.count)
    let isOne = inheritance.reached.metrics.count + inheritance.reached.commitments.count + inheritance.reached.terms.count == 1
    return "\(listed(counts)) \(isOne ? "depends" : "depend") on it"
  }
}

extension DefinitionChange {
  /// Whether a target or a limit became easier to keep.
  var isLoosened: Bool {
    difference.targets.contains { $0.direction == .loosened } || difference.meaning.contains { $0.direction == .loosened }
  }
}
