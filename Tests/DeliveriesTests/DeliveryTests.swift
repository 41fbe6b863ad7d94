import Diagnostics
import Fingerprints
import Messages
import Testing

@testable import Deliveries

/// A journal, recipients and answers in; who gets the mail, and what is noted, out.
struct DeliveryTests {
  private let mail = MailIdentity(content: "c", form: "f")

  private func mailboxes(_ names: String...) throws -> [Mailbox] {
    try names.map { try #require(Mailbox("\($0)@example.com")) }
  }

  private func journal(_ attempts: (String, MailIdentity, DeliveryOutcome.Word?)...) -> DeliveryJournal {
    var files: [(path: String, bytes: [UInt8])] = []
    for (place, attempt) in attempts.enumerated() {
      let intent = DeliveryIntent(
        to: "\(attempt.0)@example.com", at: "t\(place + 1)", mail: "<m@x>", identity: attempt.1, via: "v")
      files.append((DeliveryJournal.intentName(place + 1), Array(intent.json.pretty().utf8)))
      if let word = attempt.2 {
        let note = DeliveryNote(at: "u", outcome: word, reply: "r")
        files.append((DeliveryJournal.outcomeName(place + 1), Array(note.json.pretty().utf8)))
      }
    }
    var findings: [Diagnostic] = []
    let journal = DeliveryJournal(files, findings: &findings)
    #expect(findings.isEmpty)
    return journal
  }

  private func steps(
    _ journal: DeliveryJournal, ignoresForm: Bool = false, again: Set<String> = []
  ) throws -> [DeliveryPlan.Step] {
    DeliveryPlan(of: try mailboxes("a", "B"), mail, after: journal, ignoresForm: ignoresForm, again: again).steps.map(\.step)
  }

  @Test func whoHasTheMailDoesNotGetItTwice() throws {
    let other = MailIdentity(content: "c", form: "other")
    let changed = MailIdentity(content: "other", form: "other")
    #expect(try steps(journal()) == [.send, .send])
    #expect(try steps(journal(("A", mail, .sent))) == [.has(since: "t1"), .send])
    #expect(try steps(journal(("a", mail, .refused), ("b", mail, .unreachable))) == [.send, .send])
    #expect(try steps(journal(("a", other, .sent))) == [.send, .send])
    #expect(try steps(journal(("a", other, .sent)), ignoresForm: true) == [.has(since: "t1"), .send])
    #expect(try steps(journal(("a", changed, .sent)), ignoresForm: true) == [.send, .send])
    #expect(try steps(journal(("a", mail, .sent)), again: ["a@example.com"]) == [.send, .send])
  }

  @Test func whoMayHaveItGetsItOnlyWhenAsked() throws {
    #expect(try steps(journal(("a", mail, nil), ("b", mail, .unknown))) == [.unknown(since: "t1"), .unknown(since: "t2")])
    // Whatever they may have: the mail of today may be the one that they miss, or not.
    #expect(try steps(journal(("a", MailIdentity(content: "x", form: "x"), nil))) == [.unknown(since: "t1"), .send])
    #expect(try steps(journal(("a", mail, nil)), again: ["a@example.com"]) == [.send, .send])
    #expect(try steps(journal(("a", mail, nil), ("a", mail, .sent))) == [.has(since: "t2"), .send])
  }

  @Test func whatIsNoJournalIsAFinding() {
    var findings: [Diagnostic] = []
    let files = [
      ("s/0001-intent.json", "{\"to\": "), ("s/0002-intent.json", "{\"to\": \"a\"}"), ("s/readme.txt", "x"),
      ("s/0003-outcome.json", "{\"at\": \"t\", \"outcome\": \"sent\", \"reply\": \"r\"}"),
    ]
    _ = DeliveryJournal(files.map { ($0, Array($1.utf8)) }, findings: &findings)
    #expect(
      findings.map { "\($0.position.file): \($0.message)" } == [
        "s/0001-intent.json: the journal cannot be read: the text ends where a value is expected",
        "s/0002-intent.json: this is not an entry of the journal: a key is missing or has a value that Concord does not write",
        "s/readme.txt: this file does not belong to the journal",
        "s/0003-outcome.json: the outcome has no intent beside it",
      ])
  }

  /// Delivers to a, b and c with the given answers, and gives what happened in its order.
  private func run(
    _ answers: [DeliveryOutcome], retries: Int = 1, unwritable: Int? = nil
  ) async throws -> (events: [String], results: [DeliveryResult]) {
    let plan = DeliveryPlan(of: try mailboxes("a", "b", "c"), mail, after: journal(), ignoresForm: false, again: [])
    var left = answers
    var events: [String] = []
    var notes = 0
    let results = await deliver(plan, retries: retries) { recipient in
      events.append("mail \(recipient.address.prefix(1))")
      return left.isEmpty ? .sent("ok") : left.removeFirst()
    } begin: { recipient in
      notes += 1
      if notes == unwritable { return .failure(DeliveryRefusal("full")) }
      events.append("begin \(recipient.address.prefix(1))")
      return .success(notes)
    } end: { number, outcome in
      events.append("end \(number) \(outcome.word)")
      return nil
    } pause: {
      events.append("wait \($0)")
    }
    return (events, results.map(\.result))
  }

  @Test func anIntentIsNotedBeforeEachMailAndTheOutcomeAfterIt() async throws {
    let (events, results) = try await run([.sent("ok"), .refused("550", isTemporary: false)])
    #expect(
      events == [
        "begin a", "mail a", "end 1 sent", "begin b", "mail b", "end 2 refused", "begin c", "mail c", "end 3 sent",
      ])
    #expect(
      results == [
        .tried(.sent("ok"), times: 1), .tried(.refused("550", isTemporary: false), times: 1), .tried(.sent("ok"), times: 1),
      ])
  }

  @Test func whatIsRefusedForNowIsTriedAgainAfterPausesThatGrow() async throws {
    let busy = DeliveryOutcome.refused("451", isTemporary: true)
    let (events, results) = try await run([busy, busy, busy, busy], retries: 3)
    #expect(events.filter { $0.hasPrefix("wait") } == ["wait 2", "wait 8", "wait 32"])
    #expect(results == [.tried(busy, times: 4), .tried(.sent("ok"), times: 1), .tried(.sent("ok"), times: 1)])
  }

  @Test(arguments: [DeliveryOutcome.unknown("gone"), .unreachable("closed", isTemporary: false)])
  func afterWhatNobodyKnowsOrNobodyTakesTheRestIsLeft(outcome: DeliveryOutcome) async throws {
    let (events, results) = try await run([outcome])
    #expect(events.count == 3)
    #expect(results[0] == .tried(outcome, times: 1))
    #expect(results[1...].allSatisfy { if case .left = $0 { true } else { false } })
  }

  @Test func nothingIsSentThatCannotBeNoted() async throws {
    let (events, results) = try await run([], unwritable: 2)
    #expect(events == ["begin a", "mail a", "end 1 sent"])
    #expect(results == [.tried(.sent("ok"), times: 1), .left("full"), .left("full")])
  }
}
