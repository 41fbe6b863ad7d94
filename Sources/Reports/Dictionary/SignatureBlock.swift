import Calendars
import Definitions
import Fingerprints
import HyperText

/// Who has signed the present meaning, who has not, and what it stands on that is not agreed.
struct SignatureBlock {
  let definition: Definition
  let lexicon: Lexicon
  let context: PageContext

  private var edition: Edition { lexicon.edition }

  /// Nothing where there are no parties to sign.
  var html: HTML {
    var html = HTML()
    guard lexicon.showsStates, let hashes = edition.glossary.hashes(of: definition.id) else { return html }
    let status = edition.status(of: definition.id)
    let signatures = edition.agreements.signatures(of: definition.id, in: edition.glossary, asOf: edition.asOf)
    let signed = lexicon.parties.compactMap { party in
      signatures.filter { $0.party == party }.min { $0.date < $1.date }
    }
    html.element("section", ["class": "sign", "aria-labelledby": "t.signed"]) { html in
      html.element("h2", ["id": "t.signed"], text: heading(status))
      if let note = disputeNote(status) { html.element("p", ["class": "e-note"], text: note) }
      let isWhole = signed.count == lexicon.parties.count
      html.element("div", ["class": isWhole ? "sigs" : "sigs open"]) { html in
        for party in lexicon.parties { signature(of: party, signed.first { $0.party == party }, to: &html) }
      }
      for cause in lexicon.causes(of: definition.id) { standsOn(cause, to: &html) }
      note(hashes, signed: signed, isWhole: isWhole, status, to: &html)
    }
    return html
  }

  private func heading(_ status: AgreementStatus) -> String {
    switch status {
    case .agreed: lexicon.parties.count == 2 ? "Signed by both" : "Signed by all"
    case .halfSigned(let by): "Signed by \(listed(by.map(edition.partyName))) only"
    case .lapsed: "Changed since it was signed"
    case .proposed: "Not signed yet"
    case .draft: "Draft, not up for signature"
    case .disputed: "Disputed"
    case .retired: "Out of use"
    }
  }

  private func disputeNote(_ status: AgreementStatus) -> String? {
    status.isDisputed ? lexicon.openNote(of: definition).map(\.asSentence) : nil
  }

  private func signature(of party: String, _ signature: Signature?, to html: inout HTML) {
    html.element("div", ["class": "sig"]) { html in
      html.append((signature == nil ? StateMark.unsigned : .signed).html)
      html.element("dl") { html in
        html.element("dt", text: edition.partyName(party))
        if let signature {
          html.element("dd", text: signature.by)
          html.element("dd") { $0.append(context.time(signature.date)) }
          if let own = edition.glossary.hashes(of: definition.id)?.own {
            html.element("dd") { $0.element("code", text: own.short) }
          }
          if let commit = edition.commits[signature] {
            html.element("dd") { $0.append(context.commit(commit, besides: party)) }
          }
        } else {
          html.element("dd", text: "has not signed")
          if let owner = definition.owners.first(where: { $0.party == party }) {
            html.element("dd", text: "waits for \(owner.role)")
          }
        }
      }
    }
  }

  private func standsOn(_ id: String, to html: inout HTML) {
    html.element("p", ["class": "note"]) { html in
      html.text("Stands on ")
      html.append(context.link(definition: id))
      html.text(", which is ")
      html.append(context.state(edition.status(of: id)))
      html.text(".")
    }
  }

  private func note(
    _ hashes: DefinitionHashes, signed: [Signature], isWhole: Bool, _ status: AgreementStatus, to html: inout HTML
  ) {
    html.element("p", ["class": "note"]) { html in
      if isWhole {
        html.text(lexicon.parties.count == 2 ? "Both signed this meaning, " : "All signed this meaning, ")
        html.element("code", text: hashes.own.short)
        html.text(". Numbers carry ")
        html.element("code", text: hashes.fingerprint.short)
        html.text(", which also covers the terms it stands on.")
      } else {
        html.text("The meaning to sign is ")
        html.element("code", text: hashes.own.short)
        html.text(".")
        if let before = lastAgreed { html.text(" Version \(before.version) was signed by all on \(before.date.short).") }
      }
      let evidence = signed.compactMap { signature in signature.evidence.map { (signature.party, $0) } }
      if !evidence.isEmpty { html.text(" Evidence: ") }
      for (index, (party, address)) in evidence.enumerated() {
        if index > 0 { html.text(", ") }
        if address.hasPrefix("https://") || address.hasPrefix("http://") {
          html.element("a", ["href": address], text: edition.partyName(party))
        } else {
          html.text(address)
        }
        if index == evidence.count - 1 { html.text(".") }
      }
    }
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
