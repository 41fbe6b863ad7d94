import Changes
import Definitions
import Documents
import Editions

/// What changed between a meaning on record and the one after it: the sentence word by word, the conditions and levels line
/// by line.
struct VersionDiff {
  private let heading: Phrase
  private let difference: VersionDifference
  /// What stands beneath the lines.
  private let note: Phrase?

  init(_ heading: Phrase, _ difference: VersionDifference, note: Phrase? = nil) {
    self.heading = heading
    self.difference = difference
    self.note = note
  }

  /// Nothing where nothing differs.
  var blocks: [Block] {
    guard !difference.isEmpty else { return [] }
    let sentence = difference.sentence.map { [Block.paragraph($0.words.merged)] } ?? []
    let notes = note.map { [Block.paragraph($0, .note)] } ?? []
    return [.group(Group(.difference, [.heading(Heading(3, heading))] + sentence + difference.lines + notes))]
  }
}

extension Edition {
  /// The meaning that a version took the place of: the last one of an older version, or under a former id.
  func predecessor(of id: String, version: Int) -> RecordedMeaning? {
    // What was put up and never signed was never in force, and stands in only where nothing else does.
    let older = recordsInForce(of: id).last { $0.version < version } ?? agreements.records(of: id).last { $0.version < version }
    return older ?? formerRecord(of: id)
  }
}

extension Lexicon {
  /// How many definitions carry another fingerprint because of a change; counted up to a bound.
  func moves(of id: String) -> Phrase? {
    let above = above(id, limit: 500)
    let metrics = above.ids.count { glossary[$0]?.kind == .metric }
    let commitments = above.ids.count { glossary[$0]?.kind == .commitment }
    let parts = [
      metrics > 0 ? Phrase.counting(metrics, "metric") : nil, commitments > 0 ? .counting(commitments, "commitment") : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : "Affects \(above.isWhole ? "" : "at least ")\(parts.listed)."
  }

  /// Everything that depends on a definition at any depth, nearest first; not whole where there is more than `limit`.
  func above(_ id: String, limit: Int) -> (ids: [String], isWhole: Bool) {
    var seen: Set<String> = [id]
    var ids: [String] = []
    var waiting = glossary.referrers(of: id)
    var looked = 0
    while looked < waiting.count {
      let next = waiting[looked]
      looked += 1
      guard seen.insert(next).inserted else { continue }
      guard ids.count < limit else { return (ids, false) }
      ids.append(next)
      // What waits is bounded too: one term may have as many users as the glossary has terms.
      if waiting.count - looked < limit * 2 { waiting += glossary.referrers(of: next).prefix(limit) }
    }
    return (ids, true)
  }
}
