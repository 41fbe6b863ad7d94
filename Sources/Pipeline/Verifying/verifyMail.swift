import Calendars
import Charts
import Definitions
import Diagnostics
import Documents
import Editions
import Figures
import Files
import MailPages
import Messages
import Proofs
import ShownNumbers
import SitePages

/// Holds a mail of a review against the project: the review is made again from the snapshots as of the mail's day, each of its
/// numbers is proved, and the mail's CSV, HTML and plain text have to say the same, digit by digit.
///
/// Its words and its PDF are not looked at. A mail that a server has wrapped in others' headers, or whose links it has rewritten, holds.
func verifyMail(_ path: String, _ options: VerifyOptions) async -> VerifyOutcome {
  var outcome = VerifyOutcome(isStrict: options.isStrict)
  let read = readNamedBytes(path)
  guard let bytes = read.bytes else {
    outcome.findings = read.diagnostics
    return outcome
  }
  guard let mail = ReviewMail(path, bytes) else {
    outcome.findings = [
      Diagnostic(
        .proofFile, at: SourcePosition(file: path),
        "it is not a review that concord pack made: it has no plain text, no HTML or no review-<period>.csv",
        suggestion: "save the mail as it arrived, with its attachments")
    ]
    return outcome
  }
  outcome.reviewed = mail.period
  // As it was on the day of the mail; a mail that was sent later than it was made is of what is known today.
  for day in mail.day.map({ [$0, nil] }) ?? [nil] as [CivilDate?] {
    let tried = await mail.held(against: options, asOf: day)
    if !tried.hasFailed || outcome.findings.isEmpty || tried.findings.count < outcome.findings.count { outcome = tried }
    if !outcome.hasFailed { break }
  }
  return outcome
}

/// The parts of a mail that show numbers.
private struct ReviewMail {
  let path: String
  let period: Period
  let day: CivilDate?
  private let text: [UInt8]
  private let html: [UInt8]
  private let table: [UInt8]
  private let tableName: String

  /// Nil where a part is missing.
  init?(_ path: String, _ bytes: [UInt8]) {
    let message = ReceivedMessage(bytes)
    let named = message.parts.lazy.compactMap { part -> (String, Period, [UInt8])? in
      guard let name = part.fileName, name.hasPrefix("review-"), name.hasSuffix(".csv"),
        let period = Period(name.dropFirst(7).dropLast(4))
      else { return nil }
      return (name, period, part.bytes)
    }
    func body(_ type: String) -> [UInt8]? { message.parts.first { $0.type == type && $0.fileName == nil }?.bytes }
    guard let (name, period, table) = named.first, let text = body("text/plain"), let html = body("text/html") else {
      return nil
    }
    self.path = path
    self.period = period
    day = message.day
    self.text = text
    self.html = html
    self.table = table
    tableName = name
  }

  func held(against options: VerifyOptions, asOf: CivilDate?) async -> VerifyOutcome {
    var outcome = VerifyOutcome(isStrict: options.isStrict)
    outcome.reviewed = period
    let root = RootFolder(options.root)
    let read = await readSite(
      BuildOptions(root: options.root, asOf: asOf, threads: options.threads, writes: false), in: root
    ) { _ in }
    outcome.findings = read.findings.filter { $0.severity == .error }
    guard let document = review(of: period, of: read.site) else {
      outcome.findings.append(finding("the project has no review of \(period.long) to compare it with"))
      return outcome
    }
    var writer = PageWriter(document.address, palette: read.assets.palette)
    _ = writer.content(of: document)
    let listed = PageNumbers(document.address, writer.numbers.numbers).map(listedNumbers) ?? [:]
    let proof = NumberProof(listed, read.site.edition)
    let page = document.address.name
    outcome.numbers = listed[page]?.count ?? 0
    outcome.findings += proof.problems(of: page, path: path, lines: [:], advice: advice)
    outcome.findings += differences(from: document, read)
    outcome.findings = (outcome.findings + proof.unsignedMeanings(in: path)).sorted()
    return outcome
  }

  /// As whoever publishes them lists them.
  private func listedNumbers(_ numbers: PageNumbers) -> [String: [PublishedNumber]] {
    let list = Array("{\"format\": 1, ".utf8) + numbers.member + Array("}".utf8)
    let pages = readPublishedNumbers(list, path: path).pages
    return Dictionary(pages.map { ($0.name, $0.numbers) }, uniquingKeysWith: { first, _ in first })
  }

  private func differences(from document: Document, _ read: ReadSite) -> [Diagnostic] {
    let edition = read.site.edition
    let made = mailForm(
      of: document,
      in: MailFrame(
        organization: edition.settings.title, site: edition.settings.url, showsPictures: showsPictures,
        palette: read.assets.palette))
    let table = numbersTable(document, read.assets.palette)
    let parts = [
      ("the HTML", DigitWords(ofPage: html), DigitWords(ofPage: Array(made.html.utf8))),
      ("the text", DigitWords(of: String(decoding: text, as: UTF8.self)), DigitWords(of: made.text)),
      (
        tableName, DigitWords(of: String(decoding: self.table, as: UTF8.self)),
        DigitWords(of: String(decoding: table, as: UTF8.self))
      ),
    ]
    return parts.flatMap { name, has, wanted in
      has.differences(from: wanted).map { finding("\(name): \($0)", rule: .proofNumber) }
    }
  }

  private var showsPictures: Bool { html.split(separator: UInt8(ascii: "<")).contains { $0.starts(with: "img ".utf8) } }

  private var advice: String { "restore content/ as it was on the day of the mail, or pack the review again" }

  private func finding(_ message: String, rule: Rule = .proofFile) -> Diagnostic {
    Diagnostic(rule, at: SourcePosition(file: path), message, suggestion: advice)
  }
}
