import Definitions
import Diagnostics
import Messages
import Testing

/// `mail` of site.yml: who sends the review, to whom, and by which way.
@Suite struct MailSettingsTests {
  private func read(_ mail: String) -> (mail: SiteSettings.Mail, problems: [String]) {
    let text = "title: T\nparties: {marketing: {}, sales: {name: Sales}}\nsteward: {name: RevOps}\nmail:\n" + mail
    let (settings, problems) = readSiteSettings(Array(text.utf8), path: "content/site.yml")
    return (settings?.mail ?? SiteSettings.Mail(), lines(problems))
  }

  @Test func recipientsAreAddressesPartiesAndRoles() {
    let (mail, problems) = read(
      """
        addresses:
          marketing: {VP Marketing: vp.marketing@example.com, Demand: Anna Berg <demand@example.com>}
          sales: {VP Sales: vp.sales@example.com, Development: sdr@example.com}
          steward: {RevOps lead: revops@example.com}
        to:
          - Revenue team <revenue@example.com>
          - {party: marketing}
          - {party: sales, role: Development}
          - {party: steward}
          - REVENUE@example.com
      """)
    #expect(problems == [])
    #expect(
      mail.to.map(\.text) == [
        "Revenue team <revenue@example.com>", "VP Marketing <vp.marketing@example.com>", "Anna Berg <demand@example.com>",
        "Development <sdr@example.com>", "RevOps lead <revops@example.com>",
      ])
    #expect(mail.positions["sdr@example.com"]?.line == 12)
  }

  @Test(arguments: [
    ("to: [nobody]", "5:8: error: 'nobody' is not the address of a mailbox"),
    ("to: [{party: sales}]", "5:16: error: 'mail.to.party' is 'sales', which has no address in mail.addresses"),
    ("to: [{party: sale}]", "5:16: error: 'mail.to.party' is 'sale', which is not a party of this site (did you mean 'sales')"),
    ("addresses: {finance: {CFO: cfo@example.com}}", "5:15: error: 'mail.addresses.finance' is not a party of this site"),
    ("addresses: {sales: vp@example.com}", "5:22: error: 'mail.addresses.sales' is text, expected addresses by role"),
    ("addresses: {sales: {VP: vp@}}", "5:27: error: 'vp@' is not the address of a mailbox"),
    ("server: {host: \"a b\"}", "5:18: error: 'mail.server.host' is 'a b', which is not the name of a host"),
    ("server: {host: -K}", "5:18: error: 'mail.server.host' is '-K', which is not the name of a host"),
    ("server: {port: 25}", "5:11: error: 'mail.server.host' is missing"),
    ("server: {host: a, user: b}", "5:11: error: 'mail.server.password' is missing, and 'user' needs it"),
    (
      "server: {host: a, user: \"b:c\", password: {variable: P}}",
      "5:27: error: 'mail.server.user' is not a name to log in with"
    ),
    (
      "server: {host: a, user: b, password: hunter2}",
      "5:40: error: 'mail.server.password' is not a mapping; if it is the password"
    ),
    (
      "server: {host: a, user: b, password: {variable: hunter-2}}",
      "5:51: error: 'mail.server.password.variable' is not the name of"
    ),
    ("server: {host: a, user: b, password: {variable: P, file: f}}", "5:40: error: a password is in one place"),
    (
      "server: {host: a, security: none, user: b, password: {file: f}}",
      "5:31: error: 'mail.server.security' is 'none', which would send the password for everybody to read"
    ),
    ("server: {host: a}\n  sendmail: b", "6:13: error: 'mail.sendmail' and 'server' are two ways to send"),
  ])
  func mistakesHaveTheirPlaceAndNoPassword(line: String, problem: String) throws {
    let problems = read("  " + line).problems
    #expect(problems.first?.hasPrefix("site.yml:" + problem) == true, "\(problems)")
    #expect(problems.count == 1)
    #expect(!problems.joined().contains("hunter"))
  }

  @Test(arguments: [
    ("host: smtp.example.com", "smtp.example.com:587 (STARTTLS)"),
    ("host: \"[::1]\", security: none", "[::1]:25 (not encrypted)"),
    ("host: h, port: 465", "h:465 (TLS)"), ("host: h, security: tls", "h:465 (TLS)"),
    ("host: h, port: 2525, user: u, password: {command: [pass, show, smtp]}", "h:2525 (STARTTLS, as u)"),
  ])
  func theWayHasPortsAndEncryptionOfItsOwn(server: String, words: String) {
    let (mail, problems) = read("  server: {\(server)}")
    #expect(problems == [])
    #expect(mail.route?.words == words)
  }
}
