import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import Engines
import Figures
import Files
import MailPages
import Proofs

/// Holds the PDF of a review against the project: the review is made again and its numbers are proved, as of a mail, and the words with
/// digits of all sheets have to be those of the review, as often. Its other words are not looked at.
///
/// `pdftotext` reads it, and in which order is its own affair: so a number is counted wherever it stands.
func verifyPaper(_ path: String, _ options: VerifyOptions) async -> VerifyOutcome {
  var outcome = VerifyOutcome(isStrict: options.isStrict)
  outcome.isPaper = true
  func failed(_ message: String, _ suggestion: String) -> VerifyOutcome {
    outcome.findings = [Diagnostic(.proofFile, at: SourcePosition(file: path), message, suggestion: suggestion)]
    return outcome
  }
  let read = readNamedBytes(path)
  guard let bytes = read.bytes else {
    outcome.findings = read.diagnostics
    return outcome
  }
  let name = path.split(separator: "/").last ?? ""
  guard name.hasPrefix("review-"), let period = Period(name.dropFirst(7).dropLast(4)) else {
    return failed("its name does not say which period it reviews", "call it as concord pack did: review-2026-10.pdf")
  }
  outcome.reviewed = period
  let sheets: [String]
  do throws(PaperReader.Failure) {
    sheets = try await PaperReader.sheets(of: path)
  } catch {
    return switch error {
    case .notInstalled:
      failed("pdftotext, which reads a PDF, is not installed", "apt-get install poppler-utils, or brew install poppler")
    case .failed(let words): failed("pdftotext cannot read it: \(words)", "pack the review again")
    }
  }
  // As it is known today: a frozen review does not change. Else as on the day that the PDF says it is of, which in UTC may be the next.
  let made = dayOfMaking(bytes)
  let days = [nil] + [made, made?.adding(days: -1)].compactMap(\.self).map { Optional($0) }
  outcome = await bestOutcome(days, options, of: period) { day in
    await reviewAgain(of: period, against: path, options, asOf: day) { document, read in
      differences(of: sheets, from: document, read, path)
    }
  }
  outcome.isPaper = true
  return outcome
}

private func differences(of sheets: [String], from document: Document, _ read: ReadSite, _ path: String) -> [Diagnostic] {
  let settings = read.site.edition.settings
  let frame = MailFrame(
    organization: settings.title, site: settings.url, showsPictures: true, palette: read.assets.palette)
  let page = paperForm(of: document, in: frame, on: settings.paper == .letter ? .letter : .a4)
  // A drawing says itself twice: in what is drawn, and in what stands for it.
  var wanted = DigitWords(ofPage: Array(page.utf8), leavingOut: ["style", "title", "desc"])
  // What stands at the edges of each sheet.
  for sheet in sheets.indices { wanted.append("\(settings.title) \(document.title) \(sheet + 1) of \(sheets.count)") }
  return DigitWords(of: sheets.joined(separator: "\n")).differences(countedAgainst: wanted)
    .map { reviewFinding(path, $0, .proofNumber) }
}

/// The day of a PDF's making, in UTC; nil where it does not say it in the open.
private func dayOfMaking(_ bytes: [UInt8]) -> CivilDate? {
  let name = Array("/CreationDate (D:".utf8)
  guard let first = name.first else { return nil }
  for start in bytes.indices where bytes[start] == first {
    guard bytes[start...].starts(with: name) else { continue }
    let digits = String(decoding: bytes[(start + name.count)...].prefix(8), as: UTF8.self)
    return CivilDate("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.dropFirst(6))")
  }
  return nil
}
