import ArgumentParser
import Calendars
import Diagnostics
import Pipeline

/// `concord audit`: the definition audit, in which each team writes down what it means.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Hand out the forms of a definition audit.", subcommands: [New.self])

  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Write an empty form for each team, and the steward's for the verdicts.",
      discussion: "A form shows neither the agreed sentence nor the other team's. What is there already stays as it is.")

    @Argument(help: ArgumentHelp("The audit's quarter, 2026-Q4.", valueName: "quarter"))
    var quarter: String

    @Option(help: ArgumentHelp("The project's folder, which holds content/.", valueName: "dir"))
    var root = "."

    func run() async throws {
      guard let period = Period(quarter), [.quarter, .fiscalQuarter].contains(period.grain) else {
        throw ValidationError("'\(quarter)' is no quarter: write 2026-Q4")
      }
      let terminal = Terminal()
      let outcome = await newAudit(root: trimmed(root), quarter: period)
      terminal.error(report(outcome.findings, as: .text, colored: terminal.usesColor))
      for path in outcome.written { terminal.output(path + "\n") }
      if outcome.hasFailed { throw ExitCode(1) }
    }
  }
}
