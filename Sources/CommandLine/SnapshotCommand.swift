import ArgumentParser
import Calendars
import Diagnostics
import Pipeline

/// `concord snapshot`: the numbers of a day, computed from records by the definitions themselves.
struct SnapshotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot", abstract: "Compute numbers from records and add them as a dated snapshot.",
    usage: """
      concord snapshot [--as-of <yyyy-mm-dd>] [--period <period>] ... [--metric <id>] ... [--backcast] [--explain]
      concord snapshot --import <sheet.csv> [--as-of <yyyy-mm-dd>]
      """,
    discussion: """
      Writes content/snapshots/<date>/ whole or not at all, and never over a folder that is there: a day has one snapshot, and \
      another run of it takes another --as-of. Periods that are over are written again only where a number of them moved.
      """)

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "What was known at the end of this day; what was known up to now, by this machine's clock, without it.",
      valueName: "yyyy-mm-dd"))
  var asOf: CivilDate?

  @Option(
    name: .customLong("period"), help: ArgumentHelp("Only this period, as in 2026-10; may be repeated.", valueName: "period"))
  var periods: [String] = []

  @Option(name: .customLong("metric"), help: ArgumentHelp("Only this metric; may be repeated.", valueName: "id"))
  var metrics: [String] = []

  @Flag(help: "Compute past periods again under the present meaning, beside what they were published with.")
  var backcast = false

  @Flag(help: "Print what is asked of which source, and what is computed here; ask nothing and write nothing.")
  var explain = false

  @Option(
    name: .customLong("import"),
    help: ArgumentHelp("Take a sheet made by hand or elsewhere, check it, and mark it as manual.", valueName: "sheet.csv"))
  var sheet: String?

  @Option(help: ArgumentHelp("How the result is told: text or json; findings also sarif or github.", valueName: "format"))
  var format = ReportFormat.text

  @Flag(help: "Tell findings only, no progress and no summary.")
  var quiet = false

  @Option(help: ArgumentHelp("The project's folder, which holds content/.", valueName: "dir"))
  var root = "."

  @Option(help: ArgumentHelp("How many threads work; as many as there are processors without it.", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads is at least 1") }
    if let wrong = periods.first(where: { Period($0) == nil }) {
      throw ValidationError("'\(wrong)' is no period: write 2026-10, 2026-W40, 2026-Q3, 2026 or FY27-P08")
    }
    guard sheet == nil || (periods.isEmpty && metrics.isEmpty && !backcast && !explain) else {
      throw ValidationError("--import goes with --as-of only")
    }
  }
}
