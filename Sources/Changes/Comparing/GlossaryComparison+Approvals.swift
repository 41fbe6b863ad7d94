import Definitions

extension GlossaryComparison {
  /// Who has to sign what came of a change, and who did.
  func approvals(of change: DefinitionChange, before: Definition?, now: Definition) -> [Approval] {
    // A draft is not up for signature yet, unless it takes the place of something signed.
    if before == nil, now.declared == .draft { return [] }
    let valid = agreements.signatures(of: now.id, in: new, asOf: asOf)
    let past = before.map { agreements.signatures(of: $0.id, in: old, asOf: asOf) } ?? []
    func state(_ signer: Signer) -> Approval.State {
      func latest(_ signatures: [Signature]) -> Signature? {
        signatures.filter { $0.signer == signer }.max { $0.date < $1.date }
      }
      return latest(valid).map(Approval.State.signed) ?? latest(past).map(Approval.State.voided) ?? .missing
    }
    var approvals: [Approval] = []
    if change.classes.contains(where: \.needsParties) {
      approvals = settings.parties.map {
        Approval(signer: .party($0.id), name: $0.name, state: state(.party($0.id)))
      }
    }
    let sourceMoved = change.classes.contains { [.source, .semantic, .renamed, .added].contains($0) }
    if now.source != nil, sourceMoved, let steward = settings.steward {
      approvals.append(Approval(signer: .steward, name: steward.name, state: state(.steward)))
    }
    return approvals
  }
}
