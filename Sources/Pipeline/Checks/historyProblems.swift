import Calendars
import Definitions
import Diagnostics
import History

/// What git says of the agreements: whether one was rewritten, and who committed each signature.
///
/// `check` asks it, where a change is looked at; a build does not fail by what only a clone can know. git is asked only where a
/// repository is around, and only for the agreements, which takes it a twentieth of a second over 5,000 commits.
func historyProblems(_ content: Content, root: String) async -> [Diagnostic] {
  guard isInRepository(root) else { return [] }
  let (history, notes) = await readHistory(root: root, under: [agreementsFolder])
  // Where nothing was ever signed a history that is not whole hides nothing.
  let isSigned = !history.paths.isEmpty || content.isSigned
  let dropped = await droppedAgreements(history, root: root, under: agreementsFolder)
  return (isSigned ? notes : []) + oncePerCommit(checkAgreements(history, settings: content.settings)) + dropped
    + (await backdatedKeys(content, history))
    + backdatedSignatures(history, signatures: content.signatures, published: content.snapshotDays)
    + (await refrozenPeriods(content, root: root, standing: history.standing))
}

/// Whoever brings a whole folder of signatures at once is told so once per party, not once per signature.
private func oncePerCommit(_ problems: [Diagnostic]) -> [Diagnostic] {
  var others: [String: Int] = [:]
  for problem in problems where problem.rule == .agreementWrongAuthor { others[problem.message, default: -1] += 1 }
  return problems.compactMap { problem in
    guard problem.rule == .agreementWrongAuthor else { return problem }
    guard let count = others.removeValue(forKey: problem.message) else { return nil }
    guard count > 0 else { return problem }
    var first = problem
    first.message += "; it added \(count) other such \(count == 1 ? "signature" : "signatures")"
    return first
  }
}

extension Content {
  /// Every signature's file with the day that it says.
  fileprivate var signatures: [(path: String, date: CivilDate)] {
    agreements.ids.flatMap(agreements.records).flatMap { $0.signatures.map { ($0.position.file, $0.date) } }
  }

  /// The days of the snapshots.
  fileprivate var snapshotDays: Set<CivilDate> {
    Set(snapshotFiles.compactMap { CivilDate($0.split(separator: "/")[2]) })
  }

  /// Whether anything was ever put up for signature.
  var isSigned: Bool { inputs.contains { $0.path.hasPrefix(agreementsFolder + "/") } }
}
