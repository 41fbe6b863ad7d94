import Calendars
package import Changes
package import Definitions
import Fingerprints

extension Edition {
  /// Signatures of one meaning in other words than those that it was put up with: meaning and number stayed, the sentence
  /// did not.
  ///
  /// A signature holds the hash of the words and not the words: they are known where they are those of the record or the
  /// present ones.
  package func rewordings(under record: RecordedMeaning) -> [ChangeEntry] {
    let known = record.signatures.filter { $0.date <= asOf && !$0.isStewards && $0.wording != nil }
    guard !known.isEmpty else { return [] }
    let signed = Dictionary(grouping: known) { $0.wording ?? "" }
      .compactMap { digits, signatures in signatures.map(\.date).min().map { (digits: digits, day: $0) } }
      .sorted { ($0.day, $0.digits) < ($1.day, $1.digits) }
    var before = record.wording
    var entries: [ChangeEntry] = []
    for (digits, day) in signed where digits != before {
      entries.append(
        ChangeEntry(
          id: record.id, day: day, key: "c.\(record.id).w.\(digits.prefix(8))",
          subject: .wording(
            name: record.name, before: words(digits: before, of: record), after: words(digits: digits, of: record)),
          signatures: known.filter { $0.wording == digits }, isSameMeaning: isAttested(digits, known)))
      before = digits
    }
    return entries
  }

  /// Whether every party attested that these words mean what was signed in others.
  private func isAttested(_ digits: String, _ signatures: [Signature]) -> Bool {
    !partyIDs.isEmpty
      && partyIDs.allSatisfy { party in
        signatures.contains { $0.party == party && $0.wording == digits && $0.attestsSameMeaning }
      }
  }

  /// A meaning in the words of a hash; nil where nobody kept them.
  private func words(digits: String, of record: RecordedMeaning) -> DefinitionVersion? {
    guard let words = record.words(digits) ?? presentWords(digits, of: record) else { return nil }
    var version = DefinitionVersion(record)
    (version.name, version.sentence) = (words.name, words.sentence)
    return version
  }

  /// Of the first releases only the present words are at hand.
  private func presentWords(_ digits: String, of record: RecordedMeaning) -> SignedWords? {
    guard let present = glossary[record.id], let hashes = glossary.hashes(of: record.id), hashes.own == record.own,
      hashes.wording.stored == digits
    else { return nil }
    return SignedWords(name: present.name, sentence: present.sentence)
  }

  /// What the present words of a definition say differently from those under which its meaning was signed last; nil where
  /// every signature is of the present ones, or none says which words it is of.
  package func unsignedWords(of definition: Definition) -> VersionDifference? {
    let signed = agreements.signatures(of: definition.id, in: glossary, asOf: asOf).filter { !$0.isStewards }
    let others = signed.filter { !agreements.isOfPresentWords($0, definition.id, in: glossary) }
    guard let hashes = glossary.hashes(of: definition.id), let record = agreements.record(definition.id, own: hashes.own),
      let last = others.max(by: { $0.isOlder(than: $1) })?.wording, let before = words(digits: last, of: record)
    else { return nil }
    return rewording(from: before, to: DefinitionVersion(definition))
  }

  /// The words that were signed before the present ones, where every party attested that these mean the same.
  package func attestedWords(of definition: Definition) -> VersionDifference? {
    guard agreements.isRewordingAttested(definition.id, in: glossary, by: partyIDs, asOf: asOf),
      let hashes = glossary.hashes(of: definition.id), let record = agreements.record(definition.id, own: hashes.own),
      record.wording != hashes.wording.stored
    else { return nil }
    return rewording(from: DefinitionVersion(record), to: DefinitionVersion(definition))
  }
}
