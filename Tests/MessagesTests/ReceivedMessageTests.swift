import Calendars
import Messages
import Testing

/// The bytes of a mail in, its parts out.
struct ReceivedMessageTests {
  private func received(_ lines: String) -> ReceivedMessage { ReceivedMessage(Array(lines.replacing("\n", with: "\r\n").utf8)) }

  private func told(_ message: ReceivedMessage) -> [String] {
    message.parts.map { "\($0.type) \($0.fileName ?? "-"): \(String(decoding: $0.bytes, as: UTF8.self))" }
  }

  @Test func whatWeWriteIsReadAsItWas() throws {
    let text = "First line, 12 h \u{2265} 4 h = too late\n\n" + String(repeating: "long ", count: 40) + "\nFrom here \n"
    let table = (0...255).map { UInt8($0) }
    let message = Message(
      from: try #require(Mailbox("RevOps <revops@example.com>")), to: [],
      subject: "Review", date: MessageDate(try #require(CivilDate("2026-11-02")), second: 86_399, offset: 3600),
      topic: "2026-10", text: text, html: "<p style=\"a\">\u{20AC}3.00m</p>\n",
      pictures: [.init(name: "trend.1@concord", type: "image/png", bytes: [1, 2, 3])],
      attachments: [.init(name: "review-2026-10.csv", type: "text/csv; charset=utf-8", bytes: table)])
    let received = ReceivedMessage(message.bytes)
    #expect(received.day == CivilDate("2026-11-02"))
    #expect(received.parts.map(\.type) == ["text/plain", "text/html", "image/png", "text/csv"])
    #expect(received.parts.map(\.fileName) == [nil, nil, nil, "review-2026-10.csv"])
    #expect(received.parts.map(\.bytes) == [Array(text.utf8), Array(message.html.utf8), [1, 2, 3], table])
  }

  @Test func aServerMayHaveWrittenItInItsOwnWay() {
    let message = received(
      """
      received: by somebody
      DATE: 2 Nov 2026 23:59:59 +0100
      Content-Type: MULTIPART/mixed; charset=utf-8;
      \tBoundary=b-1

      A preamble that nobody sees.
      --b-1
      Content-Type: text/plain
      Content-Transfer-Encoding: 8bit

      14 = 14
      --b-1  \t
      Content-Type: text/csv; name="review-2026-10.csv"
      Content-Transfer-Encoding: BASE64

      YSxi
      CjEsMg==
      --b-1--
      An epilogue.
      """)
    #expect(message.day == CivilDate("2026-11-02"))
    #expect(told(message) == ["text/plain -: 14 = 14", "text/csv review-2026-10.csv: a,b\n1,2"])
  }

  @Test(arguments: [
    ("", ["text/plain -: "]),
    ("no header", ["text/plain -: "]),
    ("A: b\n\nText", ["text/plain -: Text"]),
    ("Content-Type: multipart/mixed; boundary=b\n\nnothing", []),
    ("Content-Type: multipart/mixed; boundary=b\n\n--b\n\ncut of", ["text/plain -: cut of"]),
    ("Content-Type: multipart/mixed\n\nText", ["multipart/mixed -: Text"]),
    ("Content-Transfer-Encoding: quoted-printable\n\n=E2=82=AC3=\n4 =ZZ =", ["text/plain -: \u{20AC}34 =ZZ ="]),
  ])
  func whatIsDamagedIsReadAsFarAsItGoes(lines: String, parts: [String]) { #expect(told(received(lines)) == parts) }

  @Test func whatIsNestedTooDeepIsLeftOut() {
    func levels(_ count: Int) -> String {
      (0..<count).map { "Content-Type: multipart/mixed; boundary=b\($0).\n\n--b\($0).\n" }.joined() + "\nText"
    }
    #expect(told(received(levels(3))) == ["text/plain -: Text"])
    #expect(received(levels(20)).parts.isEmpty)
  }
}
