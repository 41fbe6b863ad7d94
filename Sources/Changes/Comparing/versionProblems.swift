package import Definitions
package import Diagnostics

/// A meaning that moved while its version stayed.
func versionProblem(of change: DefinitionChange) -> Diagnostic? {
  guard change.classes.contains(.semantic), !change.followsRenaming, let before = change.versionBefore,
    let now = change.versionNow, now <= before
  else { return nil }
  return versionProblem(change.id, version: now, atLeast: before + 1, at: change.position)
}

private func versionProblem(_ id: String, version: Int, atLeast next: Int, at position: SourcePosition) -> Diagnostic {
  Diagnostic(
    .definitionVersionNotRaised, at: position, "the meaning of '\(id)' changed, but its version is still \(version)",
    suggestion: "set 'version: \(next)', 'effective' to the first day on which it holds, and give the reason in 'why'")
}

/// Definitions whose meaning is not the one that was signed under their version; known without git.
package func versionProblems(in glossary: Glossary, agreements: AgreementBook) -> [Diagnostic] {
  glossary.definitions.compactMap { definition in
    guard let own = glossary.hashes(of: definition.id)?.own else { return nil }
    let signed = agreements.records(of: definition.id).filter { record in
      // That a sentence became part of its hash asks for no version.
      !record.leavesOutSentence && record.signatures.contains { !$0.isStewards }
    }
    // What was signed as it stands needs no other version, whatever came after it.
    guard !signed.contains(where: { $0.own == own }), let newest = signed.map(\.version).max(), newest >= definition.version
    else {
      return nil
    }
    return versionProblem(definition.id, version: definition.version, atLeast: newest + 1, at: definition.position)
  }
}
