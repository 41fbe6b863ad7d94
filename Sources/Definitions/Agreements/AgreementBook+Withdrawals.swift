package import Calendars

extension AgreementBook {
  /// The signature by which a signer agreed that a definition goes out of use, where that is the last that it signed of it. Who
  /// agreed that it is retired agreed that it is not in force as a draft either.
  package func withdrawal(of id: String, by signer: Signer, as kind: Signature.Withdrawal, asOf: CivilDate?) -> Signature? {
    let signed = records(of: id).flatMap(\.signatures).filter { $0.signer == signer && $0.isKnown(asOf) }
    guard let last = signed.max(by: { $0.isOlder(than: $1) }), let withdraws = last.withdraws else { return nil }
    return withdraws == kind || withdraws == .retired ? last : nil
  }

  /// The parties that signed a definition, under any meaning, and have not agreed that it goes out of use.
  package func unreleased(_ id: String, as kind: Signature.Withdrawal, parties: [String], asOf: CivilDate?) -> [String] {
    parties.filter { party in
      records(of: id).contains { record in
        record.signatures.contains { $0.party == party && $0.withdraws == nil && $0.isKnown(asOf) }
      } && withdrawal(of: id, by: .party(party), as: kind, asOf: asOf) == nil
    }
  }

  /// The definitions that every party once signed, that no file has any more, and that not every one of these parties agreed to
  /// retire; sorted. `known` are the ids that files have or had before.
  package func lostAgreements(known: Set<String>, parties: [String], asOf: CivilDate?) -> [String] {
    ids.filter { id in
      !known.contains(id) && wasAgreed(id, parties: parties, asOf: asOf)
        && !unreleased(id, as: .retired, parties: parties, asOf: asOf).isEmpty
    }
  }
}

extension Definition {
  /// What its file declares of its going out of use; nil for one in use.
  package var withdrawal: Signature.Withdrawal? {
    switch declared {
    case .retired: .retired
    case .draft: .draft
    case .disputed, nil: nil
    }
  }
}
