import ArgumentParser
import Calendars
import Pipeline

/// `concord notes`: what meetings decided, a file for each period.
struct NotesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes", abstract: "Start the notes of a week, a month or a quarter.", subcommands: [New.self])

  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Write content/notes/<period>.md with the meetings that look at the period.",
      discussion: """
        Decisions and actions in it have an owner (a role), a day on which they are due and a state. What is open is carried \
        into the next agenda. An existing note is not changed.

        Example: concord notes new 2026-W46
        """)

    @Argument(
      help: ArgumentHelp("The period that the meetings look at, such as 2026-W46, 2026-10 or 2026-Q3.", valueName: "period"))
    var period: String

    @Option(help: ArgumentHelp("The project's folder, which contains content/.", valueName: "dir"))
    var root = "."

    @OptionGroup var findings: FindingOptions

    func run() async throws {
      guard let known = Period(period), known != .all else {
        throw ValidationError("'\(period)' is not a period: write 2026-W46, 2026-10 or 2026-Q3")
      }
      let terminal = Terminal()
      let outcome = await newNote(root: trimmed(root), period: known)
      try terminal.tell(
        outcome.findings, written: outcome.written, in: trimmed(root), as: findings.format, listsAll: findings.all)
      if outcome.hasFailed { throw ExitCode(1) }
    }
  }
}
