import Calendars
package import Fingerprints
import Numbers

/// What of a definition is hashed, and into which hash; `design.md` section 4.
package enum HashedParts {
  /// The number of the format. It goes up only with a rule that changes hashes.
  static let format = 1

  /// The meaning with references by id: what a party signs.
  static func own(id: String, kind: DefinitionKind, meaning: CanonicalValue) -> CanonicalValue {
    .object(["hash": .integer(format), "id": .string(id), "kind": .string(kind.rawValue), "semantics": meaning])
  }

  /// The meaning with the fingerprints of all that it refers to: what a number carries.
  static func whole(id: String, kind: DefinitionKind, meaning: CanonicalValue, references: [String: Fingerprint])
    -> CanonicalValue
  {
    .object([
      "hash": .integer(format), "id": .string(id), "kind": .string(kind.rawValue), "semantics": meaning,
      "refs": .object(references.mapValues { .string($0.full) }),
    ])
  }

  static func wording(name: String, sentence: String) -> CanonicalValue {
    .object(["name": .string(name), "definition": .string(sentence)])
  }

  /// Nil where nothing is promised.
  static func targets(_ targets: [Target]) -> CanonicalValue? {
    targets.isEmpty ? nil : .list(targets.map(\.canonical))
  }

  /// The hash of levels, which a signature names; nil where nothing is promised.
  package static func hash(of targets: [Target]) -> Fingerprint? { self.targets(targets)?.fingerprint }

  /// The definition's own source with the readings of what it refers to, those without any left out. Where nothing beneath
  /// names a source it is the own source's hash, so that a number that is read in one place carries what the steward signed.
  static func reading(source: Fingerprint?, references: [String: Fingerprint]) -> Fingerprint? {
    guard !references.isEmpty else { return source }
    let parts = CanonicalValue.object([
      "source": .text(source?.full), "refs": .object(references.mapValues { .string($0.full) }),
    ])
    return parts.fingerprint
  }
}

extension Target {
  /// 0.250 promises what 0.25 promises.
  var canonical: CanonicalValue {
    .object([
      "op": .string(comparison.rawValue), "value": .string(value.withoutTrailingZeros.description),
      "currency": .text(currency), "from": .text(from?.description), "grain": .text(grain?.rawValue),
      "min_n": minimumCount.map(CanonicalValue.integer),
    ])
  }
}

extension Definition {
  /// The hash of the meaning with its references by id: what a party signs. It needs no other definition.
  package var own: Fingerprint { HashedParts.own(id: id, kind: kind, meaning: meaning).fingerprint }

  /// Direct references of the meaning, each once, sorted.
  var referencedIDs: [String] {
    Set(references.lazy.filter(\.role.isPartOfMeaning).map(\.id)).sorted()
  }

  /// From the fingerprints and the readings of what the meaning refers to.
  func hashes(references: [String: Fingerprint], readings: [String: Fingerprint]) -> DefinitionHashes {
    let source = source?.canonical.fingerprint
    return DefinitionHashes(
      own: own,
      fingerprint: HashedParts.whole(id: id, kind: kind, meaning: meaning, references: references).fingerprint,
      wording: HashedParts.wording(name: name, sentence: sentence).fingerprint,
      targets: HashedParts.targets(targets)?.fingerprint,
      source: source, reading: HashedParts.reading(source: source, references: readings))
  }
}
