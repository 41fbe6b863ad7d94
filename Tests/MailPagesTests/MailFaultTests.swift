import MailPages
import Testing

/// HTML in, what some mail program would not keep out.
struct MailFaultTests {
  @Test(arguments: [
    ("<table role=\"presentation\" width=\"100%\"><tr><td style=\"padding:2px;color:#1a1a1a;\">a</td></tr></table>", []),
    ("<div>a</div>", [MailFault.element("div")]),
    ("<svg></svg>", [.element("svg")]),
    ("<td class=\"a\">a</td>", [.attribute("class", of: "td")]),
    ("<td style=\"display:flex\">a</td>", [.property("display", of: "td")]),
    ("<p style=\"padding:2px\">a</p>", [.property("padding", of: "p")]),
    ("<td style=\"color:rgb(0 128 0)\">a</td>", [.function("rgb(0 128 0)"), .colour("rgb(0 128 0)")]),
    ("<td bgcolor=\"red\">a</td>", [.colour("red")]),
    ("<td style=\"border:1px solid #ccc\">a</td>", [.colour("#ccc")]),
    ("<a href=\"javascript:a\">a</a>", [.address("javascript:a")]),
    ("<a href=\"../scorecard/index.html\">a</a>", [.address("../scorecard/index.html")]),
    ("<img src=\"data:image/png;base64,AA\" alt=\"\">", [.address("data:image/png;base64,AA")]),
    ("<img src=\"cid:trend.1\" width=\"288\" alt=\"a\">", []),
  ])
  func onlyWhatEveryMailProgramKeepsPasses(html: String, faults: [MailFault]) { #expect(mailFaults(in: html) == faults) }

  @Test func aMailThatGmailCutsOffIsAFault() {
    #expect(mailFaults(in: String(repeating: "a", count: mailSizeLimit)) == [])
    #expect(mailFaults(in: String(repeating: "a", count: mailSizeLimit + 1)) == [.size(mailSizeLimit + 1)])
  }
}
