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
          signatures: known.filter { $0.wording == digits }))
      before = digits
    }
    return entries
  }

  /// A meaning in the words of a hash; nil where nobody kept them.
  private func words(digits: String, of record: RecordedMeaning) -> DefinitionVersion? {
    if digits == record.wording { return DefinitionVersion(record) }
    guard let present = glossary[record.id], let hashes = glossary.hashes(of: record.id), hashes.own == record.own,
      hashes.wording.stored == digits
    else { return nil }
    var version = DefinitionVersion(record)
    (version.name, version.sentence) = (present.name, present.sentence)
    return version
  }

  /// What the present words of a definition say differently from those under which its meaning was signed; nil where some
  /// signature is of the present ones, or none says which words it is of.
  package func unsignedWords(of definition: Definition) -> VersionDifference? {
    guard let hashes = glossary.hashes(of: definition.id),
      let record = agreements.record(definition.id, own: hashes.own)
    else { return nil }
    let signed = record.signatures.filter { $0.date <= asOf && !$0.isStewards }.compactMap(\.wording)
    guard signed.contains(record.wording), !signed.contains(hashes.wording.stored) else { return nil }
    return rewording(from: DefinitionVersion(record), to: DefinitionVersion(definition))
  }
}
