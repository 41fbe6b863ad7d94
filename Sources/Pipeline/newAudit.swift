package import Calendars
import Definitions
package import Diagnostics
import Reports

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
  let content = await readContent(root: root, threads: 1)
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
  forms.append((name: "steward", text: auditVerdictForm(quarter, terms: terms)))
  let folder = "content/audits/\(quarter)"
  do throws(FileError) {
    try FileSystem.makeFolders(root + "/" + folder)
    for form in forms {
      let path = "\(folder)/\(form.name).yml"
      do throws(FileError) {
        try FileSystem.create(Array(form.text.utf8), at: root + "/" + path)
        outcome.written.append(path)
      } catch  where error.isAlreadyThere {
        outcome.findings.append(
          Diagnostic(
            .outputWrite, at: SourcePosition(file: path), "the form is there already and stays as it is", severity: .note))
      }
    }
  } catch {
    outcome.findings.append(
      Diagnostic(.outputWrite, at: SourcePosition(file: folder), "\(error.path) cannot be written: \(error)"))
  }
  outcome.written.sort()
  return outcome
}
