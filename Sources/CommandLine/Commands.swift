import ArgumentParser
import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The version that `--version` prints.
let toolVersion = "0.1.0"

/// `concord`: the root of the commands.
struct Commands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concord",
    abstract: "Make a company's revenue words and revenue numbers agree.",
    discussion: """
      Reads content/ (definitions in Markdown, numbers in CSV) and writes output/: the data dictionary, the scorecard and \
      the dashboard as a static site.

      Example: concord serve shows the site of the project in a browser, and each change as you save.

      Exit status: 0 success, 1 findings, 64 wrong usage, 70 a fault of Concord or standard output that cannot be written.
      """,
    version: toolVersion,
    subcommands: [
      InitCommand.self, BuildCommand.self, CheckCommand.self, ServeCommand.self, SnapshotCommand.self, BreachesCommand.self,
      ApproveCommand.self, DiffCommand.self, AuditCommand.self, NotesCommand.self, VerifyCommand.self, PackCommand.self,
      ExplainCommand.self, DoctorCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: nil)
}

/// Runs the command that the process was called with; never returns.
package func run() async -> Never {
  StandardStream.prepare()
  // The one answer that needs no command: to take them all in is most of such a start.
  if Swift.CommandLine.arguments.dropFirst().elementsEqual(["--version"]) { exit(tell(toolVersion, .success, Terminal())) }
  do {
    var command = try await Commands.asyncParseAsRoot()
    if var waiting = command as? any AsyncParsableCommand {
      try await waiting.run()
    } else {
      try command.run()
    }
  } catch {
    exit(status(telling: error))
  }
  exit(0)
}

/// Says why a command ended, help and version among the reasons, and gives its exit status.
private func status(telling error: any Error) -> Int32 {
  let terminal = Terminal()
  if let lost = error as? OutputLost { return failure(lost, terminal) }
  let message = Commands.fullMessage(for: error)
  let status = Commands.exitCode(for: error)
  guard !message.isEmpty else { return status.rawValue }
  guard status == .success else {
    // A wrong argument is quoted, whoever made it up.
    terminal.error(printableLines(message) + "\n")
    return status.rawValue
  }
  return tell(message, status, terminal)
}

/// Writes a message that is no failure; the exit status.
private func tell(_ message: String, _ status: ExitCode, _ terminal: Terminal) -> Int32 {
  do throws(OutputLost) {
    try terminal.output(message + "\n")
    return status.rawValue
  } catch {
    return failure(error, terminal)
  }
}

private func failure(_ lost: OutputLost, _ terminal: Terminal) -> Int32 {
  terminal.error("concord: \(lost)\n")
  return 70
}
