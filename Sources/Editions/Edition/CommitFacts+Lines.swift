import Calendars
import Fingerprints

extension CommitFacts {
  /// Everything but the counts, a line each in one order: with the same lines, pages show the same commits.
  package var lines: [String] {
    var lines = ["\(extent)"]
    lines += meanings.map { "\($0.key.id) \($0.key.own.full) \($0.value.line)" }.sorted()
    lines += files.map { "\($0.key) \($0.value.line)" }.sorted()
    // What a file last said follows from the commit that removed it.
    lines += removed.map { id, gone in "\(id) \(gone.commit?.line ?? "")" }.sorted()
    return lines
  }
}

extension CommitFacts.Commit {
  /// All of its properties. Not "\(self)", which works by reflection and is slow for thousands of commits.
  fileprivate var line: String {
    let words = author.map { [$0.party, $0.name, $0.role ?? ""] } ?? []
    return ([id, date.description] + words).joined(separator: "\t")
  }
}
