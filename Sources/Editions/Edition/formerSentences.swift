import Definitions
import Fingerprints
import Snapshots

/// Own hashes of sentences that nobody had signed, as runs of the first releases recorded them without the sentence, each with
/// the first hash that the same definition had with it: that the sentence became part of the hash breaks no series.
func formerSentences(
  in meanings: some Sequence<RunRecord.MeaningEntry>, _ glossary: Glossary, _ agreements: AgreementBook
) -> [(before: String, after: String)] {
  let former = Dictionary(
    glossary.definitions.compactMap { definition in
      agreements.unrecordedFormerOwn(of: definition).map { (definition.id, $0.full) }
    }, uniquingKeysWith: { first, _ in first })
  guard !former.isEmpty else { return [] }
  var recorded: Set<String> = []
  var first: [String: String] = [:]
  for entry in meanings {
    guard let own = former[entry.id] else { continue }
    if entry.own == own { recorded.insert(entry.id) } else if first[entry.id] == nil { first[entry.id] = entry.own }
  }
  return recorded.sorted().compactMap { id in
    former[id].flatMap { before in first[id].map { (before: before, after: $0) } }
  }
}
