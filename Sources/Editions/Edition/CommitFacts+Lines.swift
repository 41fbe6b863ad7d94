import Fingerprints

extension CommitFacts {
  /// Everything but the counts, a line each in one order: with the same lines, pages show the same commits.
  package var lines: [String] {
    var lines = ["\(extent)"]
    lines += meanings.map { "\($0.key.id) \($0.key.own.full) \($0.value)" }.sorted()
    lines += files.map { "\($0.key) \($0.value)" }.sorted()
    // What a file last said follows from the commit that removed it.
    lines += removed.map { id, gone in "\(id) \(gone.commit.map { "\($0)" } ?? "")" }.sorted()
    return lines
  }
}
