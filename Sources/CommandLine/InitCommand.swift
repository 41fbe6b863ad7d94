import ArgumentParser
import Calendars
import Diagnostics
import Fingerprints
import Numbers
import Pipeline

/// `concord init`: a new project, with sample numbers or from what a team has.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Start a project, with sample numbers or from what you have.",
    usage: """
      concord init [<dir>]
      concord init [<dir>] --from <sheet.csv>
      concord init [<dir>] --from <glossary>
      concord init [<dir>] --from salesforce <folder>
      concord init [<dir>] --from hubspot <folder>
      concord init [<dir>] --remove-samples
      """,
    discussion: """
      Asks nothing, and never writes over a file. Without --from it writes ten terms as drafts, three metrics, two commitments, \
      pages and sample numbers, which --remove-samples takes away. A sheet of numbers becomes metrics with definitions to be filled; \
      of a workbook (.xlsx, .ods) the first sheet is read, where xlsx2csv or LibreOffice is installed. \
      A glossary is a folder of Markdown, one long page, or a sheet of terms; importing it again adds what is new and changes \
      nothing. For a CRM, the exports are copied into content/records, with definitions that read them.

      Example: concord init revenue --from numbers.csv
      """)

  @Argument(help: ArgumentHelp("The new project's folder (default: the current one).", valueName: "dir"))
  var folder: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "What to start from: a sheet, a glossary, or salesforce or hubspot and the folder of its exports.", valueName: "source"))
  var from: [String] = []

  @Flag(help: "Remove the sample numbers, and what says that they are samples; what you edited stays.")
  var removeSamples = false

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("The day of the import (default: today, by this machine's clock).", valueName: "yyyy-mm-dd"),
    transform: civilDay)
  var asOf: CivilDate?

  @Option(help: ArgumentHelp("The time zone of a CRM's exports and business hours, such as Europe/Berlin.", valueName: "zone"))
  var zone: String?

  @Option(help: ArgumentHelp("The reporting currency, if a CRM's exports do not tell it, such as EUR.", valueName: "code"))
  var currency: String?

  @Option(help: ArgumentHelp("The decimal mark of a sheet, if its numbers do not show it: . or ,", valueName: "mark"))
  var decimal: String?

  @Option(help: ArgumentHelp("Whether the day or the month comes first in a sheet's dates: dmy or mdy.", valueName: "order"))
  var dates: String?

  @Option(help: ArgumentHelp("The mark between a sheet's columns, if several are possible: , ; | or tab.", valueName: "mark"))
  var delimiter: String?

  @Option(help: ArgumentHelp("The encoding of a sheet that is not UTF-8, such as windows-1252.", valueName: "name"))
  var encoding: String?

  @Option(help: ArgumentHelp("How to print the result: text or json; for findings also sarif or github.", valueName: "format"))
  var format = ReportFormat.text

  @Flag(help: "List every finding, not only the first of each cause.")
  var all = false

  @Flag(help: "Print findings only: no summary.")
  var quiet = false

  func validate() throws {
    guard !removeSamples || from.isEmpty else { throw ValidationError("--remove-samples takes no --from") }
    let most = isCRM ? 2 : 1
    guard from.count <= most + (folder == nil ? 1 : 0) else {
      throw ValidationError("write: concord init \(folder ?? "DIR") --from \(from.prefix(most).joined(separator: " "))")
    }
    guard !isCRM || from.count > 1 else {
      throw ValidationError("write: --from \(from[0]) FOLDER, with the folder of its exports")
    }
    for (name, value, words) in [
      ("--decimal", decimal, ImportOptions.decimals), ("--dates", dates, ImportOptions.orders),
      ("--delimiter", delimiter, ImportOptions.delimiters), ("--encoding", encoding, ImportOptions.encodings),
    ] {
      guard let value, !words.contains(value) else { continue }
      throw ValidationError("'\(value)' is not a value of \(name): write one of \(words.joined(separator: " "))")
    }
  }

  private var isCRM: Bool { from.first.map(InitOptions.systems.contains) ?? false }

  /// The folder, wherever it stands: `init DIR --from sheet.csv` and `init --from sheet.csv DIR`.
  private var root: String {
    let rest = from.dropFirst(isCRM ? 2 : 1)
    return trimmed(folder ?? rest.first ?? ".")
  }

  func run() async throws {
    let terminal = Terminal()
    let root = root
    if removeSamples { return try tellRemoved(await Pipeline.removeSamples(root: root), in: root, terminal) }
    guard let day = asOf ?? terminal.today else { throw ValidationError("this machine has no clock: give --as-of") }
    let outcome = await startProject(
      InitOptions(
        root: root, source: from.first, exports: isCRM ? from[1] : nil, day: day, zone: zone, currency: currency,
        sheet: ImportOptions(decimal: decimal, dates: dates, delimiter: delimiter, encoding: encoding)))
    if format == .text, !quiet { terminal.error(printableLines(outcome.lines.map { "\($0)\n" }.joined())) }
    try tell(outcome, in: root, terminal)
    if outcome.hasFailed { throw ExitCode(1) }
    if format == .text, !quiet { terminal.error(printableLines(summary(outcome, root))) }
  }

  private func tell(_ outcome: InitOutcome, in root: String, _ terminal: Terminal) throws {
    let result = [
      JSON.Member("written", .array(outcome.written.map(JSON.string))),
      JSON.Member("left", .array(outcome.left.map(JSON.string))),
      JSON.Member("understood", .array(outcome.lines.map(JSON.string))),
    ]
    try terminal.tell(outcome.findings, with: result, in: root, as: format, listsAll: all)
  }

  private func summary(_ outcome: InitOutcome, _ root: String) -> String {
    let at = root == "." ? "" : " --root \(root)"
    let left = outcome.left.prefix(5).map { "\($0)\n" }.joined()
    let more = outcome.left.count > 5 ? "and \(outcome.left.count - 5) more\n" : ""
    let kept =
      outcome.left.isEmpty
      ? "" : "Already there, and left as \(outcome.left.count == 1 ? "it is" : "they are"):\n\(left)\(more)"
    guard !outcome.written.isEmpty else { return "\(kept)Nothing new: no file was written.\n" }
    let count = outcome.written.count
    let next =
      outcome.needsSnapshot
      ? "concord snapshot\(at), then: concord build\(at)"
      : "concord build\(at)"
    let samples =
      outcome.hasSamples ? "Its numbers are samples; to remove them: concord init \(root) --remove-samples\n" : ""
    return "\(kept)Wrote \(counted(count, "file")) in \(root).\n\(samples)Next: \(next)\n"
  }

  private func tellRemoved(_ outcome: InitOutcome, in root: String, _ terminal: Terminal) throws {
    let result = [
      JSON.Member("removed", .array(outcome.written.map(JSON.string))),
      JSON.Member("left", .array(outcome.left.map(JSON.string))),
    ]
    try terminal.tell(outcome.findings, with: result, in: root, as: format, listsAll: all)
    if outcome.hasFailed { throw ExitCode(1) }
    guard format == .text, !quiet else { return }
    let kept = outcome.left.map { "\($0) was edited and stays.\n" }.joined()
    let count = outcome.written.count
    terminal.error(
      printableLines(
        kept
          + (count == 0
            ? "There are no sample numbers here.\n" : "Removed \(counted(count, "file")) of sample numbers.\n")))
  }
}
