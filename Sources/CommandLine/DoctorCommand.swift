import ArgumentParser
import Diagnostics
import Pipeline

/// `concord doctor`: which programs are installed that Concord can do without.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say which programs are installed, what each is for and how to get it.",
    discussion: "A site needs none of them. Exit status: 0, whatever is missing.")

  func run() async throws {
    let terminal = Terminal()
    for program in await examinePrograms() {
      let state = program.version.map { "found: \($0)" } ?? "missing: \(program.advice)"
      try terminal.output(printable("\(program.name), for \(program.purpose)") + "\n  " + printable(state) + "\n")
    }
  }
}
