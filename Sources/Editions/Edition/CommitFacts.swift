package import Calendars
package import Definitions
import Diagnostics
package import Fingerprints

/// What git adds to meanings and signatures: the commit that first brought each.
///
/// Only first commits, which no later one changes: the same content gives the same pages, however its history grows.
package struct CommitFacts: Sendable {
  /// How much of the history a build could see.
  package enum Extent: Hashable, Sendable {
    /// Nobody asked git.
    case leftOut
    case whole
    /// A shallow clone: its oldest commits seem to bring all that was there before.
    case shallow
    /// git gave no answer, and why: a line without a full stop.
    case none(why: String)
  }

  package struct Commit: Hashable, Sendable {
    /// 8 digits, as people quote it.
    package var id: String
    /// The day on which the author wrote it.
    package var date: CivilDate
    /// The party that site.yml lists the author's address under; nil for any other author.
    package var author: Author?

    package init(id: String, date: CivilDate, author: Author?) {
      self.id = id
      self.date = date
      self.author = author
    }
  }

  /// Whom an author speaks for: never a person's name, never an address.
  package struct Author: Hashable, Sendable {
    /// The party's id, or that of the steward.
    package var party: String
    package var name: String
    package var role: String?

    package init(_ party: SiteSettings.Party) {
      self.party = party.id
      name = party.name
      role = party.lead
    }
  }

  /// A meaning by what parties sign of it.
  package struct Meaning: Hashable, Sendable {
    package var id: String
    package var own: Fingerprint

    package init(id: String, own: Fingerprint) {
      self.id = id
      self.own = own
    }
  }

  /// A definition that a commit removed, as its file last was.
  package struct Removed: Sendable {
    package var definition: Definition
    /// Nil where the removal is not committed, or not known yet.
    package var commit: Commit?

    package init(definition: Definition, commit: Commit?) {
      self.definition = definition
      self.commit = commit
    }
  }

  package var extent: Extent
  /// Files that are not as they were committed, which show no commit or an older one.
  package var uncommitted: Int
  /// Older states of files that could not be read, which are passed over.
  package var unreadable: Int
  /// Definitions that are gone, by id.
  package var removed: [String: Removed]
  private(set) var meanings: [Meaning: Commit]
  private(set) var files: [String: Commit]

  package init(
    _ extent: Extent, uncommitted: Int = 0, unreadable: Int = 0, meanings: [Meaning: Commit] = [:],
    files: [String: Commit] = [:], removed: [String: Removed] = [:]
  ) {
    self.extent = extent
    self.uncommitted = uncommitted
    self.unreadable = unreadable
    self.meanings = meanings
    self.files = files
    self.removed = removed
  }

  /// The first commit in which a definition's file had this meaning.
  package subscript(id: String, own: Fingerprint) -> Commit? { meanings[Meaning(id: id, own: own)] }

  /// The first commit that brought a meaning on record: in the glossary, else under the agreements.
  package subscript(record: RecordedMeaning) -> Commit? { self[record.id, record.own] ?? files[record.position.file] }

  package subscript(signature: Signature) -> Commit? { files[signature.position.file] }
}

extension Edition {
  /// The commit that brought the meaning which a definition has now.
  package func commit(of id: String) -> CommitFacts.Commit? {
    guard let own = glossary.hashes(of: id)?.own else { return nil }
    return commits[id, own] ?? agreements.record(id, own: own).flatMap { commits[$0] }
  }
}
