import MailPages
import Testing

/// HTML in, what some mail program would not keep out.
struct MailFaultTests {
  @Test(arguments: [
    ("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\"><tr><td style=\"padding:2px;\">a</td></tr></table>", []),
    ("<div>a</div>", [MailFault.element("div")]),
    ("<svg></svg>", [.element("svg")]),
    ("<td class=\"a\">a</td>", [.attribute("class", of: "td")]),
    ("<td style=\"display:flex\">a</td>", [.property("display", of: "td")]),
    ("<p style=\"padding:2px\">a</p>", [.property("padding", of: "p")]),
    ("<td style=\"color:rgb(0 128 0)\">a</td>", [.function("rgb(0 128 0)")]),
    ("<td bgcolor=\"red\">a</td>", [.colour("red")]),
    ("<td style=\"border:1px solid #ccc\">a</td>", [.colour("#ccc")]),
    ("<a href=\"javascript:a\">a</a>", [.address("javascript:a")]),
    ("<a href=\"../scorecard/index.html\">a</a>", [.address("../scorecard/index.html")]),
    ("<img src=\"data:image/png;base64,AA\" width=\"1\" alt>", [.address("data:image/png;base64,AA")]),
    ("<img src=\"cid:a\">", [.missing("width", of: "img"), .missing("alt", of: "img")]),
    ("<table width=\"600\"></table>", [.missing("cellpadding", of: "table"), .missing("cellspacing", of: "table")]),
    ("<td style=\"font:bold 14px/20px Arial,sans-serif;line-height:1px;border-top:2px dotted #d9d9d9\">a</td>", []),
    ("<td style=\"font:1rem/1.5 Arial\">a</td>", [.value("font:1rem/1.5 Arial", of: "td")]),
    ("<td style=\"line-height:1.5\">a</td>", [.value("line-height:1.5", of: "td")]),
    ("<td style=\"border:9px solid #d9d9d9\">a</td>", [.value("border:9px solid #d9d9d9", of: "td")]),
    ("<td style=\"padding:-2px\">a</td>", [.value("padding:-2px", of: "td")]),
    ("<h2 style=\"margin:0 auto\">a</h2>", [.value("margin:0 auto", of: "h2")]),
    ("<span style=\"margin:0\">a</span>", [.property("margin", of: "span")]),
    ("<td style=\"max-width:600px\">a</td>", [.property("max-width", of: "td")]),
    (
      "<a href=\"https://a.example/\" style=\"text-decoration:underline wavy\">a</a>",
      [
        .value("text-decoration:underline wavy", of: "a")
      ]
    ),
    ("<td style=\"color\">a</td>", [.colour("")]),
    ("<img src=\"cid:trend.1\" width=\"288\" alt=\"a\">", []),
  ])
  func onlyWhatEveryMailProgramKeepsPasses(html: String, faults: [MailFault]) { #expect(mailFaults(in: html) == faults) }

  @Test func aMailThatGmailCutsOffIsAFault() {
    #expect(mailFaults(in: String(repeating: "a", count: mailSizeLimit)) == [])
    #expect(mailFaults(in: String(repeating: "a", count: mailSizeLimit + 1)) == [.size(mailSizeLimit + 1)])
  }
}
