import Calendars
import Definitions
package import Diagnostics

/// Sources as they stand that the steward has not signed. Where nobody signed anything yet that is said once, of the meanings.
package func unsignedSources(_ edition: Edition) -> [Diagnostic] {
  guard let steward = edition.settings.steward?.name, !edition.agreements.ids.isEmpty else { return [] }
  let open = edition.glossary.definitions.compactMap { definition in
    edition.sourceStatus(of: definition.id).map { (definition: definition, status: $0) }
  }
  guard edition.agreements.hasSourceSignatures(asOf: edition.asOf) else {
    guard !open.isEmpty else { return [] }
    return [
      Diagnostic(
        .agreementSourceUnsigned, at: SourcePosition(file: "content/agreements"), "\(steward) has signed no source yet",
        severity: .note)
    ]
  }
  return open.compactMap { definition, status in
    let words: String
    switch status {
    case .signed: return nil
    case .changed(let last): words = "is not read from the source that \(steward) signed on \(last.date.short)"
    case .unsigned: words = "is read from a source that \(steward) has not signed"
    }
    return Diagnostic(
      .agreementSourceUnsigned, at: definition.position, "'\(definition.id)' \(words)",
      suggestion: "compare the numbers, then run concord approve \(definition.id) --party steward")
  }
}
