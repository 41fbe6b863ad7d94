import ArgumentParser
import Calendars
import Diagnostics
import Pipeline

/// `concord breaches`: the cases behind a commitment's verdict, by id.
struct BreachesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breaches", abstract: "List the cases behind a commitment's verdict, by id, in a local file.",
    discussion: """
      Computes the commitment's metric again from the records and writes .concord/breaches/<commitment>-<period>.csv: the \
      cases of the period that did not meet it, each with its state, its times and its ids. The file stays on this machine; the \
      site never shows an id.

      Example: concord breaches --commitment first-contact-in-4-hours --period 2026-10
      """)

  @Option(help: ArgumentHelp("The id of the commitment.", valueName: "id"), completion: Completions.definitions)
  var commitment: String

  @Option(help: ArgumentHelp("The period, such as 2026-10.", valueName: "period"), completion: Completions.periods)
  var period: String

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Count what was known at the end of this day (default: now, by this machine's clock).", valueName: "yyyy-mm-dd"),
    transform: civilDay)
  var asOf: CivilDate?

  @Flag(help: "List all cases, including those that met the commitment.")
  var all = false

  @OptionGroup var findings: FindingForm
  @OptionGroup var project: ProjectOptions

  func validate() throws {
    guard Period(period) != nil else {
      throw ValidationError("'\(period)' \(Period.refusal(of: period)): write 2026-10, 2026-W40, 2026-Q3, 2026 or FY27-P08")
    }
  }

  func run() async throws {
    guard let period = Period(period) else { return }
    let terminal = Terminal()
    guard let known = asOf.map(SnapshotOptions.AsOf.endOf) ?? terminal.now.map(SnapshotOptions.AsOf.instant) else {
      throw ValidationError("this machine has no clock: give --as-of")
    }
    let outcome = await listBreaches(
      BreachRequest(commitment: commitment, period: period, includesMet: all),
      SnapshotOptions(root: project.folder, asOf: known, periods: [period], threads: project.workers(terminal)))
    try terminal.tell(
      outcome.findings, written: outcome.written.map { [$0] } ?? [], in: project.folder, as: findings.format, listsAll: true)
    for line in outcome.summary { terminal.error(printable(line) + "\n") }
    if outcome.hasFailed { throw ExitCode(1) }
  }
}
