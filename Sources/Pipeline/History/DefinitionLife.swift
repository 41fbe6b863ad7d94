import Definitions
import Diagnostics
import Editions
import History

/// The states that commits gave one file of the glossary, whichever folder it lay in.
struct DefinitionLife: Sendable {
  struct State: Sendable {
    var revision: Revision
    var path: String
    /// The content's object id.
    var blob: String
  }

  /// Oldest first, without those in which the file was gone.
  let states: [State]
  /// The commit that removed the file; nil where it is there, or its removal is not committed.
  let removal: Revision?
  let isGone: Bool
  /// The definition as it lies on disk, where its only commit brought it so: such a file is not read from git.
  private let unchanged: CommitFacts.Meaning?
  private let agreements: AgreementBook

  /// A life for every file that a commit touched, in the order of their names.
  static func all(in history: DefinitionHistory, _ content: Content) -> [DefinitionLife] {
    let dirty = Set(history.dirtyPaths)
    let files = content.inputs.compactMap { input in History.definitionID(ofPath: input.path).map { ($0, input.path) } }
    let definitions = Dictionary(content.definitions.map { ($0.position.file, $0) }, uniquingKeysWith: { first, _ in first })
    let present = Dictionary(files.filter { $0.1.hasPrefix("content/glossary/") }, uniquingKeysWith: { first, _ in first })
    return history.ids.map { name in
      let path = present[name]
      let definition = path.flatMap { dirty.contains($0) ? nil : definitions[$0] }
      return DefinitionLife(
        history.revisions(of: name), isGone: path == nil, present: definition, agreements: content.agreements)
    }
  }

  private init(
    _ revisions: [DefinitionRevision], isGone: Bool, present: Definition?, agreements: AgreementBook
  ) {
    states = revisions.reversed().compactMap { change in
      change.blob.map { State(revision: change.revision, path: change.path, blob: $0) }
    }
    self.isGone = isGone
    removal = isGone && revisions.first?.blob == nil ? revisions.first?.revision : nil
    unchanged = states.count == 1 ? present.map { CommitFacts.Meaning(id: $0.id, own: agreements.own(of: $0)) } : nil
    self.agreements = agreements
  }

  /// Object ids of the contents that have to be read.
  var unread: [String] { unchanged == nil ? states.map(\.blob) : [] }

  /// What the states meant.
  struct Past: Sendable {
    /// Each meaning with the commit that first brought it, oldest first.
    var firsts: [(meaning: CommitFacts.Meaning, revision: Revision)] = []
    /// The last state that can be read, of a file that is gone.
    var last: Definition?
    /// At most one note a file: somebody broke it once, and it may have stayed so for long.
    var unreadable: [Diagnostic] = []
  }

  /// Reads the states from their contents by object id, over those that cannot be read.
  func read(_ contents: [String: [UInt8]], settings: SiteSettings) -> Past {
    if let unchanged { return Past(firsts: states.map { (unchanged, $0.revision) }) }
    var past = Past()
    var seen: Set<CommitFacts.Meaning> = []
    var broken: [State] = []
    for state in states {
      let read = contents[state.blob].map { readDefinition($0, path: state.path, settings: settings) }
      guard let definition = read?.definition else {
        // A file whose name gives no id, such as index.md, never was a definition.
        let isNameless = read?.diagnostics.contains { [.fileName, .definitionReservedID].contains($0.rule) } ?? false
        if !isNameless { broken.append(state) }
        continue
      }
      let meaning = CommitFacts.Meaning(id: definition.id, own: agreements.own(of: definition))
      if seen.insert(meaning).inserted { past.firsts.append((meaning, state.revision)) }
      if isGone { past.last = definition }
    }
    past.unreadable = Self.note(on: broken).map { [$0] } ?? []
    return past
  }

  private static func note(on broken: [State]) -> Diagnostic? {
    guard let first = broken.first else { return nil }
    let others = broken.count - 1
    let rest = others == 0 ? "" : others == 1 ? ", and at 1 other" : ", and at \(others) others"
    return Diagnostic(
      .historyIncomplete, at: SourcePosition(file: first.path),
      "as of commit \(first.revision.shortCommit)\(rest) this file cannot be read, so its history skips it")
  }
}
