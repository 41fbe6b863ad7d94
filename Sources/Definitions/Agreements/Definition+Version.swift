import Diagnostics

extension Definition {
  /// A version as it was signed, read where the steward signed it then, or where it is read now if nobody recorded that; what is
  /// not signed, its owners among it, is as the definition has it now, and nothing where it is gone.
  ///
  /// Nil where this release cannot type its meaning.
  package convenience init?(version record: RecordedMeaning, of present: Definition?) {
    if case .none = record.semantics, record.kind != .concept { return nil }
    self.init(
      id: record.id, kind: record.kind, name: record.name, abbreviation: present?.abbreviation, version: record.version,
      effective: record.effective, effectivePosition: nil, why: record.why, sentence: record.sentence, synonyms: [], avoid: [],
      ambiguous: [], vocabulary: present?.vocabulary ?? [], owners: present?.owners ?? [], steward: present?.steward,
      review: nil, declared: nil, formerly: present?.formerly ?? [], related: [], labels: [],
      references: record.references.keys.sorted().map { Reference(id: $0, role: .condition, position: record.position) },
      semantics: record.semantics, meaning: record.meaning, source: record.source ?? present?.source, targets: record.targets,
      display: present?.display ?? Display(), body: Body(bytes: [], firstLine: 1),
      position: present?.position ?? record.position)
  }
}

extension Definition {
  /// The same definition as it was shown at another time.
  package func shown(as past: Presentation) -> Definition {
    guard past != Presentation(self) else { return self }
    let names = [name] + (past.abbreviation.map { [$0] } ?? []) + past.synonyms
    return Definition(
      id: id, kind: kind, name: name, abbreviation: past.abbreviation, version: version, effective: effective,
      effectivePosition: effectivePosition, why: why, sentence: sentence, synonyms: past.synonyms, avoid: avoid,
      ambiguous: ambiguous, vocabulary: vocabulary, owners: owners, steward: steward, review: review, declared: declared,
      formerly: formerly, related: related, labels: names.map { Label(text: $0, position: position) }, references: references,
      semantics: semantics, meaning: meaning, source: source, targets: targets, display: past.display, body: body,
      position: position)
  }
}
