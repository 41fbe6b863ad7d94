import ArgumentParser
import Diagnostics
import Fingerprints
import Pipeline

/// The form in which findings are told, for the commands that have no other form to ask for.
struct FindingForm: ParsableArguments {
  @Option(help: ArgumentHelp("How to print findings: text, json, sarif or github.", valueName: "format"))
  var format = ReportFormat.text
}

/// How findings are told, and how many of them.
struct FindingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How to print findings: text, json, sarif or github.", valueName: "format"))
  var format = ReportFormat.text

  @Flag(help: "List every finding, not only the first of each cause.")
  var all = false
}

extension Terminal {
  /// Tells findings: to people on standard error, beside the data; in a machine's form they are the data. `root` is the
  /// project's folder, which a code host sees from the root of its repository.
  func tell(
    _ findings: [Diagnostic], in root: String, as format: ReportFormat, listsAll: Bool
  ) throws(OutputLost) {
    let findings = format.isForHost ? findings.seen(fromRepositoryAround: root) : findings
    let text = report(findings, as: format, colored: format == .text && usesColor, listsAll: listsAll)
    if format == .text { error(text) } else { try output(text) }
  }

  /// The same with what a command did, which only `json` has room for: `{..., findings: the report}`.
  func tell(
    _ findings: [Diagnostic], with result: [JSON.Member], in root: String, as format: ReportFormat, listsAll: Bool
  ) throws {
    guard format == .json else { return try tell(findings, in: root, as: format, listsAll: listsAll) }
    let report = try JSON(parsing: report(findings, as: .json, colored: false))
    try output(printableJSON(JSON.object(result + [JSON.Member("findings", report)]).pretty()))
  }

  /// Files that were written: lines of data for people and shells, part of the report for programs.
  func tell(
    _ findings: [Diagnostic], written paths: [String], in root: String, as format: ReportFormat, listsAll: Bool
  ) throws {
    if format == .text { for path in paths { try output(printable(path) + "\n") } }
    let written = JSON.Member("written", .array(paths.map(JSON.string)))
    try tell(findings, with: [written], in: root, as: format, listsAll: listsAll)
  }
}

extension ReportFormat {
  /// Whether a code host shows it beside the files.
  fileprivate var isForHost: Bool { self == .github || self == .sarif }
}

extension [Diagnostic] {
  /// As a code host finds their files.
  func seen(fromRepositoryAround root: String) -> [Diagnostic] {
    let way = wayFromRepository(to: root)
    return way.isEmpty ? self : map { $0.seen(from: way) }
  }
}
