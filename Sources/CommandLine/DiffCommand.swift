import ArgumentParser
import Calendars
import Changes
import Diagnostics
import Pipeline

/// `concord diff`: what moved between two states of the definitions, in words.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what changed in the definitions, what that affects, and who has to sign.",
    discussion: """
      With no revision, compares HEAD with the files on disk; with one revision, that revision with the files; with two, the \
      first with the second. Pages, numbers and records are always those on disk.

      In a pull request: concord diff origin/main --format markdown --require-approvals
      """)

  @Argument(help: ArgumentHelp("The earlier state: a commit, tag or branch.", valueName: "a"))
  var before = "HEAD"

  @Argument(help: ArgumentHelp("The later state: a commit, tag or branch (default: the files on disk).", valueName: "b"))
  var after: String?

  @Option(help: ArgumentHelp("How to print the changes: text, json, markdown or github.", valueName: "format"))
  var format = ChangesFormat.text

  @Flag(help: "List every finding, not only the first of each cause.")
  var all = false

  @Flag(help: "Exit with 1 if a changed meaning has no new version or lacks a party's signature.")
  var requireApprovals = false

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Ignore signatures after this day (default: count all).", valueName: "yyyy-mm-dd"),
    transform: civilDay)
  var asOf: CivilDate?

  @Flag(
    inversion: .prefixedNo,
    help: """
      Compute the last closed periods under both meanings, from every source of site.yml or from none (default: only from \
      the tables of content/records).
      """)
  var records: Bool?

  @OptionGroup var project: ProjectOptions

  func run() async throws {
    let terminal = Terminal()
    let outcome = await compareGlossaries(
      ComparisonOptions(
        root: project.folder, from: before, to: after, asOf: asOf,
        records: records.map { $0 ? .all : .none } ?? .embedded, threads: project.workers(terminal)))
    // A comment is read by whoever decides; whoever mends looks here for the place.
    if !format.isForPrograms { try terminal.tell(outcome.findings, in: project.folder, as: .text, listsAll: all) }
    // A host looks for the files from the root of the repository.
    let findings = format == .github ? outcome.findings.seen(fromRepositoryAround: project.folder) : outcome.findings
    guard var changes = outcome.changes else {
      try terminal.output(refusal(findings, as: format))
      throw ExitCode(1)
    }
    if format == .github { changes = changes.seen(from: wayFromRepository(to: project.folder)) }
    try terminal.output(changesReport(changes, besides: findings, as: format, colored: terminal.colorsOutput))
    if outcome.hasFailed || (requireApprovals && changes.lacksApproval) { throw ExitCode(1) }
  }
}

extension ChangesFormat: ExpressibleByArgument {}
