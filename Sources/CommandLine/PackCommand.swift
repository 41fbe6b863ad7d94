import ArgumentParser
import Calendars
import Diagnostics
import Pipeline

/// `concord pack`: the review of a closed period as a mail.
struct PackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Make the review of a closed period as a mail, with a PDF and the numbers.",
    discussion: """
      Lays content/pages/review.md out for the mail programs that exist and writes pack/<period>/<period>.eml with its parts beside \
      it: plain text, HTML, pictures of lines, PDF and CSV. The same content gives the same mail. Nothing is sent.

      Pictures need rsvg-convert, and the PDF needs WeasyPrint 70 or later, or Chromium; what is not installed is left out, and \
      the command says so. The PDF's bytes, and so the mail's, follow from which of them printed it, and from the machine's fonts.

      Example: concord pack --period 2026-10
      """)

  @Option(help: ArgumentHelp("The period, as in 2026-10.", valueName: "period"), completion: Completions.periods)
  var period: String

  @Option(help: ArgumentHelp("The folder of the pack (default: pack/<period> in the project).", valueName: "dir"))
  var output: String?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard Period(period) != nil else {
      throw ValidationError("'\(period)' \(Period.refusal(of: period)): write 2026-10, 2026-W40, 2026-Q3, 2026 or FY27-P08")
    }
  }

  func run() async throws {
    guard let period = Period(period) else { return }
    let terminal = Terminal()
    let outcome = await pack(
      PackOptions(
        root: trimmed(shared.root), period: period, output: output.map(trimmed), asOf: shared.asOf, isStrict: shared.strict,
        threads: shared.threads ?? terminal.processors))
    try terminal.tell(
      outcome.findings, written: outcome.written.map { [$0.mail] } ?? [], in: trimmed(shared.root), as: shared.findings.format,
      listsAll: shared.findings.all)
    if !shared.quiet { terminal.error(printableLines(summary(outcome))) }
    if outcome.hasFailed { throw ExitCode(1) }
  }

  private func summary(_ outcome: PackOutcome) -> String {
    guard let written = outcome.written else { return "Nothing was written; the last good pack is as it was.\n" }
    let pictures = written.pictures == 1 ? "1 picture" : "\(written.pictures) pictures"
    let size = "\(written.size / 1000) KB, \(written.htmlSize / 1000) KB of it HTML, with \(pictures)"
    return ("\(written.subject): \(size)." + written.missing.map { "\n" + $0 }.joined()) + "\n"
  }
}
