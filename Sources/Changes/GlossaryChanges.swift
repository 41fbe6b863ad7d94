package import Definitions
package import Diagnostics

/// Everything that moved between two states of a glossary.
package struct GlossaryChanges: Sendable {
  /// By class, weightiest first, then by id.
  package var changes: [DefinitionChange]
  /// What moved only because something beneath it did, told once per cause; in the order of `changes`.
  package var inheritances: [Inheritance]
  /// Meanings that moved without their version, which are errors, or without the SQL that reads them.
  package var diagnostics: [Diagnostic]
  /// Files of the content that changed without a definition's change above, by path.
  package var otherFiles: [String] = []
  /// The settings by which parties are named.
  package var settings = SiteSettings(title: "")
  /// Metrics whose past numbers the new state would move, by id; empty where nobody computed them.
  package var restated: [MetricUnderBoth] = []

  /// One definition whose own meaning moved, and those above it that did not move themselves.
  package struct Inheritance: Hashable, Sendable {
    package var cause: Cause
    package var reached: Reached
  }

  package var isEmpty: Bool { changes.isEmpty && otherFiles.isEmpty }

  /// The changes whose weightiest class is this one.
  package func changes(listedUnder kind: ChangeClass) -> [DefinitionChange] { changes.filter { $0.mainClass == kind } }

  /// How many definitions went through a change of this class, others of theirs aside.
  package func count(of kind: ChangeClass) -> Int { changes.count { $0.classes.contains(kind) } }

  /// Whether `--require-approvals` holds a pull request back: a meaning without its version, something that was signed and is
  /// taken away, signatures that are gone.
  package var lacksApproval: Bool { diagnostics.contains { $0.severity == .error } || changes.contains { !$0.awaited.isEmpty } }
}

extension GlossaryChanges {
  /// The same with the places of files as seen from a folder above the project, where `way` ends in a slash or is empty.
  package func seen(from way: String) -> GlossaryChanges {
    guard !way.isEmpty else { return self }
    var changes = self
    changes.diagnostics = diagnostics.map { $0.seen(from: way) }
    for index in changes.changes.indices { changes.changes[index].position.file = way + changes.changes[index].position.file }
    return changes
  }
}

/// Definitions that stand on another, by what they are; ids sorted.
package struct Reached: Hashable, Sendable {
  package var metrics: [String]
  package var commitments: [String]
  /// Stages, concepts and all else.
  package var terms: [String]
  /// Names of pages and charts that show the metrics, as the caller names them.
  package var pages: [String]

  package init(metrics: [String] = [], commitments: [String] = [], terms: [String] = [], pages: [String] = []) {
    self.metrics = metrics
    self.commitments = commitments
    self.terms = terms
    self.pages = pages
  }

  package var isEmpty: Bool { metrics.isEmpty && commitments.isEmpty && terms.isEmpty && pages.isEmpty }
}
