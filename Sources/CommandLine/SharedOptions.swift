import ArgumentParser
import Calendars
import Diagnostics
import Pipeline

/// What every command that reads a project takes.
struct SharedOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The project's folder, which contains content/.", valueName: "dir"), completion: .directory)
  var root = "."

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The day that counts as today (default: the newest date among snapshots and signatures, never the clock).",
      valueName: "yyyy-mm-dd"),
    transform: civilDay)
  var asOf: CivilDate?

  @Flag(help: "Fail the run on warnings too.")
  var strict = false

  @OptionGroup var findings: FindingOptions

  @Flag(help: "Print findings only: no progress, no summary.")
  var quiet = false

  @Option(help: ArgumentHelp("How many threads to use (default: one per processor).", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads is at least 1") }
  }
}

/// Reads the day that an option names.
@Sendable func civilDay(_ text: String) throws -> CivilDate {
  guard let day = CivilDate(text) else { throw ValidationError("write a day as 2026-10-31") }
  guard DatedYears.contains(day) else { throw ValidationError("its year is outside \(DatedYears.text)") }
  return day
}

extension ReportFormat: ExpressibleByArgument {}
extension Form: ExpressibleByArgument {}
