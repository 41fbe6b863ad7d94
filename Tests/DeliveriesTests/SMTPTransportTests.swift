import Definitions
import Messages
import Testing

@testable import Deliveries

/// What curl is told, and what its end means. Real servers are in Tests/Mail.
struct SMTPTransportTests {
  private func transport(_ security: MailServer.Security = .startTLS, password: String? = nil) throws -> SMTPTransport {
    let login = password.map { _ in MailServer.Login(user: "rev\"ops", password: .variable("P")) }
    return SMTPTransport(
      server: MailServer(host: "smtp.example.com", security: security, login: login),
      password: password.flatMap { Secret(firstLineOf: Array($0.utf8)) })
  }

  @Test func everyOptionIsInTheConfigurationAndNoneInTheCommandLine() throws {
    let sender = try #require(Mailbox("RevOps <revops@example.com>"))
    let recipient = try #require(Mailbox("team@example.com"))
    let text = try transport(password: "a\"b\\c: d").configuration(of: "/tmp/a \"mail\".eml", from: sender, to: recipient)
    #expect(
      text == """
        url = "smtp://smtp.example.com:587"
        mail-from = "revops@example.com"
        mail-rcpt = "team@example.com"
        upload-file = "/tmp/a \\"mail\\".eml"
        globoff
        silent
        show-error
        verbose
        noproxy = "*"
        write-out = "%{response_code} %{size_upload}"
        connect-timeout = 20
        max-time = 60
        ssl-reqd
        tlsv1.2
        user = "rev\\"ops:a\\"b\\\\c: d"

        """)
    #expect(SMTPTransport.arguments == ["--disable", "--config", "-"])
  }

  @Test(arguments: [
    // The mail was taken; it may be said while curl already gives up.
    (0, "250 38", "< 354 go\n< 250 2.0.0 queued as 1\n", DeliveryOutcome.sent("250 2.0.0 queued as 1")),
    (28, "250 38", "< 250 ok\ncurl: (28) timed out\n", .sent("250 ok")),
    // Refused before DATA, for ever and for now, and after it.
    (
      55, "550 0", "< 550-5.1.1 No\n< 550 5.1.1 such user\ncurl: (55) RCPT failed: 550\n",
      .refused("550 5.1.1 such user", isTemporary: false)
    ),
    (55, "451 0", "< 451 later\n", .refused("451 later", isTemporary: true)),
    (8, "554 38", "< 354 go\n< 554 spam\n", .refused("554 spam", isTemporary: false)),
    // Nobody took a byte.
    (7, "000 0", "curl: (7) Failed to connect\n", .unreachable("Failed to connect", isTemporary: true)),
    (56, "250 0", "< 250 ok\ncurl: (56) response reading failed\n", .unreachable("response reading failed", isTemporary: true)),
    (60, "220 0", "curl: (60) SSL certificate problem\n", .unreachable("SSL certificate problem", isTemporary: false)),
    (64, "220 0", "curl: (64) STARTTLS not supported.\n", .unreachable("the server offers no encryption", isTemporary: false)),
    (67, "535 0", "< 535 5.7.8 no\n", .unreachable("login denied: 535 5.7.8 no", isTemporary: false)),
    (8, "421 0", "< 421 closing\n", .unreachable("421 closing", isTemporary: true)),
    // It was on its way.
    (28, "354 38", "< 354 go\ncurl: (28) timed out\n", .unknown("the mail was on its way when the server went silent")),
    (55, "354 0", "< 354 go\n", .unknown("the mail was on its way when the server was gone")),
    (2, "", "", .unknown("curl ended without saying how far it came")),
  ])
  func whatBecameOfAMailFollowsFromHowFarItCame(status: Int32, output: String, log: String, outcome: DeliveryOutcome) throws {
    #expect(try transport().outcome(status: status, output: output, log: log) == outcome)
  }

  @Test func aServerThatRepeatsThePasswordIsNotRepeated() throws {
    let log = "< 535 hunter2, also aHVudGVyMg== and AHJldiJvcHMAaHVudGVyMg==\n"
    let outcome = try transport(password: "hunter2").outcome(status: 67, output: "535 0", log: log)
    #expect(outcome == .unreachable("login denied: 535 ***, also *** and ***", isTemporary: false))
  }

  @Test(arguments: [
    (0 as Int32?, DeliveryOutcome.sent("taken by sendmail")), (67, .refused("well; no", isTemporary: false)),
    (75, .refused("well; no", isTemporary: true)), (78, .unreachable("well; no", isTemporary: false)),
    (127, .unreachable("well; no", isTemporary: false)), (74, .unknown("well; no")),
    (nil, .unknown("well; no")),
  ])
  func theStatusOfSendmailTells(status: Int32?, outcome: DeliveryOutcome) {
    #expect(SendmailTransport(program: "sendmail").outcome(status: status, errors: "well\nno\n") == outcome)
  }
}
