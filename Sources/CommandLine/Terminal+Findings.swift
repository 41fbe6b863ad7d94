import ArgumentParser
import Diagnostics
import Fingerprints

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
  /// Tells findings: to people on standard error, beside the data; in a machine's form they are the data.
  func tell(_ findings: [Diagnostic], as format: ReportFormat, listsAll: Bool) throws(OutputLost) {
    let text = report(findings, as: format, colored: format == .text && usesColor, listsAll: listsAll)
    if format == .text { error(text) } else { try output(text) }
  }

  /// The same with what a command did, which only `json` has room for: `{..., findings: the report}`.
  func tell(_ findings: [Diagnostic], with result: [JSON.Member], as format: ReportFormat, listsAll: Bool) throws {
    guard format == .json else { return try tell(findings, as: format, listsAll: listsAll) }
    let report = try JSON(parsing: report(findings, as: .json, colored: false))
    try output(printableJSON(JSON.object(result + [JSON.Member("findings", report)]).pretty()))
  }

  /// Files that were written: lines of data for people and shells, part of the report for programs.
  func tell(_ findings: [Diagnostic], written paths: [String], as format: ReportFormat, listsAll: Bool) throws {
    if format == .text { for path in paths { try output(printable(path) + "\n") } }
    try tell(findings, with: [JSON.Member("written", .array(paths.map(JSON.string)))], as: format, listsAll: listsAll)
  }
}
