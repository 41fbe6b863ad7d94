package import Fingerprints

extension AgreementBook {
  /// The own hash of a definition: what a party signs.
  ///
  /// The first releases left the sentence of a definition without semantics out of its hash. Where such a meaning is on record
  /// with the sentence that the definition has now, that hash stands for the present one too: the two are one meaning, so that
  /// no signature lapses, no series breaks and no version is asked for. Any other sentence has a hash of its own.
  package func own(of definition: Definition) -> Fingerprint {
    definition.own(isFormer: hasFormerHash(definition))
  }

  /// Whether a definition keeps the hash without its sentence under which it is on record.
  func hasFormerHash(_ definition: Definition) -> Bool {
    guard definition.isSentence, let record = formerRecord(of: definition) else { return false }
    return normalized(record.sentence) == normalized(definition.sentence)
  }

  /// The record of a definition without semantics from before its sentence was part of the hash.
  func formerRecord(of definition: Definition) -> RecordedMeaning? {
    guard definition.isSentence, !records(of: definition.id).isEmpty else { return nil }
    return record(definition.id, own: definition.own(isFormer: true))
  }

  /// The own hash without the sentence that runs of the first releases recorded for a definition which nobody had signed;
  /// nil where it has one only, and where a record tells which sentence that hash stands for.
  package func unrecordedFormerOwn(of definition: Definition) -> Fingerprint? {
    definition.isSentence && formerRecord(of: definition) == nil ? definition.own(isFormer: true) : nil
  }
}

extension RecordedMeaning {
  /// Whether its hash leaves out the sentence that is all its meaning, as the first releases had it.
  package var leavesOutSentence: Bool {
    meaning.isEmptyObject
      && HashedParts.own(id: id, kind: kind, meaning: meaning, sentence: nil).fingerprint == own
  }
}
