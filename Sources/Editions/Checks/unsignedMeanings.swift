import Definitions
package import Diagnostics
import Numbers
import Snapshots

/// Definitions that numbers stand on and that the parties have not both signed: once per cause, not once per number.
package func unsignedMeanings(_ edition: Edition) -> [Diagnostic] {
  guard edition.settings.parties.count > 1 else { return [] }
  guard !edition.agreements.ids.isEmpty else {
    return [
      Diagnostic(
        .definitionNotAgreed, at: SourcePosition(file: "content/agreements"), "no definition is signed yet",
        severity: .note)
    ]
  }
  var waiting = edition.snapshots.metrics + edition.glossary.definitions.filter { $0.kind == .commitment }.map(\.id)
  var carrying = Set(waiting)
  while let id = waiting.popLast() {
    for reference in edition.glossary.references(of: id) where carrying.insert(reference).inserted { waiting.append(reference) }
  }
  return edition.glossary.definitions.compactMap { definition in
    guard carrying.contains(definition.id), let words = reason(edition.status(of: definition.id), definition, edition) else {
      return nil
    }
    return Diagnostic(.definitionNotAgreed, at: definition.position, "'\(definition.id)' \(words)")
  }
}

private let depended = ", and numbers depend on it"

private func reason(_ status: AgreementStatus, _ definition: Definition, _ edition: Edition) -> String? {
  switch status {
  case .agreed: return nil
  case .retired: return unreleased(definition, as: .retired, edition)
  case .draft: return unreleased(definition, as: .draft, edition) ?? status.clause(edition.settings) + depended
  case .proposed, .halfSigned, .reworded, .lapsed, .disputed: return status.clause(edition.settings) + depended
  }
}

/// What was signed goes out of use when those who signed it sign that; nil where they did.
private func unreleased(_ definition: Definition, as kind: Signature.Withdrawal, _ edition: Edition) -> String? {
  let open = edition.agreements.unreleased(definition.id, as: kind, parties: edition.partyIDs, asOf: edition.asOf)
  guard !open.isEmpty else { return nil }
  let names = listed(open.map(edition.partyName))
  let state = kind == .retired ? "retired" : "a draft again"
  return "is \(state), and \(names) \(open.count == 1 ? "has" : "have") not signed that"
}
