import ArgumentParser

/// The version that `--version` prints.
let toolVersion = "0.1.0"

/// `concord`: the root of the commands.
struct Commands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concord",
    abstract: "Makes a company's revenue words and revenue numbers agree.",
    discussion: """
      Reads content/ (definitions in Markdown, numbers in CSV) and writes output/: the data dictionary, the scorecard and \
      the dashboard as a static site.

      Exit status: 0 fine, 1 findings, 64 wrong use, 70 a fault of concord.
      """,
    version: toolVersion,
    subcommands: [
      BuildCommand.self, CheckCommand.self, SnapshotCommand.self, BreachesCommand.self, ApproveCommand.self, DiffCommand.self,
      AuditCommand.self,
    ],
    defaultSubcommand: nil)
}

/// Runs the command that the process was called with; never returns.
package func run() async {
  await Commands.main()
}
