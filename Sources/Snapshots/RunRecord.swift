/// `run.yml` of one snapshot: what made its rows.
package struct RunRecord: Sendable {
  package struct MeaningEntry: Hashable, Sendable {
    package var id: String
    package var version: Int
    /// Whole hashes, 64 hex digits.
    package var own: String
    package var fingerprint: String
    /// Fingerprints of the definitions that it stood on, by id.
    package var references: [String: String]

    package init(id: String, version: Int, own: String, fingerprint: String, references: [String: String]) {
      self.id = id
      self.version = version
      self.own = own
      self.fingerprint = fingerprint
      self.references = references
    }
  }

  package struct Source: Hashable, Sendable {
    package var name: String
    package var rows: Int?
    package var hash: String?
  }

  package var folder: String
  package var vintage: Vintage
  package var tool: String?
  package var commit: String?
  package var isDirty: Bool
  package var sources: [Source]
  package var definitions: [MeaningEntry]
}

/// Every meaning that any run or the present glossary knows, by the 12 digits that rows carry.
package struct MeaningLedger: Sendable {
  private var entries: [String: RunRecord.MeaningEntry] = [:]

  package init(_ entries: some Sequence<RunRecord.MeaningEntry>) {
    for entry in entries {
      let digits = String(entry.fingerprint.prefix(12))
      if self.entries[digits] == nil { self.entries[digits] = entry }
    }
  }

  package subscript(meaning: String) -> RunRecord.MeaningEntry? { entries[String(meaning.prefix(12))] }

  /// One definition that moved between two meanings.
  package struct Change: Hashable, Sendable {
    package var id: String
    /// Nil where the definition was not part of the older meaning, or of the newer.
    package var from: Int?
    package var to: Int?
  }

  /// Which definitions' own text made two meanings of one metric differ: the metric itself, or what it stands on.
  package func causes(from old: String, to new: String) -> [Change] {
    var found: Set<Change> = []
    var seen: Set<[String]> = []
    var pairs = [(String(old.prefix(12)), String(new.prefix(12)))]
    while let (old, new) = pairs.popLast() {
      guard seen.insert([old, new]).inserted, old != new, let before = entries[old], let after = entries[new] else { continue }
      if before.own != after.own { found.insert(Change(id: after.id, from: before.version, to: after.version)) }
      for (id, fingerprint) in after.references {
        guard let earlier = before.references[id] else { continue }
        pairs.append((String(earlier.prefix(12)), String(fingerprint.prefix(12))))
      }
    }
    return found.sorted { ($0.id, $0.from ?? 0, $0.to ?? 0) < ($1.id, $1.from ?? 0, $1.to ?? 0) }
  }
}
