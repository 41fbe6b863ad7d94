import Calendars
import Definitions
import Documents
import Editions
import Fingerprints
import Numbers

/// Who has signed the present meaning, who has not, and what it depends on that is not agreed.
struct SignatureBlock {
  let definition: Definition
  let lexicon: Lexicon

  private var edition: Edition { lexicon.edition }

  /// Nothing where there are no parties to sign.
  var blocks: [Block] {
    guard lexicon.showsStates, let hashes = edition.glossary.hashes(of: definition.id) else { return [] }
    let status = edition.status(of: definition.id)
    let all = edition.agreements.signatures(of: definition.id, in: edition.glossary, asOf: edition.asOf)
    let signed = lexicon.parties.compactMap { party in
      // Who signed again with a key, that one.
      all.filter { $0.party == party }.min { ($0.proof.isVerified ? 0 : 1, $0.date) < ($1.proof.isVerified ? 0 : 1, $1.date) }
    }
    let signatures = Signatures(
      lexicon.parties.map { party in card(of: party, signed.first { $0.party == party }, own: hashes.own) })

    var blocks: [Block] = [.heading(Heading(2, heading(status), id: "t.signed"))]
    if status.isDisputed, let note = lexicon.openNote(of: definition) {
      blocks.append(.paragraph(note.asSentence, .openPoint))
    }
    blocks.append(.signatures(signatures))
    blocks += lexicon.causes(of: definition.id).map(standsOn)
    blocks.append(.paragraph(note(hashes, signed: signed, isWhole: signatures.isWhole), .note))
    return [.group(Group(.signing, label: .heading("t.signed"), blocks))]
  }

  private func heading(_ status: AgreementStatus) -> Phrase {
    switch status {
    case .agreed: lexicon.parties.count == 2 ? "Signed by both" : "Signed by all"
    case .halfSigned(let by): "Signed by \(listed(by.map(edition.partyName))) only"
    case .reworded: "Reworded since it was signed"
    case .lapsed: "Changed since it was signed"
    case .proposed: "Not signed yet"
    case .draft: "Draft, not up for signature"
    case .disputed: "Disputed"
    case .retired: "Out of use"
    }
  }

  private func card(of party: String, _ signature: Signature?, own: Fingerprint) -> Signatures.Card {
    var lines: [Phrase]
    if let signature {
      lines = [Phrase(signature.by), Phrase(.date(signature.date, .short)), Phrase(.code(own.short))]
      if let commit = edition.commits[signature] { lines.append(commit.words(besides: party)) }
      if let proof = edition.proof(of: signature) { lines.append(proof) }
    } else {
      let owner = definition.owners.first { $0.party == party }
      lines = ["\(owner.map { "\($0.role) " } ?? "")has not signed"]
    }
    return Signatures.Card(edition.partyName(party), isSigned: signature != nil, lines)
  }

  private func standsOn(_ id: String) -> Block {
    .paragraph("Depends on \(edition.link(to: id)), which is \(edition.label(of: edition.status(of: id))).", .note)
  }

  private func note(_ hashes: DefinitionHashes, signed: [Signature], isWhole: Bool) -> Phrase {
    var note: Phrase
    if isWhole {
      note = """
        \(lexicon.parties.count == 2 ? "Both" : "All") signed this meaning, \(.code(hashes.own.short)). Numbers carry \
        \(.code(hashes.fingerprint.short)), which also covers the terms it depends on.
        """
    } else {
      note = "The meaning to sign is \(.code(hashes.own.short))."
      if let before = lastAgreed {
        note +=
          " \(version: before.version, .opening) was signed by \(lexicon.parties.count == 2 ? "both" : "all") on \(day: before.date)."
      }
    }
    let evidence = signed.compactMap { signature in
      signature.evidence.map { Phrase(.link(Link(Phrase(edition.partyName(signature.party)), to: .external($0)))) }
    }
    if !evidence.isEmpty { note += " Evidence: \(evidence.listed)." }
    return note
  }

  /// The newest meaning before the present one that every party signed, and the day of the last signature.
  private var lastAgreed: (version: Int, date: CivilDate)? {
    for record in edition.agreements.records(of: definition.id).reversed() {
      let days = lexicon.parties.map { party in
        record.signatures.filter { $0.party == party && $0.date <= edition.asOf }.map(\.date).min()
      }.compactMap(\.self)
      if days.count == lexicon.parties.count, let last = days.max() { return (record.version, last) }
    }
    return nil
  }
}
