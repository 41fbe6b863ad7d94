import ArgumentParser
import Calendars
import Diagnostics
import Fingerprints
import Pipeline

/// `concord pack`: the review of a closed period as a mail.
struct PackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Make the review of a closed period as a mail, with a PDF and the numbers.",
    discussion: """
      Lays content/pages/review.md out for the mail programs that exist and writes pack/<period>/<period>.eml with its parts beside \
      it: plain text, HTML, pictures of lines, PDF and CSV. The same content gives the same mail.

      Pictures need rsvg-convert, and the PDF needs WeasyPrint 70 or later, or Chromium; what is not installed is left out, and \
      the command says so. The PDF's bytes, and so the mail's, follow from which of them printed it, and from the machine's fonts.

      --send hands the mail to the server or the program that content/site.yml names, one recipient after the other, and replaces its \
      Date by that of the sending. What was sent, and what the server said, is noted in content/sent/: commit it. Who has the mail does \
      not get it twice. If no answer came after the mail was on its way, nobody knows whether it arrived: the recipient is listed, and \
      gets it again only by --again. The password comes from a variable, a file or a command.

      Example: concord pack --period 2026-10
      """)

  @Option(help: ArgumentHelp("The period, as in 2026-10.", valueName: "period"), completion: Completions.reviews)
  var period: String

  @Option(help: ArgumentHelp("The folder of the pack (default: pack/<period> in the project).", valueName: "dir"))
  var output: String?

  @Flag(help: "Send it to the recipients of content/site.yml who do not have it.")
  var send = false

  @Flag(help: "With --send: show to whom what would be sent, and send nothing.")
  var dryRun = false

  @Flag(help: "With --send: do not send the same words and numbers again because they look different now.")
  var onlyIfChanged = false

  @Option(
    help: ArgumentHelp(
      "With --send: send it to this recipient whatever was sent before. May be repeated.", valueName: "address"))
  var again: [String] = []

  @Option(
    help: ArgumentHelp("With --send: how often to try again what the server refuses for now (default: 2).", valueName: "n"))
  var retries: Int?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard Period(period) != nil else {
      throw ValidationError("'\(period)' \(Period.refusal(of: period)): write 2026-10, 2026-W40, 2026-Q3, 2026 or FY27-P08")
    }
    guard send || !(dryRun || onlyIfChanged || !again.isEmpty || retries != nil) else {
      throw ValidationError("--dry-run, --only-if-changed, --again and --retries are for --send")
    }
    if let retries, !(0...5).contains(retries) { throw ValidationError("--retries is between 0 and 5") }
  }

  func run() async throws {
    guard let period = Period(period) else { return }
    let terminal = Terminal()
    let outcome = await pack(
      PackOptions(
        root: trimmed(shared.root), period: period, output: output.map(trimmed), asOf: shared.asOf, isStrict: shared.strict,
        threads: shared.threads ?? terminal.processors, sending: sending(terminal)))
    let written = outcome.written.map { [$0.mail] } ?? []
    if shared.findings.format == .text {
      for path in written { try terminal.output(printable(path) + "\n") }
      if let report = outcome.sending { try terminal.output(printableLines(sendText(report))) }
    }
    let told = [JSON.Member("written", .array(written.map(JSON.string)))] + (outcome.sending.map { [sendJSON($0)] } ?? [])
    try terminal.tell(
      outcome.findings, with: told, in: trimmed(shared.root), as: shared.findings.format, listsAll: shared.findings.all)
    if !shared.quiet { terminal.error(printableLines(summary(outcome))) }
    if outcome.hasFailed { throw ExitCode(1) }
  }

  private func sending(_ terminal: Terminal) -> SendOptions? {
    guard send else { return nil }
    return SendOptions(
      isDryRun: dryRun, onlyIfChanged: onlyIfChanged, again: again, retries: retries ?? 2,
      takeVariable: { terminal.takeVariable($0) }, now: { terminal.now })
  }

  private func summary(_ outcome: PackOutcome) -> String {
    guard let written = outcome.written else { return "Nothing was written; the last good pack is as it was.\n" }
    let pictures = written.pictures == 1 ? "1 picture" : "\(written.pictures) pictures"
    let size = "\(written.size / 1000) KB, \(written.htmlSize / 1000) KB of it HTML, with \(pictures)"
    let notes = outcome.sending.map { $0.hasNotes ? ["Commit what was noted: git add content/sent && git commit"] : [] } ?? []
    return (["\(written.subject): \(size)."] + written.missing + notes).joined(separator: "\n") + "\n"
  }
}
