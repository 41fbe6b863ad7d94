import ArgumentParser
import Diagnostics
import Pipeline

/// `concord doctor`: which programs are installed that Concord can do without, and whether a project could send its mail.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say which programs are installed, what each is for and how to get it, and whether mail can be sent.",
    discussion: """
      A site needs none of them. Whether the mail of concord pack could be sent is read from content/site.yml; nothing is sent, and no \
      password is shown. Exit status: 0, whatever is missing.
      """)

  @Option(help: ArgumentHelp("The project's folder, which contains content/.", valueName: "dir"))
  var root = "."

  func run() async throws {
    let terminal = Terminal()
    for program in await examinePrograms() {
      let state = program.version.map { "found: \($0)" } ?? "missing: \(program.advice)"
      try terminal.output(printable("\(program.name), for \(program.purpose)") + "\n  " + printable(state) + "\n")
    }
    let lines = await examineMail(root: trimmed(root)) { terminal.variable($0) }
    try terminal.output("mail, for concord pack --send\n" + lines.map { "  " + printable($0) + "\n" }.joined())
  }
}
