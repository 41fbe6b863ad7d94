import ArgumentParser
import Calendars
import Diagnostics
import Fingerprints
import Numbers
import Pipeline

/// `concord snapshot`: the numbers of a day, computed from records by the definitions themselves.
struct SnapshotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot", abstract: "Compute numbers from records and add them as a dated snapshot.",
    usage: """
      concord snapshot [--as-of <yyyy-mm-dd>] [--period <period>] ... [--metric <id>] ... [--backcast] [--draft] [--explain]
      concord snapshot --import <sheet.csv> [--as-of <yyyy-mm-dd>] [--decimal <mark>] [--dates <order>]
      """,
    discussion: """
      Writes content/snapshots/<date>/ whole or not at all, and never over an existing folder: a day has one snapshot, and \
      another run needs another --as-of. A closed period is written again only where one of its numbers changed.

      Examples:
        concord snapshot --as-of 2026-11-06
        concord snapshot --explain --metric mql-count
        concord snapshot --import board.csv --decimal ,
      """)

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Count what was known at the end of this day (default: now, by this machine's clock).",
      valueName: "yyyy-mm-dd"),
    transform: civilDay)
  var asOf: CivilDate?

  @Option(
    name: .customLong("period"),
    help: ArgumentHelp("Compute only this period, such as 2026-10; may be repeated.", valueName: "period"),
    completion: Completions.periods)
  var periods: [String] = []

  @Option(
    name: .customLong("metric"), help: ArgumentHelp("Compute only this metric; may be repeated.", valueName: "id"),
    completion: Completions.definitions)
  var metrics: [String] = []

  @Flag(help: "Compute past periods again under the present meaning, beside the published values.")
  var backcast = false

  @Flag(help: "Write to .concord/draft instead, to look at: concord build --draft shows it, and nothing is published.")
  var draft = false

  @Flag(help: "Print what each source would be asked and what would be computed; ask nothing and write nothing.")
  var explain = false

  @Option(
    name: .customLong("import"),
    help: ArgumentHelp(
      "Check and import a sheet that was made by hand or elsewhere, and mark its numbers as manual.", valueName: "sheet.csv"),
    completion: .file(extensions: ["csv", "tsv", "txt", "xlsx"]))
  var sheet: String?

  @Option(
    help: ArgumentHelp("The decimal mark of the sheet, if its numbers do not show it: . or ,", valueName: "mark"))
  var decimal: String?

  @Option(help: ArgumentHelp("Whether the day or the month comes first in the sheet's dates: dmy or mdy.", valueName: "order"))
  var dates: String?

  @Option(help: ArgumentHelp("The mark between the sheet's columns, if several are possible: , ; | or tab.", valueName: "mark"))
  var delimiter: String?

  @Option(
    help: ArgumentHelp("The encoding of a sheet that is not UTF-8, such as windows-1252 or utf-16le.", valueName: "name"))
  var encoding: String?

  @Option(help: ArgumentHelp("How to print the result: text or json; for findings also sarif or github.", valueName: "format"))
  var format = ReportFormat.text

  @Flag(help: "List every finding, not only the first of each cause.")
  var all = false

  @Flag(help: "Print findings only: no progress, no summary.")
  var quiet = false

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if let wrong = periods.first(where: { Period($0) == nil }) {
      throw ValidationError("'\(wrong)' \(Period.refusal(of: wrong)): write 2026-10, 2026-W40, 2026-Q3, 2026 or FY27-P08")
    }
    guard sheet == nil || (periods.isEmpty && metrics.isEmpty && !backcast && !draft && !explain) else {
      throw ValidationError("use --import only with --as-of and the options of a sheet")
    }
    guard sheet != nil || [decimal, dates, delimiter, encoding].allSatisfy({ $0 == nil }) else {
      throw ValidationError("--decimal, --dates, --delimiter and --encoding need --import")
    }
    for (name, value, words) in [
      ("--decimal", decimal, ImportOptions.decimals), ("--dates", dates, ImportOptions.orders),
      ("--delimiter", delimiter, ImportOptions.delimiters), ("--encoding", encoding, ImportOptions.encodings),
    ] {
      guard let value, !words.contains(value) else { continue }
      throw ValidationError("'\(value)' is not a value of \(name): write one of \(words.joined(separator: " "))")
    }
  }

  func run() async throws {
    let terminal = Terminal()
    let root = project.folder
    if let sheet { return try await take(sheet, root, terminal) }
    let options = SnapshotOptions(
      root: root, asOf: try moment(terminal), periods: periods.compactMap { Period($0) }, metrics: metrics,
      isBackcast: backcast, isDraft: draft,
      threads: project.workers(terminal))
    if explain {
      let explanation = await explainSnapshot(options)
      try terminal.tell(
        explanation.findings, with: [JSON.Member("explanation", .string(explanation.text))], in: root, as: format,
        listsAll: all)
      if format == .text { try terminal.output(printableLines(explanation.text)) }
      if explanation.findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
      return
    }
    let showsProgress = !quiet && terminal.isInteractive
    let line = ProgressLine(terminal)
    let outcome = await takeSnapshot(options) { stage in
      if showsProgress { line.show(stage) }
    }
    if showsProgress { terminal.progress("") }
    try terminal.tell(
      outcome.findings, with: [JSON.Member("snapshot", json(outcome.written))], in: root, as: format, listsAll: all)
    if !quiet { terminal.error(printableLines(summary(outcome))) }
    if outcome.hasFailed { throw ExitCode(1) }
  }

  private func moment(_ terminal: Terminal) throws -> SnapshotOptions.AsOf {
    if let asOf { return .endOf(asOf) }
    guard let now = terminal.now else { throw ValidationError("this machine has no clock: give --as-of") }
    return .instant(now)
  }

  private func take(_ sheet: String, _ root: String, _ terminal: Terminal) async throws {
    guard let day = asOf ?? terminal.today else { throw ValidationError("this machine has no clock: give --as-of") }
    let isTold = !quiet && format == .text
    let outcome = await importSheet(
      sheet, on: day, options: ImportOptions(decimal: decimal, dates: dates, delimiter: delimiter, encoding: encoding),
      root: root, threads: project.workers(terminal)
    ) { lines in
      if isTold { terminal.error(printableLines(lines.map { "\(sheet): \($0)\n" }.joined())) }
    }
    try terminal.tell(outcome.findings, written: outcome.written, in: root, as: format, listsAll: all)
    if outcome.hasFailed { throw ExitCode(1) }
  }

  /// The last lines that a person reads: what was computed from how much, and what to do with it.
  private func summary(_ outcome: SnapshotOutcome) -> String {
    guard let written = outcome.written else { return "Nothing was written.\n" }
    let same = written.unchanged == 0 ? "" : ", \(written.unchanged) more unchanged"
    let gone =
      written.withdrawn == 0
      ? ""
      : "\(counted(written.withdrawn, "row")) of earlier snapshots withdrawn: the records no longer have them.\n"
    let odd =
      written.oddities.map { path in
        "Odd in the records (ids in \(path), which stays on this machine):\n"
          + written.oddWords.map { "  \($0)\n" }.joined()
      } ?? ""
    let early =
      (written.earlierRecords ?? 0) == 0
      ? ""
      : "\(written.earlierRecords ?? 0) of the events are before snapshots.since; they count only as starts of later ones.\n"
    let newest = written.newestRecord.map { "The newest record is of \($0).\n" } ?? ""
    let basis = written.records.map { counted($0, "record") } ?? "\(counted(written.answered, "row")) from the sources"
    return """
      \(counted(written.rows, "row")) of \(counted(written.metrics, "metric")) from \(basis), as of \(written.asOf)\(same).
      \(newest)\(gone)\(early)\(odd)Wrote \(written.folder); \(written.isDraft ? "look at it with: concord build --draft --output draft" : "commit it, then: concord build")

      """
  }

  /// The same for programs; null where nothing was written.
  private func json(_ written: SnapshotOutcome.Written?) -> JSON {
    guard let written else { return .null }
    return [
      "folder": .string(written.folder), "as_of": .string(written.asOf), "metrics": .integer(written.metrics),
      "rows": .integer(written.rows), "unchanged": .integer(written.unchanged),
      "withdrawn": .integer(written.withdrawn), "records": written.records.map { .integer($0) } ?? .null,
      "answered_rows": .integer(written.answered),
      "earlier_records": written.earlierRecords.map { .integer($0) } ?? .null,
      "odd": written.oddities.map { .string($0) } ?? .null, "odd_kinds": .array(written.oddWords.map { .string($0) }),
      "newest_record": written.newestRecord.map { .string($0.description) } ?? .null,
    ]
  }
}
