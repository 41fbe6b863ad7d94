import ArgumentParser
import Calendars
import Changes
import Diagnostics
import Fingerprints
import Pipeline

/// `concord approve`: a party signs definitions as they stand, or sees what waits for it.
struct ApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Sign definitions for a party, or list what it has not signed.",
    usage: """
      concord approve <id> ... --party <party> --by <role> [--evidence <url>] [--date <yyyy-mm-dd>] [--same-meaning] \
      [--sign [<key>]]
      concord approve --pending --party <party> [<id> ...]
      concord approve --release <party> --party <party> --by <role> [--evidence <url>] [--date <yyyy-mm-dd>] [--sign [<key>]]
      """,
    discussion: """
      Writes the present meaning once to content/agreements/<id>/<hash>/, and one small file per signature. Existing files \
      are never changed; commit the new ones. The party 'steward' signs sources.

      Examples:
        concord approve --pending --party sales
        concord approve mql --party sales --by "VP Sales" --evidence https://intranet.example/minutes/2026-07-24
      """)

  @Argument(help: ArgumentHelp("The definitions to sign.", valueName: "id"), completion: Completions.definitions)
  var ids: [String] = []

  @Option(
    help: ArgumentHelp("Who signs: a party of site.yml, or 'steward' for sources.", valueName: "party"),
    completion: Completions.parties)
  var party: String

  @Option(help: ArgumentHelp("The role that signs, such as \"VP Sales\".", valueName: "role"))
  var by: String?

  @Option(
    help: ArgumentHelp("The http(s) address of the decision: minutes, a ticket or a pull request.", valueName: "url"))
  var evidence: String?

  @Option(
    help: ArgumentHelp(
      "The day of the decision (default: today, by this machine's clock).",
      valueName: "yyyy-mm-dd"),
    transform: civilDay)
  var date: CivilDate?

  @Flag(help: "Attest that only the wording changed; if every party does, the series does not break.")
  var sameMeaning = false

  @Option(
    defaultAsFlag: "",
    help: ArgumentHelp(
      "Sign with an SSH key too (default: the one that git signs with), so that others can verify it.", valueName: "key"))
  var sign: String?

  @Flag(help: "List what the party has not signed, and what changed since it last signed; sign nothing.")
  var pending = false

  @Option(
    help: ArgumentHelp(
      "Release this party from signing, from its 'until' day in site.yml on; every other party and the steward must sign the release.",
      valueName: "party"))
  var release: String?

  @OptionGroup var findings: FindingOptions
  @OptionGroup var project: ProjectOptions

  func validate() throws {
    guard !pending else {
      guard by == nil, evidence == nil, date == nil, !sameMeaning, sign == nil, release == nil else {
        throw ValidationError("--pending signs nothing: use it with --party and ids only")
      }
      return
    }
    guard release == nil || (ids.isEmpty && !sameMeaning) else {
      throw ValidationError("--release signs no definitions: leave out ids and --same-meaning")
    }
    guard !ids.isEmpty || release != nil else { throw ValidationError("name the definitions to sign, or use --pending") }
    guard by != nil else { throw ValidationError("--by names the role that signs, as in --by \"VP Sales\"") }
    if let date, let today = Terminal().today, date > today.adding(days: 1) {
      throw ValidationError("--date \(date) is in the future")
    }
  }

  func run() async throws {
    let terminal = Terminal()
    let threads = project.workers(terminal)
    let root = project.folder
    guard !pending else { return try await list(root, threads, terminal) }
    guard let day = date ?? terminal.today else { throw ValidationError("this machine has no clock: give --date") }
    let request = SignatureRequest(
      ids: ids, party: party, by: by ?? "", date: day, evidence: evidence, attestsSameMeaning: sameMeaning,
      key: sign, release: release)
    let outcome = await approve(request, root: root, threads: threads)
    for note in outcome.notes { terminal.error(printable(note) + "\n") }
    try terminal.tell(outcome.findings, written: outcome.written, in: root, as: findings.format, listsAll: findings.all)
    if outcome.hasFailed {
      if outcome.leavesNothing { terminal.error("Nothing was signed.\n") }
      throw ExitCode(1)
    }
    if !outcome.written.isEmpty { terminal.error("Commit the new files: git add content/agreements && git commit\n") }
  }

  private func list(_ root: String, _ threads: Int, _ terminal: Terminal) async throws {
    let outcome = await pendingApprovals(of: party, among: ids, root: root, threads: threads)
    let pending = JSON.Member("pending", pendingJSON(outcome.pending))
    try terminal.tell(outcome.findings, with: [pending], in: root, as: findings.format, listsAll: findings.all)
    if findings.format == .text, !outcome.hasFailed || !outcome.pending.isEmpty {
      try terminal.output(pendingReport(outcome.pending, colored: terminal.colorsOutput))
    }
    if outcome.hasFailed { throw ExitCode(1) }
  }
}
