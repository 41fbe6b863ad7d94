import Calendars
import Messages
import Testing

/// Parts in, the bytes of a mail out. Python's reader of mail reads what the program writes, in Tests/Site/mail.py.
struct MessageTests {
  private func message(
    subject: String = "Revenue review, October 2026", list: String = "", text: String = "Hello\n",
    pictures: [Message.Part] = [],
    attachments: [Message.Part] = []
  ) throws -> String {
    let message = Message(
      from: try #require(Mailbox("RevOps <revops@example.com>")), to: [try #require(Mailbox("team@example.com"))],
      subject: subject, date: MessageDate(try #require(CivilDate("2026-11-06")), second: 86_399, offset: 3600),
      topic: "2026-10", list: list, text: text, html: "<p>Hello</p>", pictures: pictures, attachments: attachments)
    #expect(message.bytes == message.bytes)
    return String(decoding: message.bytes, as: UTF8.self).replacing("\r\n", with: "\n").replacing(#/[0-9a-f]{24}/#, with: "#")
  }

  @Test func textAndHTMLAreAlternatives() throws {
    #expect(
      try message() == """
        Date: Fri, 06 Nov 2026 23:59:59 +0100
        From: RevOps <revops@example.com>
        To: team@example.com
        Subject: Revenue review, October 2026
        Message-ID: <2026-10.#@example.com>
        MIME-Version: 1.0
        Auto-Submitted: auto-generated
        Content-Type: multipart/alternative;
         boundary="=_alt_#"

        --=_alt_#
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Hello

        --=_alt_#
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <p>Hello</p>

        --=_alt_#--

        """)
  }

  @Test func picturesBelongToTheHTMLAndFilesToTheWhole() throws {
    let mail = try message(
      pictures: [.init(name: "trend.1@concord", type: "image/png", bytes: [1, 2, 3, 4])],
      attachments: [.init(name: "review-2026-10.csv", type: "text/csv; charset=utf-8", bytes: Array("a\n".utf8))])
    let outline = mail.split(separator: "\n").filter { line in
      ["Content-Type", " boundary", " type", "Content-ID", "Content-Disposition", "AQ", "YQ"].contains { line.hasPrefix($0) }
    }
    #expect(
      outline.joined(separator: "\n") == """
        Content-Type: multipart/mixed;
         boundary="=_mix_#"
        Content-Type: multipart/alternative;
         boundary="=_alt_#"
        Content-Type: text/plain; charset=utf-8
        Content-Type: multipart/related;
         type="text/html";
         boundary="=_rel_#"
        Content-Type: text/html; charset=utf-8
        Content-Type: image/png
        Content-Disposition: inline
        Content-ID: <trend.1@concord>
        AQIDBA==
        Content-Type: text/csv; charset=utf-8
        Content-Disposition: attachment; filename="review-2026-10.csv"
        YQo=
        """)
  }

  @Test(arguments: [
    ("Umsatzübersicht, Oktober 2026", "=?utf-8?B?VW1zYXR6w7xiZXJzaWNodCwgT2t0b2JlciAyMDI2?="),
    ("A\r\nBcc: b@example.com", "A Bcc: b@example.com"),
    (
      String(repeating: "many words ", count: 10),
      "many words many words many words many words many words many words\n many words many words many words many words"
    ),
    (
      String(repeating: "ü", count: 20), "=?utf-8?B?\(String(repeating: "w7zDvMO8", count: 5))w7w=?=\n =?utf-8?B?w7zDvMO8w7w=?="
    ),
  ])
  func aSubjectIsOneHeaderWhateverItHolds(subject: String, header: String) throws {
    let mail = try message(subject: subject)
    #expect(mail.contains("\nSubject: \(header)\nMessage-ID: "))
  }

  @Test(arguments: [
    ("Small review pack", "Small review pack <review-pack.example.com>"),
    ("A \"B\", C", "\"A \\\"B\\\", C\" <review-pack.example.com>"),
    ("Bär\r\nBcc: b@example.com", "=?utf-8?B?QsOkciAgQmNjOiBiQGV4YW1wbGUuY29t?=\n <review-pack.example.com>"),
  ])
  func aListHasOneNameForAllItsMails(list: String, header: String) throws {
    #expect(try message(list: list).contains("\nAuto-Submitted: auto-generated\nList-Id: \(header)\nContent-Type: "))
    #expect(try !message().contains("List-Id"))
  }

  @Test func sendingReplacesTheDateAndNothingElse() throws {
    let day = try #require(CivilDate("2026-11-09"))
    let mail = Array("Date: Fri, 06 Nov 2026 23:59:59 +0100\r\nFrom: a@b.c\r\n\r\nDate: x\r\n".utf8)
    let sent = redated(mail, to: MessageDate(day, second: 33_135, offset: 3600))
    #expect(
      sent.map { String(decoding: $0, as: UTF8.self) }
        == "Date: Mon, 09 Nov 2026 09:12:15 +0100\r\nFrom: a@b.c\r\n\r\nDate: x\r\n")
    #expect(redated(Array("From: a@b.c\r\n\r\n".utf8), to: MessageDate(day, second: 0, offset: 0)) == nil)
    #expect(MessageDate(day, second: 33_135, offset: -12_600).timestamp == "2026-11-09T09:12:15-03:30")
  }

  @Test func noLineIsLongAndNoByteIsAboveASCII() throws {
    let mail = try message(text: String(repeating: "€1 = ü \t\n. ", count: 50) + String(repeating: "a", count: 300))
    #expect(mail.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 })
    #expect(mail.utf8.allSatisfy { $0 < 0x80 })
  }
}
