package import Changes
import Definitions
package import Diagnostics
import Files
import Fingerprints

/// What signing found and left behind.
package struct ApprovalOutcome: Sendable {
  package var findings: [Diagnostic]
  /// What needed nothing, one sentence each.
  package var notes: [String] = []
  /// New files, relative to the project's root; none where there is an error.
  package var written: [String] = []

  /// Whether a failure took back all that it had written.
  package var leavesNothing = true

  package var hasFailed: Bool { findings.contains { $0.severity == .error } }
}

/// Writes a party's signatures under definitions as they stand: all of them or none, and nothing that is there is touched.
///
/// A broken file elsewhere keeps nobody from signing; one that belongs to what is signed does.
package func approve(_ request: SignatureRequest, root: String, threads: Int) async -> ApprovalOutcome {
  let project = RootFolder(root)
  return await project.locked(for: "approve") {
    await approve(request, in: project, threads: threads)
  } refused: {
    ApprovalOutcome(findings: [$0])
  }
}

private func approve(_ request: SignatureRequest, in root: RootFolder, threads: Int) async -> ApprovalOutcome {
  let content = await readContent(root: root.path, threads: threads)
  let glossary = resolveGlossary(content, asOf: nil).glossary
  let signing = signing(request, in: glossary, agreements: content.agreements, settings: content.settings)
  let broken = content.diagnostics.filter { $0.severity == .error && concerns($0, request.ids) }
  // An unreadable file is told by its own problem, not as an id that nobody knows.
  let unread = content.unreadDefinitions
  let refused = signing.diagnostics.filter { problem in
    problem.rule != .definitionUnknownReference || !unread.contains { problem.message.contains("'\($0)'") }
  }
  var outcome = ApprovalOutcome(findings: (broken + refused).sorted(), notes: signing.notes)
  guard !outcome.hasFailed else { return outcome }
  let signed = await signed(signing.files, request, by: content.keys, root: root.path)
  outcome.findings += signed.findings
  outcome.notes += signed.notes
  guard !outcome.hasFailed else { return outcome }
  do throws(AddedFilesFailure) {
    // A file that is there with the same bytes is as good as written: another party may have put up the same meaning at once.
    outcome.written = try root.add(signed.files.map { NewFile($0.path, $0.bytes) })
  } catch {
    outcome.findings += problems(error)
    outcome.leavesNothing = error.left.isEmpty
  }
  return outcome
}

/// Why a signature could not be written.
private func problems(_ failure: AddedFilesFailure) -> [Diagnostic] {
  guard failure.error.isAlreadyThere else { return failure.findings }
  return [
    Diagnostic(
      .agreementRewritten, at: SourcePosition(file: failure.error.path),
      "nothing was signed: this file already exists with different content",
      suggestion: "run concord check to see what is wrong; a signature is never rewritten")
  ]
}

/// Whether a problem lies in site.yml, in a definition that is signed, or among its agreements.
private func concerns(_ problem: Diagnostic, _ ids: [String]) -> Bool {
  let path = problem.position.file
  return path == "content/site.yml"
    || ids.contains { (path.hasSuffix(".md") && termName(ofFile: path) == $0) || path.hasPrefix("content/agreements/\($0)/") }
}

/// What waits for a party, told with what changed since it last signed.
package struct PendingOutcome: Sendable {
  package var pending: [PendingSignature]
  package var findings: [Diagnostic]

  package var hasFailed: Bool { findings.contains { $0.severity == .error } }
}

/// What waits for the signature of a party, or of the steward; of these ids only, where some are given.
package func pendingApprovals(of party: String, among ids: [String] = [], root: String, threads: Int) async -> PendingOutcome {
  let content = await readContent(root: root, threads: threads)
  let resolved = resolveGlossary(content, asOf: nil)
  var findings = (content.diagnostics + resolved.diagnostics).filter { $0.severity == .error }
  let signer = Signer(party)
  if let unknown = content.settings.unknown(signer) {
    findings.append(unknown)
    return PendingOutcome(pending: [], findings: findings.sorted())
  }
  for id in ids where resolved.glossary[id] == nil {
    findings.append(
      Diagnostic(
        .definitionUnknownReference, at: SourcePosition(file: ""), "there is no definition '\(id)'",
        suggestion: NearMiss.suggestion(for: id, among: resolved.glossary.definitions.lazy.map(\.id))))
  }
  let pending = pendingSignatures(
    for: signer, in: resolved.glossary, agreements: content.agreements, settings: content.settings)
  return PendingOutcome(pending: pending.filter { ids.isEmpty || ids.contains($0.id) }, findings: findings.sorted())
}
