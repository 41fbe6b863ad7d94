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

/// Holds a mail of a review against the project: the review is made again from the snapshots as of the mail's day, each of its
/// numbers is proved, and the mail's CSV, HTML and plain text have to say the same, digit by digit.
///
/// Its words are not looked at, nor is its PDF, which ``verifyPaper(_:_:)`` takes by itself. A mail that a server has wrapped in
/// others' headers, or whose links it has rewritten, holds.
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
  // As it was on the day of the mail; a mail that was sent later than it was made is of what is known today.
  let days = mail.day.map { [$0, nil] } ?? [nil] as [CivilDate?]
  return await bestOutcome(days, options, of: mail.period) { await mail.held(against: options, asOf: $0) }
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
    await reviewAgain(of: period, against: path, options, asOf: asOf) { document, read in differences(from: document, read) }
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
      has.differences(from: wanted).map { reviewFinding(path, "\(name): \($0)", .proofNumber) }
    }
  }

  private var showsPictures: Bool { html.split(separator: UInt8(ascii: "<")).contains { $0.starts(with: "img ".utf8) } }
}
