package import Calendars
import Definitions
package import Diagnostics
import Editions
import Files

/// What a command did that writes into `content/`.
package struct ContentOutcome: Sendable {
  /// Files that were written, relative to the root, sorted.
  package var written: [String]
  package var findings: [Diagnostic]

  package init(written: [String] = [], findings: [Diagnostic] = []) {
    self.written = written
    self.findings = findings
  }

  package var hasFailed: Bool { findings.contains { $0.severity == .error } }
}

/// Hands out the forms of a definition audit: one per party, and the steward's for the verdicts.
///
/// A form shows neither the agreed sentence nor another team's, and one that is there already is never overwritten.
package func newAudit(root: String, quarter: Period) async -> ContentOutcome {
  let project = RootFolder(root)
  return await project.locked(for: "audit") {
    await newAudit(in: project, quarter: quarter)
  } refused: {
    ContentOutcome(findings: [$0])
  }
}

private func newAudit(in root: RootFolder, quarter: Period) async -> ContentOutcome {
  let content = await readContent(root: root.path, threads: 1)
  let (glossary, _) = resolveGlossary(content, asOf: nil)
  let (audits, auditFindings) = readAudits(content.auditFiles, glossary: glossary, settings: content.settings)
  var outcome = ContentOutcome(findings: (content.diagnostics + auditFindings).filter { $0.severity == .error })
  let terms = auditTerms(after: audits, in: glossary)
  guard !outcome.hasFailed else { return outcome }
  guard !terms.isEmpty else {
    outcome.findings.append(
      Diagnostic(.contentEmpty, at: SourcePosition(file: "content/glossary"), "the glossary defines none of the terms to audit")
    )
    return outcome
  }
  var forms = content.settings.parties.map { party in
    (name: party.id, text: auditForm(quarter, party: party.name, terms: terms, in: glossary))
  }
  forms.append((name: Signer.steward.description, text: auditVerdictForm(quarter, terms: terms)))
  let folder = "content/audits/\(quarter)"
  let files = forms.map { NewFile("\(folder)/\($0.name).yml", Array($0.text.utf8)) }
  for file in files where root.hasName(file.path) {
    outcome.findings.append(
      Diagnostic(
        .outputWrite, at: SourcePosition(file: file.path), "the form already exists and was left as it is", severity: .note))
  }
  do throws(AddedFilesFailure) {
    outcome.written = try root.add(files.filter { !root.hasName($0.path) })
  } catch {
    outcome.findings += error.findings
  }
  outcome.written.sort()
  return outcome
}
