import Definitions

/// Everything that numbers were read through in any run or would be at present, by the 12 digits that rows carry as their source.
///
/// Two metrics may be read through the same, so that digits mean something only with their definition's id.
package struct SourceLedger: Sendable {
  private struct Key: Hashable {
    var id: String
    var reading: String
  }

  private struct Entry {
    /// 12 digits.
    var source: String?
    /// Readings, 12 digits, of what it refers to, by id; those without any source left out.
    var references: [String: String] = [:]
  }

  private var entries: [Key: Entry] = [:]

  /// From what each run recorded, and what the present glossary would.
  package init(_ runs: some Sequence<[RunRecord.MeaningEntry]>) {
    for run in runs {
      // A record names what a meaning refers to by fingerprint, and what is read through it at the entry of that.
      let readings = Dictionary(run.map { ($0.fingerprint, $0.reading) }, uniquingKeysWith: { first, _ in first })
      for entry in run {
        guard let reading = entry.reading else { continue }
        let references = entry.references.compactMapValues { readings[$0].flatMap(\.self).map(stored) }
        entries[Key(id: entry.id, reading: stored(reading))] = Entry(source: entry.source.map(stored), references: references)
      }
    }
  }

  /// One definition that came to be read from another source.
  package struct Change: Hashable, Sendable {
    package var id: String
    /// Hashes of its own source, 12 digits; nil where it named none.
    package var from: String?
    package var to: String?

    package init(id: String, from: String?, to: String?) {
      self.id = id
      self.from = from
      self.to = to
    }
  }

  /// Which definitions' own source made two readings of one metric differ: the metric's, or that of what it stands on.
  ///
  /// Sorted by id; empty where one of the readings is on no record.
  package func causes(of id: String, from old: String, to new: String) -> [Change] {
    DependencyLog.current?.note(.foundation(id))
    var found: Set<Change> = []
    var seen: Set<Change> = []
    var pairs = [Change(id: id, from: stored(old), to: stored(new))]
    while let pair = pairs.popLast() {
      guard pair.from != pair.to, seen.insert(pair).inserted, let before = entry(pair.id, pair.from),
        let after = entry(pair.id, pair.to)
      else { continue }
      if before.source != after.source { found.insert(Change(id: pair.id, from: before.source, to: after.source)) }
      for id in Set(before.references.keys).union(after.references.keys) {
        pairs.append(Change(id: id, from: before.references[id], to: after.references[id]))
      }
    }
    return found.sorted { ($0.id, $0.from ?? "", $0.to ?? "") < ($1.id, $1.from ?? "", $1.to ?? "") }
  }

  /// Where nothing is read there is nothing on record: a reference may get its first source, or lose its last.
  private func entry(_ id: String, _ reading: String?) -> Entry? {
    guard let reading else { return Entry() }
    return entries[Key(id: id, reading: reading)]
  }
}

/// As rows carry a hash.
private func stored(_ hash: String) -> String { String(hash.prefix(12)) }
