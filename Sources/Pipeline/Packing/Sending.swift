import Calendars
import Deliveries
import Definitions
import Diagnostics
import Editions
import Files
import Fingerprints
import Messages

/// A review on its way: to whom, by which way, with which password. Made before anything else is, so that what is missing is told
/// at once.
struct Sending: Sendable {
  private let options: SendOptions
  private let mail: SiteSettings.Mail
  private let route: MailRoute
  private let password: Secret?
  private let again: Set<String>
  private let folder: String
  private let edition: Edition
  private let root: RootFolder
  private var journal = DeliveryJournal()

  /// Nil, and why, where nothing could be sent.
  init?(
    _ options: SendOptions, of period: Period, in edition: Edition, _ root: RootFolder, findings: inout [Diagnostic]
  ) async {
    self.options = options
    self.edition = edition
    self.root = root
    mail = edition.settings.mail
    folder = "content/sent/\(period)"
    let known = findings.count
    if mail.to.isEmpty {
      findings.append(Self.missing("to", "nobody would get the mail", "write mail: {to: [Revenue team <revenue@example.com>]}"))
    }
    again = Set(options.again.map { $0.lowercased() })
    for address in options.again where mail.positions[address.lowercased()] == nil {
      findings.append(
        Diagnostic(
          .schemaValue, at: SourcePosition(file: Self.site), "'\(address)' is not a recipient of the mail",
          suggestion: NearMiss.suggestion(for: address, among: mail.to.map(\.address))))
    }
    guard let route = mail.route else {
      findings.append(
        Self.missing(
          "server", "the mail has no way to leave",
          "write mail: {server: {host: smtp.example.com}} or mail: {sendmail: /usr/sbin/sendmail}"))
      return nil
    }
    self.route = route
    var files: [(path: String, bytes: [UInt8])] = []
    let listing = root.list(folder, recursively: true)
    findings += listing.diagnostics
    for path in listing.files {
      do throws(FileError) { files.append((path, try root.read(path))) } catch { findings.append(error.finding) }
    }
    journal = DeliveryJournal(files, findings: &findings)
    guard findings.count == known, !options.isDryRun, case .server(let server) = route, let login = server.login else {
      password = nil
      if findings.count > known { return nil }
      return
    }
    do throws(PasswordFault) {
      password = try await login.password.secret(variable: options.takeVariable) { Self.bytes(of: $0, in: root) }
    } catch {
      findings.append(
        Diagnostic(.mailUndelivered, at: SourcePosition(file: Self.site), "there is no password: \(error.message)"))
      return nil
    }
  }

  private static let site = "content/site.yml"

  private static func missing(_ key: String, _ why: String, _ advice: String) -> Diagnostic {
    Diagnostic(
      .schemaMissingKey, at: SourcePosition(file: site), "'mail.\(key)' is missing: \(why)", suggestion: advice)
  }

  /// The bytes of a password's file, which may lie outside the project.
  static func bytes(of path: String, in root: RootFolder) -> [UInt8]? {
    path.hasPrefix("/") ? readNamedBytes(path).bytes : try? root.read(path)
  }

  /// Sends the review to everybody who does not have it, and says what became of each; a finding for each who has it not.
  func send(_ packed: PackedMail) async -> (report: SendReport, findings: [Diagnostic]) {
    let plan = DeliveryPlan(of: mail.to, packed.identity, after: journal, ignoresForm: options.onlyIfChanged, again: again)
    let results: [(recipient: Mailbox, result: DeliveryResult)]
    var problems: [Diagnostic] = []
    if options.isDryRun {
      results = []
    } else {
      do throws(FileError) {
        results = try await deliver(packed, plan)
      } catch {
        results = left(plan, "a file cannot be written")
        problems.append(error.writingFinding)
      }
    }
    let report = SendReport(
      isDryRun: options.isDryRun, from: packed.message.from.text, subject: packed.message.subject,
      asOf: packed.message.date.text, via: route.words, size: packed.bytes.count, parts: packed.parts,
      recipients: options.isDryRun
        ? plan.steps.map { .init($0.recipient, $0.step) } : results.map { .init($0.recipient, $0.result) })
    problems += results.compactMap { finding($0.recipient, $0.result) }
    if options.isDryRun {
      problems += plan.steps.compactMap { step in
        if case .unknown(let since) = step.step { finding(step.recipient, .unknown(since: since)) } else { nil }
      }
    }
    return (report, problems)
  }

  private func deliver(
    _ packed: PackedMail, _ plan: DeliveryPlan
  ) async throws(FileError) -> [(recipient: Mailbox, result: DeliveryResult)] {
    guard !plan.sendsNothing, let now = options.now(), let bytes = redated(packed.bytes, to: edition.messageDate(at: now))
    else { return left(plan, "this machine has no clock") }
    let sender = packed.message.from
    let file = try root.ownPath("pack") + "/sent.eml"
    _ = try root.writeOwn(bytes, in: "pack", as: "sent.eml")
    defer { root.removeOwn("\(RootFolder.ownName)/pack/sent.eml") }
    var number = journal.nextNumber
    return await Deliveries.deliver(plan, retries: options.retries) { recipient in
      switch route {
      case .server(let server):
        await SMTPTransport(server: server, password: password).deliver(file: file, from: sender, to: recipient)
      case .sendmail(let program): await SendmailTransport(program: program).deliver(bytes, from: sender, to: recipient)
      }
    } begin: { recipient in
      let intent = DeliveryIntent(
        to: recipient.address, at: moment, mail: packed.message.identifier, identity: packed.identity, via: route.words)
      defer { number += 1 }
      return note(intent.json, as: DeliveryJournal.intentName(number)).map { .failure($0) } ?? .success(number)
    } end: { number, outcome in
      let end = DeliveryNote(at: moment, outcome: outcome.word, reply: outcome.reply)
      return note(end.json, as: DeliveryJournal.outcomeName(number))
    } pause: { seconds in
      try? await Task.sleep(for: .seconds(seconds))
    }
  }

  /// What becomes of everybody where nothing can be sent.
  private func left(_ plan: DeliveryPlan, _ why: String) -> [(recipient: Mailbox, result: DeliveryResult)] {
    plan.steps.map { recipient, step in
      switch step {
      case .send: (recipient, .left(why))
      case .has(let since): (recipient, .has(since: since))
      case .unknown(let since): (recipient, .unknown(since: since))
      }
    }
  }

  private var moment: String { options.now().map { edition.messageDate(at: $0).timestamp } ?? "" }

  /// Adds a file to the journal, so that a power cut leaves it there; why, where it cannot.
  private func note(_ json: JSON, as name: String) -> DeliveryRefusal? {
    let path = "\(folder)/\(name)"
    do throws(AddedFilesFailure) {
      _ = try root.add([NewFile(path, Array(json.pretty().utf8))])
    } catch {
      return DeliveryRefusal("the journal cannot be written: \(error.error)")
    }
    do throws(FileError) {
      try root.settle(path)
      return nil
    } catch {
      return DeliveryRefusal("the journal cannot be written: \(error)")
    }
  }

  /// What is wrong with a recipient; nil where it has the mail.
  private func finding(_ recipient: Mailbox, _ result: DeliveryResult) -> Diagnostic? {
    let address = recipient.address
    let (message, advice): (String, String)
    switch result {
    case .has, .tried(.sent, _): return nil
    case .tried(.refused(let words, let isTemporary), let times):
      message = "the mail to \(address) was refused\(times > 1 ? " \(times) times" : ""): \(words)"
      advice = isTemporary ? "send it again later" : "correct the address, or ask who runs the server"
    case .tried(.unreachable(let words, _), let times):
      message = "the mail to \(address) was not sent\(times > 1 ? " in \(times) attempts" : ""): \(words)"
      advice = "send it again once that is mended"
    case .tried(.unknown(let words), _):
      message = "whether \(address) has the mail is not known: \(words)"
      advice = "ask, and if it has not arrived: --again \(address)"
    case .unknown(let since):
      message = "whether \(address) has the mail is not known: \(noAnswer(since))"
      advice = "ask, and if it has not arrived: --again \(address)"
    case .left(let why):
      message = "the mail to \(address) was not sent: \(why)"
      advice = "send it again: who has it does not get it twice"
    }
    return Diagnostic(
      .mailUndelivered, at: mail.positions[recipient.key] ?? SourcePosition(file: Self.site), message, suggestion: advice)
  }
}

private func noAnswer(_ since: String) -> String { "the attempt at \(since) got no answer" }

extension SendReport.Recipient {
  fileprivate init(_ mailbox: Mailbox, _ step: DeliveryPlan.Step) {
    switch step {
    case .send: self.init(mailbox, .planned, "")
    case .has(let since): self.init(mailbox, .had, since)
    case .unknown(let since): self.init(mailbox, .unknown, noAnswer(since))
    }
  }

  fileprivate init(_ mailbox: Mailbox, _ result: DeliveryResult) {
    switch result {
    case .has(let since): self.init(mailbox, .had, since)
    case .unknown(let since): self.init(mailbox, .unknown, noAnswer(since))
    case .left(let why): self.init(mailbox, .left, why)
    case .tried(let outcome, let times):
      let state: State =
        switch outcome {
        case .sent: .sent
        case .refused: .refused
        case .unreachable: .unreachable
        case .unknown: .unknown
        }
      self.init(mailbox, state, outcome.reply, times)
    }
  }

  private init(_ mailbox: Mailbox, _ state: State, _ words: String, _ times: Int = 0) {
    self.init(mailbox: mailbox.text, address: mailbox.address, state: state, words: words, times: times)
  }
}
