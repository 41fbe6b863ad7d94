import Definitions

/// Whether there is a history to show.
package enum HistoryState: Hashable, Sendable {
  case available
  case unavailable(GitFailure)
}

/// What git knows of the definitions and their agreements. Content is not in it: see ``contents(root:ofBlobs:git:)``.
package struct DefinitionHistory: Sendable {
  package let state: HistoryState
  /// The commit that is checked out; nil where there is none.
  package let head: String?
  /// True where older commits were not fetched, so that the first revision that is known may not be the first.
  package let isShallow: Bool
  /// Every revision under the folders that were asked for, newest first.
  package let revisions: [Revision]
  /// Paths under those folders that differ from HEAD or that git does not know; sorted.
  package let dirtyPaths: [String]
  /// Object id of each file's content as it lies on disk.
  package let present: [String: String]
  /// From the repository's root to the folder that git knows of the project, and from the project's root to that folder.
  let place: (prefix: String, base: String)

  /// Where a path or an id occurs: revision, then file.
  private struct Place: Hashable {
    var revision: Int
    var file: Int
  }
  private let placesByPath: [String: [Place]]
  private let pathsByID: [String: [String]]

  package init(
    state: HistoryState, head: String? = nil, isShallow: Bool = false, revisions: [Revision] = [], dirtyPaths: [String] = [],
    present: [String: String] = [:], place: (prefix: String, base: String) = ("", "")
  ) {
    self.state = state
    self.place = place
    self.head = head
    self.isShallow = isShallow
    self.revisions = revisions
    self.dirtyPaths = dirtyPaths
    self.present = present
    var places: [String: [Place]] = [:]
    for (index, revision) in revisions.enumerated() {
      for (file, change) in revision.files.enumerated() {
        places[change.path, default: []].append(Place(revision: index, file: file))
      }
    }
    placesByPath = places
    pathsByID = Dictionary(grouping: places.keys.sorted().filter { definitionID(ofPath: $0) != nil }) {
      definitionID(ofPath: $0) ?? ""
    }
  }

  /// All ids that any revision's files gave a definition, sorted; those that are gone among them.
  package var ids: [String] { pathsByID.keys.sorted() }

  /// All paths that any revision touched, sorted.
  package var paths: [String] { placesByPath.keys.sorted() }

  /// What was done to a file, newest first.
  package func changes(ofPath path: String) -> [(revision: Revision, change: FileChange)] {
    (placesByPath[path] ?? []).map { (revisions[$0.revision], revisions[$0.revision].files[$0.file]) }
  }

  /// Where a definition's content changed, newest first: once per commit, whichever folder its file lay in.
  ///
  /// `formerly` are the ids that it had before, as it says itself. Of these, only what was before the definition got its
  /// present id counts, as another may have taken the old one since.
  package func revisions(of id: String, formerly: [String] = []) -> [DefinitionRevision] {
    var places = self.places(ofID: id)
    let start = places.map(\.revision).max()
    for former in formerly where former != id {
      places += self.places(ofID: former).filter { place in start.map { place.revision >= $0 } ?? true }
    }
    let byRevision = Dictionary(grouping: places, by: \.revision)
    return byRevision.keys.sorted().compactMap { index in
      let revision = revisions[index]
      let changes = (byRevision[index] ?? []).map { revision.files[$0.file] }.sorted { $0.path < $1.path }
      return DefinitionRevision(revision, changes)
    }
  }

  /// What brings a file back as a commit had it, typed in whatever folder of the repository.
  package func checkout(_ commit: String, _ path: String) -> String {
    let inside = path.dropFirst(path.hasPrefix(place.base) ? place.base.count : 0)
    let known = place.prefix + inside
    if known == path { return "git checkout \(commit) -- \(path)" }
    // Content that is a repository of its own is not part of the one around it.
    let isOwn = !place.base.isEmpty && !place.prefix.hasSuffix(place.base)
    return "git \(isOwn ? "-C \(place.base.dropLast()) " : "")checkout \(commit) -- :/\(known)"
  }

  private func places(ofID id: String) -> [Place] { (pathsByID[id] ?? []).flatMap { placesByPath[$0] ?? [] } }
}

/// One commit's effect on one definition.
package struct DefinitionRevision: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case added, modified, deleted
    /// The file moved to another folder, or the definition took another id; its content may have changed as well.
    case moved
  }

  package let revision: Revision
  package let kind: Kind
  /// The file after the commit; the one that was deleted, where it is gone.
  package let path: String
  /// Object id of the content afterwards; nil where the definition is gone.
  package let blob: String?
  /// Object id of the content before; nil where there was none.
  package let previous: String?

  /// Nil where the commit moved nothing but a file's mode.
  fileprivate init?(_ revision: Revision, _ changes: [FileChange]) {
    let after = changes.first { $0.blob != nil }
    let before = changes.first { $0.kind == .deleted } ?? changes.first { $0.previous != nil }
    guard let named = after ?? before else { return nil }
    self.revision = revision
    path = named.path
    blob = after?.blob
    previous = before?.previous
    switch (before, after) {
    case (nil, _): kind = .added
    case (_, nil): kind = .deleted
    case (let before?, let after?) where before.path != after.path: kind = .moved
    case (_, let after?):
      guard after.changesContent else { return nil }
      kind = .modified
    }
  }
}

/// The id that a path under a glossary folder gives its definition; nil for a path that holds none.
package func definitionID(ofPath path: String) -> String? {
  guard path.hasSuffix(".md"), !path.contains("/agreements/") else { return nil }
  return termName(ofFile: path)
}
