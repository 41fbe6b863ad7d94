package import Calendars
package import Definitions
import Fingerprints

/// A definition that waits for one party's signature, with what changed since it last signed.
package struct PendingSignature: Sendable {
  package var id: String
  /// The meaning that this party signed last, where it signed one.
  package var lastSigned: RecordedMeaning?
  package var lastSignature: Signature?
  /// Against the last meaning that this party signed; an addition where it signed none.
  package var change: DefinitionChange
}

/// What waits for a party's signature, or the steward's, in the order of the ids.
///
/// Drafts and retired definitions wait for those who signed them when they were in use.
package func pendingSignatures(
  for signer: Signer, in glossary: Glossary, agreements: AgreementBook, settings: SiteSettings, asOf: CivilDate? = nil
) -> [PendingSignature] {
  let comparison = GlossaryComparison(
    old: Glossary(definitions: [], hashes: [:], references: [:]), new: glossary, settings: settings, agreements: agreements,
    asOf: asOf)
  return glossary.definitions.compactMap { comparison.pending($0, for: signer) }
}

extension GlossaryComparison {
  fileprivate func pending(_ definition: Definition, for signer: Signer) -> PendingSignature? {
    guard let hashes = new.hashes(of: definition.id), signer != .steward || hashes.source != nil else { return nil }
    if let kind = definition.withdrawal {
      guard case .party(let party) = signer,
        !agreements.unreleased(definition.id, as: kind, parties: [party], asOf: asOf).isEmpty
      else { return nil }
    } else if agreements.signatures(of: definition.id, in: new, asOf: asOf).contains(where: {
      $0.signer == signer && ($0.isStewards || agreements.isOfPresentWords($0, definition.id, in: new))
    }) {
      return nil
    }
    let ids = [definition.id] + definition.formerly
    let signed = ids.flatMap(agreements.records).flatMap { record in
      record.signatures.lazy.filter { signature in signature.signer == signer && (asOf.map { signature.date <= $0 } ?? true) }
        .map { (record: record, signature: $0) }
    }
    guard let last = signed.max(by: { ($0.signature.date, $0.record.version) < ($1.signature.date, $1.record.version) }) else {
      return PendingSignature(id: definition.id, change: addition(definition))
    }
    return PendingSignature(
      id: definition.id, lastSigned: last.record, lastSignature: last.signature,
      change: change(from: last.record, last.signature, to: definition, hashes))
  }

  /// What moved since a signature, so far as a record tells: words, meaning and levels.
  private func change(
    from record: RecordedMeaning, _ signature: Signature, to definition: Definition, _ hashes: DefinitionHashes
  ) -> DefinitionChange {
    var before = DefinitionVersion(record)
    if let words = signature.wording.flatMap(record.words) { (before.name, before.sentence) = (words.name, words.sentence) }
    if let promised = signature.targets.flatMap({ record.promises[$0] }) { before.targets = promised }
    let followsRenaming = record.own != hashes.own && saysTheSame(before, DefinitionVersion(definition))
    var classes: [ChangeClass] = record.id == definition.id ? [] : [.renamed]
    if record.own != hashes.own, !followsRenaming || record.id == definition.id { classes.append(.semantic) }
    if signature.isStewards {
      if signature.source != hashes.source?.stored { classes.append(.source) }
    } else if signature.targets != hashes.targets?.stored {
      classes.append(.target)
    }
    if definition.withdrawal != nil { classes.append(.status) }
    let isReworded = before.sentence != definition.sentence && !(definition.isSentence && classes.contains(.semantic))
    if before.name != definition.name || isReworded { classes.append(.wording) }
    var change = DefinitionChange(definition, classes: classes.sorted())
    change.formerID = record.id == definition.id ? nil : record.id
    change.versionBefore = record.version
    change.followsRenaming = followsRenaming
    change.difference = difference(from: before, to: DefinitionVersion(definition, in: new), names)
    if followsRenaming { change.difference.meaning = respellings(in: definition) }
    if classes.contains(.source) { change.source = sourceDifference(from: nil, to: definition.source) }
    change.approvals = approvals(of: change, before: nil, now: definition).map { sinceLastSigned($0, definition) }
    return change
  }

  /// What was signed once holds no longer; the file of the old state is not at hand to say which state that was.
  private func sinceLastSigned(_ approval: Approval, _ definition: Definition) -> Approval {
    guard case .missing = approval.state else { return approval }
    let past = ([definition.id] + definition.formerly).flatMap(agreements.records).flatMap(\.signatures)
      .filter { signature in signature.signer == approval.signer && (asOf.map { signature.date <= $0 } ?? true) }
    guard let last = past.max(by: { $0.date < $1.date }) else { return approval }
    var approval = approval
    approval.state = .voided(last)
    return approval
  }
}
