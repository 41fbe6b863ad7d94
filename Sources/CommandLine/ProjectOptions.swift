import ArgumentParser

/// Where the project lies and how much of the machine works on it: what every command takes.
struct ProjectOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The project's folder, which contains content/.", valueName: "dir"), completion: .directory)
  var root = "."

  @Option(help: ArgumentHelp("How many threads to use (default: one per processor).", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads is at least 1") }
  }

  /// The project's folder without slashes at its end.
  var folder: String { trimmed(root) }

  func workers(_ terminal: Terminal) -> Int { threads ?? terminal.processors }
}
