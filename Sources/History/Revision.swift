package import Calendars

/// One commit that touched the folders of interest.
package struct Revision: Hashable, Sendable {
  /// The commit's object id in full.
  package var commit: String
  /// A commit without parents: the first, or, in a shallow clone, the oldest that was fetched.
  package var isRoot: Bool
  /// The day on which the author wrote it, in the author's own zone; it may have landed later.
  package var date: CivilDate
  package var authorName: String
  /// Never for a page or a finding: both may be published.
  package var authorEmail: String
  /// Addresses that the message names in `Co-authored-by`, as a host's squash does; whoever writes it can name anybody.
  package var coAuthors: [String] = []
  /// The first line of the message.
  package var subject: String
  /// What it did to files under the folders of interest, by path; a rename is a deletion and an addition.
  package var files: [FileChange]

  /// The commit as people quote it.
  package var shortCommit: String { String(commit.prefix(8)) }
}

/// What one commit did to one file.
package struct FileChange: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case added, modified, deleted }

  /// Relative to the project's root, with forward slashes.
  package var path: String
  package var kind: Kind
  /// Object id of the content afterwards; nil where the file is gone.
  package var blob: String?
  /// Object id of the content before (in a merge, the first parent's); nil where there was no file.
  package var previous: String?

  /// False where only the file's mode moved.
  package var changesContent: Bool { blob != previous }
}
