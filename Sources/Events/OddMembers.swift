/// What is odd about the members of a case, in words: one object for all cases of which the same is said.
package final class OddMembers: Sendable {
  /// `role is blank`, in the order of dimensions.
  package let blankWords: [String]
  /// `role is 'Web'`, where the code list of a dimension does not name the member.
  package let unlistedWords: [String]
  /// The same as one text; empty where there are none.
  package let blank: String
  package let unlisted: String

  /// Of dimensions that have no member, and of members that no code list names, by dimension.
  private init(blank: [String], unlisted: [String: String]) {
    blankWords = blank.sorted().map { "\($0) is blank" }
    unlistedWords = unlisted.sorted { $0.key < $1.key }.map { "\($0.key) is '\($0.value)'" }
    self.blank = blankWords.joined(separator: "; ")
    self.unlisted = unlistedWords.joined(separator: "; ")
  }

  /// Of a case that has none of the members of some dimensions.
  convenience init(blank: [String]) { self.init(blank: blank, unlisted: [:]) }

  /// Of a row by its splits; nil where nothing is odd.
  convenience init?(_ splits: [Split], of row: Int) {
    var (blank, unlisted): ([String], [String: String]) = ([], [:])
    for split in splits {
      guard let name = split.name else { continue }
      if split.isBlank(row) { blank.append(name) }
      if let member = split.unlisted(row) { unlisted[name] = member }
    }
    guard !blank.isEmpty || !unlisted.isEmpty else { return nil }
    self.init(blank: blank, unlisted: unlisted)
  }
}
