import Definitions
import Fingerprints

/// `meanings.json` of a run: what neither an agreement nor an earlier run keeps of the meanings in force; nil where they keep all.
func unrecordedMeanings(_ content: Content, in glossary: Glossary) -> String? {
  let kept = Dictionary(grouping: content.keptMeanings, by: \.id).mapValues { Set($0.map(\.own)) }
  return keptMeanings(of: glossary) { id, own in
    content.agreements.record(id, own: own) != nil || kept[id]?.contains(own) == true
  }
}
