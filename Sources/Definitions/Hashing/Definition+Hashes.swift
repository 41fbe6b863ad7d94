import Calendars
package import Fingerprints
import Numbers

/// What of a definition is hashed, and into which hash; `design.md` section 4.
package enum HashedParts {
  /// The number of the format. It goes up only with a rule that changes hashes.
  static let format = 1
  /// That of a meaning which is nothing but a sentence, and has it in its hash.
  static let sentenceFormat = 2

  /// The meaning with references by id: what a party signs. `sentence` is that of a definition without semantics, whose
  /// meaning it is; nil elsewhere, and as the first releases hashed such a one.
  static func own(id: String, kind: DefinitionKind, meaning: CanonicalValue, sentence: String?) -> CanonicalValue {
    .object(members(id, kind, meaning, sentence))
  }

  /// The meaning with the fingerprints of all that it refers to: what a number carries.
  static func whole(
    id: String, kind: DefinitionKind, meaning: CanonicalValue, sentence: String?, references: [String: Fingerprint]
  ) -> CanonicalValue {
    var members = members(id, kind, meaning, sentence)
    members["refs"] = .object(CanonicalMembers(references.mapValues { .string($0.full) }))
    return .object(members)
  }

  static let meaningKey = "semantics"

  private static func members(
    _ id: String, _ kind: DefinitionKind, _ meaning: CanonicalValue, _ sentence: String?
  ) -> CanonicalMembers {
    [
      "hash": .integer(sentence == nil ? format : sentenceFormat), "id": .string(id), "kind": .string(kind.rawValue),
      meaningKey: meaning, "definition": .text(sentence),
    ]
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
      "source": .text(source?.full), "refs": .object(CanonicalMembers(references.mapValues { .string($0.full) })),
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
  ///
  /// Where signatures are at hand it is ``AgreementBook/own(of:)`` that counts: see there.
  package var own: Fingerprint { own(isFormer: false) }

  /// `isFormer` is the hash of a sentence's meaning as the first releases had it, without the sentence.
  func own(isFormer: Bool) -> Fingerprint {
    HashedParts.own(id: id, kind: kind, meaning: meaning, sentence: isSentence && !isFormer ? sentence : nil).fingerprint
  }

  /// Direct references of the meaning, each once, sorted.
  var referencedIDs: [String] {
    Set(references.lazy.filter(\.role.isPartOfMeaning).map(\.id)).sorted()
  }

  /// From the fingerprints and the readings of what the meaning refers to; `isFormer` as in ``own(isFormer:)``.
  func hashes(
    references: [String: Fingerprint], readings: [String: Fingerprint], isFormer: Bool = false
  ) -> DefinitionHashes {
    let meaning = meaning
    let source = source?.canonical.fingerprint
    let hashedSentence = isSentence && !isFormer ? sentence : nil
    let own = HashedParts.own(id: id, kind: kind, meaning: meaning, sentence: hashedSentence)
    let whole = HashedParts.whole(id: id, kind: kind, meaning: meaning, sentence: hashedSentence, references: references)
    let written = meaning.canonicalJSON()
    return DefinitionHashes(
      own: own.fingerprint(with: HashedParts.meaningKey, as: written),
      fingerprint: whole.fingerprint(with: HashedParts.meaningKey, as: written),
      wording: HashedParts.wording(name: name, sentence: sentence).fingerprint,
      targets: HashedParts.targets(targets)?.fingerprint,
      source: source, reading: HashedParts.reading(source: source, references: readings), meaning: sha256(written))
  }
}

extension CanonicalValue {
  var isEmptyObject: Bool {
    guard case .object(let members) = self else { return false }
    return members.isEmpty
  }
}
