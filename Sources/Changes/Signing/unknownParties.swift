import Calendars
package import Definitions
package import Diagnostics

/// Signatures of parties that site.yml does not name, once per party.
package func unknownParties(in agreements: AgreementBook, settings: SiteSettings) -> [Diagnostic] {
  guard !settings.parties.isEmpty else { return [] }
  let known = Set(settings.signers)
  return signatures(in: agreements) { !known.contains($0.signer) }.map { party, signatures in
    finding(party, signatures, severity: nil)
  }
}

/// Parties that signed, and that site.yml named before a change and does not name after it: what they signed would be agreed
/// without them.
package func droppedParties(
  from old: SiteSettings, to new: SiteSettings, agreements: AgreementBook
) -> [Diagnostic] {
  let dropped = Set(old.parties.map(\.id)).subtracting(new.parties.map(\.id))
  guard !dropped.isEmpty else { return [] }
  return signatures(in: agreements) { dropped.contains($0.party) }.map { finding($0, $1, severity: .error) }
}

private func signatures(
  in agreements: AgreementBook, where isWanted: (Signature) -> Bool
) -> [(party: String, signatures: [Signature])] {
  let found = agreements.ids.flatMap(agreements.records).flatMap(\.signatures).filter(isWanted)
  return Dictionary(grouping: found, by: \.party).sorted { $0.key < $1.key }.map { (party: $0.key, signatures: $0.value) }
}

private func finding(_ party: String, _ signatures: [Signature], severity: Severity?) -> Diagnostic {
  let first = signatures.min { ($0.date, $0.position.file) < ($1.date, $1.position.file) }
  let count = signatures.count == 1 ? "1 signature is" : "\(signatures.count) signatures are"
  return Diagnostic(
    .agreementUnknownParty, at: first?.position ?? SourcePosition(file: "content/agreements"),
    "\(count) of the party '\(party)', which site.yml does not name",
    suggestion: "name it under 'parties' again: what it signed is agreed with it", severity: severity)
}
