import Definitions

extension GlossaryComparison {
  /// Who has to sign what came of a change, and who did.
  func approvals(of change: DefinitionChange, before: Definition?, now: Definition) -> [Approval] {
    let past = before.map { agreementsBefore.signatures(of: $0.id, in: old, asOf: asOf) } ?? []
    if let kind = now.withdrawal {
      // A draft is not up for signature yet, unless it takes the place of something signed; what is retired never is.
      guard let before, before.withdrawal != kind, !past.isEmpty else { return [] }
      return withdrawals(of: before, as: kind, now: now.id)
    }
    let valid = agreements.signatures(of: now.id, in: new, asOf: asOf)
    func state(_ signer: Signer) -> Approval.State {
      func latest(_ signatures: [Signature]) -> Signature? {
        signatures.filter { $0.signer == signer }.max { $0.isOlder(than: $1) }
      }
      let signed = valid.filter { $0.isStewards || agreements.isOfPresentWords($0, now.id, in: new) }
      return latest(signed).map(Approval.State.signed) ?? (latest(past) ?? latest(valid)).map(Approval.State.voided) ?? .missing
    }
    // Other words under one meaning are attested by those who signed it.
    let areAllAsked = change.classes.contains(where: \.needsParties)
    let asked = settings.parties.filter { party in
      areAllAsked || (change.classes.contains(.wording) && (past + valid).contains { $0.party == party.id })
    }
    let request = areAllAsked ? Approval.Request.signature : .attestation
    var approvals = asked.map { party in
      Approval(signer: .party(party.id), name: party.name, state: state(.party(party.id)), request: request)
    }
    let sourceMoved = change.classes.contains { [.source, .semantic, .renamed, .added].contains($0) }
    if now.source != nil, sourceMoved, let steward = settings.steward {
      approvals.append(Approval(signer: .steward, name: steward.name, state: state(.steward)))
    }
    return approvals
  }

  /// The parties that signed a definition which goes out of use, each with its signature of that.
  func withdrawals(of before: Definition, as kind: Signature.Withdrawal, now id: String? = nil) -> [Approval] {
    let past = agreementsBefore.signatures(of: before.id, in: old, asOf: asOf)
    return settings.parties.compactMap { party in
      let signer = Signer.party(party.id)
      guard let last = past.filter({ $0.signer == signer }).max(by: { $0.isOlder(than: $1) }) else { return nil }
      let released = [before.id, id ?? before.id].lazy.compactMap { id in
        agreements.withdrawal(of: id, by: signer, as: kind, asOf: asOf)
      }.first
      let state = released.map(Approval.State.signed) ?? .voided(last)
      return Approval(signer: signer, name: party.name, state: state, request: .withdrawal)
    }
  }
}
