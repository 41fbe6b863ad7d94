/// One thing of the content that a document was made of, and that an edit can change by itself.
///
/// What is none of these (settings, names, kinds, snapshots, agreements, front matter of notes) is the ground that all documents of a
/// site stand on.
package enum Dependency: Hashable, Sendable {
  /// What a definition's front matter says.
  case definition(String)
  /// The same of a definition and of everything that its meaning stands on, at any depth.
  case foundation(String)
  /// Which definitions refer to one, and what the front matter of each says.
  case users(String)
  /// The front matter of all definitions.
  case everyDefinition
  /// What stands below a definition's front matter.
  case prose(String)
  /// A page of `content/pages`, by its name.
  case page(String)
  /// What stands below the front matter of a note, by its path.
  case note(String)
  /// Which rows of a metric the blocks of all pages read.
  case need(String)
  /// What the run found.
  case findings
  /// How many definitions are agreed, and which are open.
  case agreement
  /// How many files are not as they were committed.
  case uncommitted
}
