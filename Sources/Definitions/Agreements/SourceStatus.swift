package import Calendars
import Diagnostics

/// Where the steward stands to the source of a definition. Derived from signatures, never declared.
package enum SourceStatus: Hashable, Sendable {
  case signed(Signature)
  /// Another source was signed under the same meaning, last by this signature.
  case changed(since: Signature)
  /// The steward signed no source of the present meaning.
  case unsigned
}

extension AgreementBook {
  /// Nil for a definition that names no source, or is out of use. Signatures after `asOf` are not known yet; nil knows all.
  package func sourceStatus(of id: String, in glossary: Glossary, asOf: CivilDate?) -> SourceStatus? {
    guard let definition = glossary[id], definition.declared != .retired, definition.declared != .draft,
      let hashes = glossary.hashes(of: id), hashes.source != nil
    else { return nil }
    let binding = signatures(of: id, in: glossary, asOf: asOf).filter(\.isStewards)
    if let signature = binding.max(by: isOlder) { return .signed(signature) }
    let others = (record(id, own: hashes.own)?.signatures ?? []).filter { signature in
      signature.isStewards && (asOf.map { signature.date <= $0 } ?? true)
    }
    return others.max(by: isOlder).map { .changed(since: $0) } ?? .unsigned
  }

  /// The steward's first signature of one source of a definition, under any of its meanings.
  package func sourceSignature(of id: String, source: String, asOf: CivilDate?) -> Signature? {
    records(of: id).flatMap(\.signatures)
      .filter { signature in
        signature.isStewards && signature.source == source && (asOf.map { signature.date <= $0 } ?? true)
      }
      .min(by: isOlder)
  }

  /// Whether the steward signed any source at all by a day.
  package func hasSourceSignatures(asOf: CivilDate?) -> Bool {
    ids.lazy.flatMap(records).contains { record in
      record.signatures.contains { signature in signature.isStewards && (asOf.map { signature.date <= $0 } ?? true) }
    }
  }
}

private func isOlder(_ left: Signature, _ right: Signature) -> Bool {
  (left.date, left.position.file) < (right.date, right.position.file)
}
