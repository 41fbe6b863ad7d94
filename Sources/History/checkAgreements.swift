package import Definitions
package import Diagnostics

/// Holds the agreements on disk against their history: nothing that was signed is rewritten, and who committed a signature
/// is one of those whom it speaks for.
///
/// A history that is not available says nothing; a shallow one speaks for what it knows.
package func checkAgreements(_ history: DefinitionHistory, settings: SiteSettings) -> [Diagnostic] {
  // Keys come and go; what they signed stays.
  let paths = history.paths.filter { $0.contains("/agreements/") && !KeyRing.isPart($0) }
  return paths.flatMap { path -> [Diagnostic] in
    let life = AgreementFileLife(path, history)
    return [rewritten(life, history), wrongAuthor(life, history, settings)].compactMap { $0 }
  }
}

/// What became of one file of an agreement.
private struct AgreementFileLife {
  let path: String
  /// The commits that first brought the file, oldest first. Two branches may both bring it, before it was changed or gone.
  let additions: [(revision: Revision, change: FileChange)]
  /// The first commit that then changed or removed it.
  let rewriting: (revision: Revision, change: FileChange)?
  /// As it lies on disk; nil where it is gone.
  let present: String?

  init(_ path: String, _ history: DefinitionHistory) {
    self.path = path
    let oldestFirst = history.changes(ofPath: path).reversed()
    additions = Array(oldestFirst.prefix { $0.change.kind == .added })
    rewriting = oldestFirst.first { $0.change.kind != .added && $0.change.changesContent }
    present = history.present[path]
  }
}

/// The file has to hold a text with which it first came: whoever puts that back mends it, whatever lies between.
private func rewritten(_ life: AgreementFileLife, _ history: DefinitionHistory) -> Diagnostic? {
  guard !life.additions.isEmpty, !life.additions.contains(where: { $0.change.blob == life.present }) else { return nil }
  let first = life.additions[0].revision
  let what = life.present == nil ? "was removed" : "was changed"
  let by = life.rewriting.map { " in commit \($0.revision.shortCommit)" } ?? ", which is not committed yet"
  return Diagnostic(
    .agreementRewritten, at: SourcePosition(file: life.path),
    "this file of an agreement, committed on \(first.date), \(what)\(by)",
    suggestion: history.checkout(first.shortCommit, life.path))
}

/// Names the commit and never the address: findings stand in `build.json`, which may be published.
///
/// A commit of the party that brings the same text again confirms it: after a squash merge all is by whoever merged.
private func wrongAuthor(_ life: AgreementFileLife, _ history: DefinitionHistory, _ settings: SiteSettings) -> Diagnostic? {
  guard let name = life.path.split(separator: "/").last, name.hasSuffix(".yml"), life.present != nil,
    // `sales.yml`, and `sales.a07da5dc5a7c.yml` for what was signed later under the same meaning.
    let party = settings.party(of: Signer(String(name.prefix { $0 != "." }))), !party.addresses.isEmpty,
    let addition = life.additions.first(where: { $0.change.blob == life.present }) ?? life.additions.first
  else { return nil }
  // The oldest commit of a shallow clone seems to have added all that it holds.
  if history.isShallow && addition.revision.isRoot { return nil }
  let bringing = history.changes(ofPath: life.path).filter { $0.change.blob != nil && $0.change.blob == life.present }
  guard !(bringing + [addition]).contains(where: { party.has(address: $0.revision.authorEmail) }) else { return nil }
  let position = SourcePosition(file: life.path)
  let commit = "commit \(addition.revision.shortCommit), which added this signature,"
  if (bringing + [addition]).contains(where: { $0.revision.coAuthors.contains { party.has(address: $0) } }) {
    return Diagnostic(
      .agreementWrongAuthor, at: position, "\(commit) names \(party.name) as co-author: it is as stated in the commit",
      suggestion: "nothing is proved by it; a key would be: concord approve --sign", severity: .note)
  }
  return Diagnostic(
    .agreementWrongAuthor, at: position, "\(commit) was not made from an address of \(party.name)",
    suggestion: """
      let \(party.name) confirm it in commits of its own: git rm it and commit, git checkout HEAD~1 -- it and commit; after a \
      squash merge, name \(party.name) in Co-authored-by; or add the address to site.yml
      """)
}

extension SiteSettings {
  /// The party, or the steward, that an author's address belongs to: what pages show in place of a name.
  package func party(ofAuthor address: String) -> Party? {
    (parties + [steward].compactMap { $0 }).first { $0.has(address: address) }
  }
}

extension SiteSettings.Party {
  /// Letter case does not tell addresses apart.
  fileprivate func has(address: String) -> Bool {
    addresses.contains { $0.lowercased() == address.lowercased() }
  }
}
