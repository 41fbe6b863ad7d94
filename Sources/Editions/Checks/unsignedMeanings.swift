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
    guard carrying.contains(definition.id), let words = reason(edition.status(of: definition.id), edition) else { return nil }
    return Diagnostic(.definitionNotAgreed, at: definition.position, "'\(definition.id)' \(words), and numbers depend on it")
  }
}

private func reason(_ status: AgreementStatus, _ edition: Edition) -> String? {
  let parties = edition.settings.parties.map(\.id)
  func unsigned(by missing: [String]) -> String { "is not yet signed by \(listed(missing.map(edition.partyName)))" }
  return switch status {
  case .agreed, .retired: nil
  case .draft: "is a draft"
  case .proposed: unsigned(by: parties)
  case .halfSigned(let by): unsigned(by: parties.filter { !by.contains($0) })
  case .lapsed: "changed after it was signed"
  case .disputed(let by, _, _): by.map { "is disputed by \(edition.partyName($0))" } ?? "is disputed"
  }
}
