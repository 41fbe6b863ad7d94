import ArgumentParser
import Calendars
import Diagnostics
import Pipeline

/// `concord audit`: the definition audit, in which each team writes down what it means.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Write the forms for a definition audit.", subcommands: [New.self])

  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Write an empty form for each team, and one for the steward's verdicts.",
      discussion: """
        A form shows neither the agreed sentence nor the other team's. Existing forms are not changed.

        Example: concord audit new 2026-Q4
        """)

    @Argument(help: ArgumentHelp("The quarter of the audit, such as 2026-Q4.", valueName: "quarter"))
    var quarter: String

    @Option(help: ArgumentHelp("The project's folder, which contains content/.", valueName: "dir"))
    var root = "."

    @OptionGroup var findings: FindingOptions

    func run() async throws {
      guard let period = Period(quarter), [.quarter, .fiscalQuarter].contains(period.grain) else {
        throw ValidationError("'\(quarter)' is not a quarter: write 2026-Q4")
      }
      let terminal = Terminal()
      let outcome = await newAudit(root: trimmed(root), quarter: period)
      try terminal.tell(
        outcome.findings, written: outcome.written, in: trimmed(root), as: findings.format, listsAll: findings.all)
      if outcome.hasFailed { throw ExitCode(1) }
    }
  }
}
