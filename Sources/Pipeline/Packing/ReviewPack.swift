import Calendars
import Charts
import Definitions
import Diagnostics
import Documents
import Editions
import Engines
import Figures
import Files
import MailPages
import Messages
import Numbers

/// A review as files: the mail, and each of its parts for whoever wants to look at it.
struct ReviewPack: Sendable {
  private(set) var files: [(name: String, bytes: [UInt8])] = []
  private(set) var findings: [Diagnostic] = []
  private let period: Period
  private let subject: String
  private let page: MailPage
  let mail: PackedMail
  private let size: Int
  private var pictures: [Message.Part] = []
  private var missing: [String] = []

  init(_ document: Document, _ period: Period, from sender: Mailbox, of read: ReadSite, in root: RootFolder) async {
    let edition = read.site.edition
    self.period = period
    subject = "\(edition.settings.title): \(document.title.replacing(period.long, with: edition.plainName(of: period)))"
    let numbers = Message.Part(
      name: "review-\(period).csv", type: "text/csv; charset=utf-8", bytes: numbersTable(document, read.assets.palette))
    var frame = MailFrame(
      organization: edition.settings.title, site: edition.settings.url, showsPictures: true, palette: read.assets.palette)
    // What a mail without pictures, or without paper, says of itself follows from which programs there are.
    let drawn = mailForm(of: document, in: frame)
    let (pictures, pictureFault) = await Self.pictures(of: drawn, in: root)
    frame.showsPictures = pictures != nil
    let moment = edition.lastSecond(of: edition.vintage(of: period))
    let sheets = edition.settings.paper == .letter ? PaperSize.letter : .a4
    let paper = await Self.paper(of: document, frame, on: sheets, moment: moment.instant, in: root)
    frame.attachments =
      paper.bytes == nil ? "Attached: the numbers as CSV." : "Attached: the same review as PDF, the numbers as CSV."
    page = mailForm(of: document, in: frame)
    var attachments = [numbers]
    if let bytes = paper.bytes {
      attachments.insert(Message.Part(name: "review-\(period).pdf", type: "application/pdf", bytes: bytes), at: 0)
    }
    let message = Message(
      from: sender, to: edition.settings.mail.to, subject: subject, date: moment.date, topic: period.description,
      list: "\(edition.settings.title) review pack", text: page.text, html: page.html, pictures: pictures ?? [],
      attachments: attachments)
    // How it is attached, and where its links lead, is neither a word nor a number of it.
    var bare = frame
    bare.attachments = ""
    bare.site = nil
    mail = PackedMail(message, plain: mailForm(of: document, in: bare).text, numbers: numbers.bytes)
    size = mail.bytes.count
    self.pictures = pictures ?? []
    missing = [pictureFault?.missing, paper.fault?.missing].compactMap(\.self)
    if edition.settings.url == nil { missing.append("Without links: site.yml does not say at which url the site is.") }
    findings = mailFaults(in: page.html).map { Self.finding($0, largestParts(of: document, in: frame)) }
    findings += [pictureFault?.failure, paper.fault?.failure].compactMap(\.self).map { Self.finding($0) }
    if size > Self.mostBytes {
      let message = "the mail has \(size) bytes, more than the \(Self.mostBytes) that every server takes"
      findings.append(Self.finding(message, suggestion: "show fewer drawings on the page"))
    }
    files = [("\(period).eml", mail.bytes), ("mail.txt", Array(page.text.utf8)), ("mail.html", Array(lookable.utf8))]
    files += (attachments + self.pictures).map { ($0.fileName, $0.bytes) }
  }

  func written(in folder: String) -> PackOutcome.Written {
    PackOutcome.Written(
      mail: "\(folder)/\(period).eml", subject: subject, size: size, htmlSize: page.html.utf8.count, pictures: pictures.count,
      missing: missing)
  }

  /// The HTML with the pictures in files beside it, for a browser.
  private var lookable: String {
    pictures.reduce(page.html) { $0.replacing("cid:\($1.name)", with: $1.fileName) }
  }

  private static let mostBytes = 1_500_000

  private static func finding(_ message: String, suggestion: String? = nil) -> Diagnostic {
    Diagnostic(.outputWrite, at: SourcePosition(file: "content/pages/review.md"), message, suggestion: suggestion)
  }

  private static func finding(_ fault: MailFault, _ largest: String) -> Diagnostic {
    var suggestion: String?
    if case .size = fault {
      suggestion = "most of it is \(largest): show less there, or move it to a page of its own and link to it"
    }
    return finding("the mail would not arrive as it is: \(fault)", suggestion: suggestion)
  }

  // MARK: Programs

  /// Why a part is not there.
  private enum Fault {
    /// A program is not installed: what the pack is without, and how to get it.
    case missing(String)
    case failed(String)

    var missing: String? { if case .missing(let words) = self { words } else { nil } }
    var failure: String? { if case .failed(let words) = self { words } else { nil } }
  }

  private static func pictures(of page: MailPage, in root: RootFolder) async -> ([Message.Part]?, Fault?) {
    var parts: [Message.Part] = []
    for (place, picture) in page.pictures.enumerated() {
      do {
        let folder = try root.ownPath("pack")
        let name = "\(place + 1).svg"
        _ = try root.writeOwn(picture.svg, in: "pack", as: name)
        let png = try await PictureProgram().png(of: "\(folder)/\(name)")
        parts.append(Message.Part(name: picture.id, type: "image/png", bytes: png))
      } catch PictureProgram.Failure.notInstalled {
        return (
          nil,
          .missing(
            "Without pictures of lines, whose sentences and tables stand: install librsvg2-bin (Debian) or librsvg (Homebrew).")
        )
      } catch {
        return (nil, .failed("a picture could not be made: \(error)"))
      }
    }
    return (parts, nil)
  }

  private static func paper(
    of document: Document, _ frame: MailFrame, on size: PaperSize, moment: Instant, in root: RootFolder
  ) async -> (bytes: [UInt8]?, fault: Fault?) {
    do {
      let folder = try root.ownPath("pack")
      _ = try root.writeOwn(Array(paperForm(of: document, in: frame, on: size).utf8), in: "pack", as: "review.html")
      _ = try await PaperProgram.write("review.html", to: "review.pdf", in: folder, moment: moment.second)
      return (datedPDF(try root.read("\(RootFolder.ownName)/pack/review.pdf"), moment), nil)
    } catch PaperProgram.Failure.notInstalled {
      return (nil, .missing("Without PDF: install WeasyPrint 70 or later (pip install weasyprint) or Chromium."))
    } catch {
      return (nil, .failed("the PDF could not be made: \(error)"))
    }
  }
}

/// The bands of a page that have the most HTML, the greatest first: "From lead to won (31 KB) and What changed (12 KB)".
private func largestParts(of document: Document, in frame: MailFrame) -> String {
  let parts = document.blocks.compactMap { block -> (name: String, size: Int)? in
    guard case .group(let group) = block, case .heading(let heading)? = group.blocks.first else { return nil }
    var part = document
    part.blocks = [block]
    return (heading.title.plain, mailForm(of: part, in: frame).html.utf8.count)
  }
  return listed(parts.sorted { $0.size > $1.size }.prefix(2).map { "\($0.name) (\($0.size / 1000) KB)" })
}

extension Message.Part {
  /// In a folder: that of a picture is its identifier without what makes it unique in the world.
  fileprivate var fileName: String { type == "image/png" ? String(name.prefix { $0 != "@" }) + ".png" : name }
}

extension Edition {
  /// The name of a period, with its days where the name does not tell them: "FY27 P08, 28 Sep-25 Oct 2026".
  fileprivate func plainName(of period: Period) -> String {
    let isFiscal = [.fiscalPeriod, .fiscalQuarter, .fiscalYear].contains(period.grain)
    guard isFiscal || period.grain == .week, let (first, last) = bounds(of: period) else { return period.long }
    let name = isFiscal ? period.description.replacing("-", with: " ") : period.long
    var start = first.short
    if first.year == last.year { start.removeLast(" \(first.year)".count) }
    return "\(name), \(start)-\(last.short)"
  }
}
