package import Calendars
package import Changes
import Definitions
package import Diagnostics
import Editions
import Figures
import History

/// Which two states of the content are compared.
package struct ComparisonOptions: Sendable {
  package var root: String
  /// A revision of git.
  package var from: String
  /// A revision of git; nil for the files as they lie on disk.
  package var to: String?
  /// Signatures after this day are not known; nil knows all.
  package var asOf: CivilDate?
  /// Which records past periods are computed from.
  package var records: Records
  package var threads: Int

  package enum Records: Sendable {
    case none
    /// Those of `content/records`, which need no server.
    case embedded
    /// Those of every source that site.yml describes too.
    case all
  }

  package init(
    root: String, from: String = "HEAD", to: String? = nil, asOf: CivilDate? = nil, records: Records = .embedded, threads: Int
  ) {
    self.root = root
    self.from = from
    self.to = to
    self.asOf = asOf
    self.records = records
    self.threads = threads
  }
}

/// What moved between two states, and what could not be read.
package struct ComparisonOutcome: Sendable {
  /// Nil where git gave no answer.
  package var changes: GlossaryChanges?
  package var findings: [Diagnostic]

  package var hasFailed: Bool { findings.contains { $0.severity == .error } }
}

/// Compares the glossary at two revisions, or at one and on disk.
///
/// Pages, numbers and records are those on disk, whatever is compared: they tell what a change moves.
package func compareGlossaries(_ options: ComparisonOptions) async -> ComparisonOutcome {
  let content = await readContent(root: options.root, threads: options.threads)
  let old: GlossaryState
  var new: GlossaryState
  do throws(GitFailure) {
    if let to = options.to {
      new = try await GlossaryState(at: to, root: options.root, settings: nil, threads: options.threads)
    } else {
      new = GlossaryState(content)
    }
    old = try await GlossaryState(at: options.from, root: options.root, settings: new.settings, threads: options.threads)
  } catch {
    let problem = Diagnostic(
      .historyIncomplete, at: SourcePosition(file: ""), "nothing to compare with: \(error.message)",
      suggestion: error.suggestion, severity: .error)
    return ComparisonOutcome(changes: nil, findings: [problem])
  }
  let gate = await KeyGate(
    from: old, to: new, on: options.asOf ?? newestDate(content), threads: options.threads)
  new.agreements = gate.agreements
  if let day = options.asOf ?? newestDate(content) {
    // Who takes the steward out of site.yml does not take away that the steward releases.
    let steward = new.settings.steward
    new.settings.steward = steward ?? old.ownSettings.steward
    new.settings = new.settings.inForce(on: day, new.agreements)
    new.settings.steward = steward
  }
  let pages = pagesShowing(content.pages, in: new.glossary, of: content.settings)
  var found = changes(
    from: old.glossary, to: new.glossary, settings: new.settings, agreements: new.agreements,
    agreementsBefore: old.agreements, asOf: options.asOf,
    pages: { pages[$0] ?? [] })
  let dropped = droppedParties(from: old.ownSettings, to: new.ownSettings, agreements: old.agreements)
  found.diagnostics = (found.diagnostics + gate.findings + dropped).sorted()
  found.otherFiles = await otherFiles(found, from: old, to: new, options)
  // A file that one state could not read would look as if it had come or gone.
  let unread = old.unread.union(new.unread)
  found.changes.removeAll { unread.contains($0.id) }
  if found.changes.contains(where: { $0.classes.contains(.target) }) {
    let read = await readSnapshots(
      content, glossary: new.glossary, asOf: options.asOf, root: options.root, threads: options.threads)
    let judge = PastPeriods(
      Edition(
        EditionSource(content, glossary: new.glossary, snapshots: read.store, asOf: options.asOf ?? newestDate(content))))
    for index in found.changes.indices where found.changes[index].classes.contains(.target) {
      let change = found.changes[index]
      guard let before = old.glossary[change.formerID ?? change.id], let now = new.glossary[change.id] else { continue }
      guard change.difference.targets.allSatisfy(\.isComparable) else { continue }
      found.changes[index].flips = judge.flips(now, from: before.targets, to: now.targets)
    }
  }
  let restated = await restate(found, from: old, to: new, asOf: options.asOf ?? newestDate(content), options)
  found.restated = restated.metrics
  let now = new.diagnostics.filter { $0.severity == .error }
  return ComparisonOutcome(
    changes: found, findings: (now + skipped(old, at: options.from) + restated.findings).sorted())
}

/// Files of the content that changed and whose definition is not among the changes.
private func otherFiles(
  _ found: GlossaryChanges, from old: GlossaryState, to new: GlossaryState, _ options: ComparisonOptions
) async -> [String] {
  let paths = (try? await changedPaths(root: options.root, from: options.from, to: options.to)) ?? []
  guard !paths.isEmpty else { return [] }
  let told = found.changes.flatMap { change in
    [change.position.file, old.glossary[change.formerID ?? change.id]?.position.file].compactMap(\.self)
  }
  return paths.filter { !Set(told).contains($0) }
}

/// The problems of the earlier state, which nobody can mend any more.
private func skipped(_ state: GlossaryState, at revision: String) -> [Diagnostic] {
  state.diagnostics.filter { $0.severity == .error }.map { problem in
    var problem = problem
    problem.severity = .warning
    problem.message = "at \(revision), and so not compared: \(problem.message)"
    problem.suggestion = nil
    return problem
  }
}
