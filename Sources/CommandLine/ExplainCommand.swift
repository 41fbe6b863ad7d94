import ArgumentParser
import Calendars
import Diagnostics
import Pipeline
import RulePages

/// `concord explain`: what a rule wants, or where a number comes from.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule checks, or where a number comes from.",
    discussion: """
      A rule is the word in brackets behind a finding: its page says what it checks, why, and how to fix it. A number is named by its \
      metric and period, with a statistic or a member where it has one, or by its index on a page of the site (data-n or value in its \
      HTML). It shows the row with its file and line, the meaning and who signed it, the SQL and the arithmetic, the run with its \
      sources, and every restatement. Without a name, lists the rules.

      Examples:
        concord explain definition.unknown-reference
        concord explain mql-count@2026-10
        concord explain 'mql-count@2026-10{lead_source=events}'
        concord explain time-to-first-contact.p90@2026-10
        concord explain output/scorecard/index.html#3
      """)

  @Argument(
    help: ArgumentHelp("A rule, or a number such as mql-count@2026-10.", valueName: "name"), completion: Completions.explained)
  var name: String?

  @Option(help: ArgumentHelp("The project's folder, which contains content/.", valueName: "dir"), completion: .directory)
  var root = "."

  @Option(
    help: ArgumentHelp("The folder of the site, for numbers of its pages (default: output/ in the project).", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Explain what was known at the end of this day (default: all).", valueName: "yyyy-mm-dd"),
    transform: civilDay)
  var asOf: CivilDate?

  func run() async throws {
    let terminal = Terminal()
    guard let name else { return try listRules(terminal) }
    if let rule = Rule(rawValue: name) { return try terminal.output(printableLines(RulePages.text(of: rule))) }
    if let near = nearRule(name) {
      throw ValidationError("'\(name)' is not a rule: did you mean '\(near)'?")
    }
    let explanation = await explainNumber(
      name, BuildOptions(root: trimmed(root), output: output.map(trimmed), asOf: asOf, threads: terminal.processors))
    try terminal.tell(explanation.findings, in: trimmed(root), as: .text, listsAll: false)
    guard !explanation.text.isEmpty else { throw ExitCode(1) }
    try terminal.output(printableLines(explanation.text))
  }

  private func listRules(_ terminal: Terminal) throws {
    let rules = Rule.allCases.sorted { $0.rawValue < $1.rawValue }
    let width = rules.map(\.rawValue.count).max() ?? 0
    for rule in rules {
      try terminal.output(rule.rawValue.padding(to: width) + "  " + rule.summary + "\n")
    }
  }

  /// What was meant by something that looks like a rule: `definition.unknown-referense`, but not `speed.p90@2026-10`.
  private func nearRule(_ name: String) -> String? {
    guard name.contains("."), !name.contains(where: { "@{#/".contains($0) }) else { return nil }
    return NearMiss.closest(to: name, among: Rule.allCases.map(\.rawValue))
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}
