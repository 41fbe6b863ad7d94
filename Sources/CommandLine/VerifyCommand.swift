import ArgumentParser
import Calendars
import Diagnostics
import Pipeline

/// `concord verify`: a published site held against the project that it was built from.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Prove that every number on a published site, or in a mail of one, comes from a snapshot.",
    discussion: """
      Finds each number of a site on its page, compares it with its row of a snapshot or computes it again by its rule, \
      follows each stamp to a meaning and its signatures, verifies again each signature that the site says a key verified, \
      and compares every file with its checksum. Lists what does not match, with its place. Needs the project, for what a \
      site says of itself proves nothing; writes nothing.

      Of a mail of concord pack, saved as it arrived (2026-10.eml), the review is made again from the snapshots as of the mail's \
      day and proved; then every digit of the mail's HTML, plain text and CSV is compared with it. Its PDF is proved by itself \
      (review-2026-10.pdf), number by number, where pdftotext of poppler is installed.

      Example: concord verify output --strict

      Exit status: 0 if everything matches, 1 if something does not or, with --strict, if a meaning is not agreed.
      """)

  @Argument(
    help: ArgumentHelp(
      "The folder of the site, or an .eml or a .pdf of concord pack (default: output/ in the project).", valueName: "output"),
    completion: .file())
  var output: String?

  @OptionGroup var project: ProjectOptions
  @OptionGroup var findings: FindingOptions

  @Flag(help: "Fail the run on warnings too.")
  var strict = false

  @Flag(help: "Print findings only: no summary.")
  var quiet = false

  func run() async throws {
    let terminal = Terminal()
    let outcome = await verify(
      VerifyOptions(
        root: project.folder, output: output.map(trimmed), isStrict: strict, threads: project.workers(terminal)))
    try terminal.tell(outcome.findings, in: project.folder, as: findings.format, listsAll: findings.all)
    if !quiet { terminal.error(printableLines(summary(outcome))) }
    if outcome.hasFailed { throw ExitCode(1) }
  }

  private func summary(_ outcome: VerifyOutcome) -> String {
    let count = outcome.signatures
    let keys = count == 0 ? "" : count == 1 ? "1 signature of a key, " : "\(count) signatures of keys, "
    if let period = outcome.reviewed {
      let parts = outcome.isPaper ? "in the PDF" : "in the HTML, the text and the CSV"
      let checked = "Checked \(outcome.numbers) numbers \(parts) of the review of \(period.long)"
      return outcome.hasFailed ? "\(checked): not everything matches.\n" : "\(checked): everything matches.\n"
    }
    let checked =
      "\(keys)\(outcome.numbers) numbers and \(outcome.stamps) stamps on \(outcome.pages) pages, \(outcome.files) files"
    return outcome.hasFailed ? "Checked \(checked): not everything matches.\n" : "Checked \(checked): everything matches.\n"
  }
}
