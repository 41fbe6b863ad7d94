import Charts
import Documents
import Foundation
import MailPages
import Testing

/// A document in, a mail out.
struct MailPageTests {
  private func mail(_ blocks: [Block], site: String? = nil, pictures: Bool = false) -> MailPage {
    let document = Document(
      address: Address("review/2026-10.html"), title: "Review, October 2026", description: "", section: nil, blocks: blocks)
    return mailForm(
      of: document,
      in: MailFrame(organization: "Larkspur", site: site, showsPictures: pictures, attachments: "Attached: the numbers as CSV.")
    )
  }

  /// The rows of a mail, without its frame and its styles.
  private func rows(_ mail: MailPage) -> String {
    let body = mail.html.replacing(#/ style="[^"]*"/#, with: "")
      .replacing(#/ (role|cellpadding|cellspacing|border|valign)="[^"]*"/#, with: "")
    let rows = body.split(separator: "<tr>").dropFirst(2).map { "<tr>" + $0 }
    return rows.joined(separator: "\n")
  }

  @Test func thePlainTextSaysTheMostInItsFirstLines() {
    let mail = mail([
      .masthead("Review, October 2026"), .periods(PeriodLinks(before: nil, after: nil)),
      .paragraph("MQL volume was missed.", .opening),
      .band("decisions", "Needs a decision", [.facts(Facts(nil, [.init("VP Marketing", "A tenth of the budget moves.")]))]),
    ])
    #expect(
      mail.text == """
        Review, October 2026

        MQL volume was missed.

        NEEDS A DECISION
        VP Marketing: A tenth of the budget moves.

        Attached: the numbers as CSV.

        """)
  }

  @Test func aRowHasItsFirstNumberAtTheRightAndTheRestBeneath() {
    let table = Table(
      caption: "",
      columns: [.init("Commitment", isNumber: false), .init("Value"), .init("Target"), .init("Verdict", isNumber: false)],
      rows: [
        Table.Row([
          Phrase(.link(Link("MQL volume", to: .site(Address("scorecard/2026-10.html", fragment: "c-volume"))))),
          "\(count: 483)", "at least \(count: 500)", Phrase(.state(StateLabel(.missed, "missed", tone: .missed))),
        ])
      ])
    let mail = mail([.table(table)], site: "https://intranet.example/revenue/")
    #expect(mailFaults(in: mail.html) == [])
    #expect(
      rows(mail) == """
        <tr><td><table width="100%">
        <tr><td><a href="https://intranet.example/revenue/scorecard/2026-10.html#c-volume">MQL volume</a><br><span>Target\u{A0}at least 500</span></td><td align="right"><b>483</b><br><span><b>\u{2717}\u{A0}missed</b></span></td></tr></table></td></tr>
        <tr><td>Attached: the numbers as CSV. <a href="https://intranet.example/revenue/review/2026-10.html">Open this page</a></td></tr></table></td></tr></table></body></html>
        """)
  }

  @Test func withoutAnAddressOfTheSiteNothingIsALink() {
    let mail = mail([.paragraph(Phrase(.link(Link("Details", to: .site(.scorecard)))))])
    #expect(!mail.html.contains("<a "))
    #expect(mail.html.contains("Details"))
  }

  @Test(arguments: [(PaperSize.a4, "A4"), (.letter, "letter")])
  func aSheetHasItsSizeAndStretchesThatAreNoTable(size: PaperSize, name: String) {
    let document = Document(
      address: Address("review/2026-10.html"), title: "Review", description: "", section: nil,
      blocks: [.band("a", "What changed", [.paragraph("Nothing.")])])
    let sheets = paperForm(of: document, in: MailFrame(organization: "Larkspur"), on: size)
    let body = (sheets.components(separatedBy: "<body>").last ?? "").replacing(#/(font|color)[^";]*;?/#, with: "")
    #expect(sheets.contains("@page { size: \(name);"))
    #expect(
      body == """
        <div style="padding:22px 0 8px 0;border-top:2px solid #1a1a1a;break-after:avoid;"><h2 style="margin:0;">What changed</h2></div>\
        <p style="margin:0;padding:0px 0 10px 0;">Nothing.</p><div style="padding:14px 0 24px 0;border-top:2px solid #1a1a1a;"></div></body></html>
        """)
  }

  @Test func whatAnAuthorWroteIsEscaped() {
    let mail = mail([.paragraph("<img src=x> & \"more\"")])
    #expect(mail.html.contains("&lt;img src=x&gt; &amp; \"more\""))
    #expect(mailFaults(in: mail.html) == [])
  }

  @Test func linesArePicturesWithTheirSentenceAndBarsAreCells() {
    let line = LineChart(key: "b-trend-c", title: "MQLs", periods: [], segments: [])
    func figure(_ chart: any Chart) -> Block {
      .figure(
        Figure(
          key: "b", heading: "MQLs", unit: "", chart: chart, caption: "Up on September.", stamps: [], table: nil, file: nil))
    }
    let mail = mail([figure(line)], pictures: true)
    #expect(mail.pictures.map(\.id) == ["b-trend-c.1@concord"])
    #expect(mail.html.contains("<img src=\"cid:b-trend-c.1@concord\" width=\"288\" alt=\"Up on September.\""))
    #expect(mailFaults(in: mail.html) == [])
    #expect(self.mail([figure(line)]).pictures.isEmpty)
  }
}
