import Definitions
import Diagnostics
import Reports
import Snapshots

/// Definitions that numbers stand on and that the parties have not both signed: once per cause, not once per number.
func unsignedMeanings(_ edition: Edition) -> [Diagnostic] {
  guard edition.settings.parties.count > 1 else { return [] }
  guard !edition.agreements.ids.isEmpty else {
    return [
      Diagnostic(
        .definitionNotAgreed, at: SourcePosition(file: "content/agreements"), "nobody has signed a definition yet",
        severity: .note)
    ]
  }
  var waiting = edition.snapshots.metrics + edition.glossary.definitions.filter { $0.kind == .commitment }.map(\.id)
  var carrying = Set(waiting)
  while let id = waiting.popLast() {
    for reference in edition.glossary.references(of: id) where carrying.insert(reference).inserted { waiting.append(reference) }
  }
  return edition.glossary.definitions.compactMap { definition in
    guard carrying.contains(definition.id), let words = reason(edition.status(of: definition.id), edition) else { return nil }
    return Diagnostic(.definitionNotAgreed, at: definition.position, "\(definition.id) \(words), and numbers stand on it")
  }
}

private func reason(_ status: AgreementStatus, _ edition: Edition) -> String? {
  switch status {
  case .agreed, .retired: nil
  case .draft: "is a draft"
  case .proposed: "is signed by nobody"
  case .halfSigned(let by):
    "waits for "
      + edition.settings.parties.map(\.id).filter { !by.contains($0) }.map(edition.partyName).joined(separator: " and ")
  case .lapsed: "changed after it was signed"
  case .disputed(let by, _, _): by.map { "is disputed by \(edition.partyName($0))" } ?? "is disputed"
  }
}
