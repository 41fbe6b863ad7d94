package import Calendars
package import Diagnostics

/// Signatures that are dated more than seven days before the commit that brought them: who dates a signature back can change what
/// a period was judged by. Once per commit, with the first of them; a note where no snapshot was published between the two days,
/// for then nothing was judged.
///
/// `published` are the days of the snapshots.
///
/// A history that is not available says nothing, nor does the oldest commit of a shallow one.
package func backdatedSignatures(
  _ history: DefinitionHistory, signatures: [(path: String, date: CivilDate)], published: Set<CivilDate>
) -> [Diagnostic] {
  struct Backdated {
    var first: Diagnostic
    var others = 0
    var severity = Severity.note
  }
  var found: [String: Backdated] = [:]
  for (path, date) in signatures.sorted(by: { $0.path < $1.path }) {
    guard let revision = history.changes(ofPath: path).last(where: { $0.change.kind == .added })?.revision,
      !(history.isShallow && revision.isRoot), revision.date > date.adding(days: 7)
    else { continue }
    let isJudgedBetween = published.contains { (date..<revision.date).contains($0) }
    if found[revision.commit] != nil {
      found[revision.commit]?.others += 1
      if isJudgedBetween { found[revision.commit]?.severity = .warning }
      continue
    }
    let days = revision.date.daysSinceEpoch - date.daysSinceEpoch
    let message = """
      this signature is dated \(date), \(days) days before commit \(revision.shortCommit) of \(revision.date), which added it
      """
    let suggestion =
      "date a signature on the day on which it is given; one that stands stays, and whoever reads the commit asks"
    found[revision.commit] = Backdated(
      first: Diagnostic(.agreementBackdated, at: SourcePosition(file: path), message, suggestion: suggestion),
      severity: isJudgedBetween ? .warning : .note)
  }
  return found.values.map { backdated in
    var first = backdated.first
    first.severity = backdated.severity
    if backdated.others > 0 {
      first.message +=
        backdated.others == 1 ? "; so is 1 other that it added" : "; so are \(backdated.others) others that it added"
    }
    return first
  }
  .sorted()
}
