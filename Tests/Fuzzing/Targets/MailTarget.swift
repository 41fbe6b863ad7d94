import Calendars
import Messages

/// A mail that somebody has; and what we write of the same bytes, read again.
func readsMail(_ bytes: [UInt8]) {
  let received = ReceivedMessage(bytes)
  for part in received.parts {
    expect(part.bytes.count <= bytes.count, "\(part.bytes.count) bytes of a mail of \(bytes.count)")
  }
  // Line ends are those of the mail, not of its text.
  let text = String(decoding: bytes, as: UTF8.self)
  guard let from = Mailbox("a@example.com"), let day = CivilDate("2026-11-02"), !bytes.contains(0x0D) else { return }
  let message = Message(
    from: from, to: [], subject: text, date: MessageDate(day, second: 0, offset: 0), topic: "2026-10", text: text, html: text,
    attachments: [Message.Part(name: "review-2026-10.csv", type: "text/csv", bytes: bytes)])
  let again = ReceivedMessage(message.bytes)
  expect(again.day == day, "the day is \(String(describing: again.day))")
  expect(again.parts.map(\.fileName) == [nil, nil, "review-2026-10.csv"], "the parts are \(again.parts.map(\.type))")
  // A text ends with a line end.
  let line = Array(text.utf8) + (text.utf8.last == 0x0A ? [] : [0x0A])
  expect(again.parts.map(\.bytes) == [line, line, bytes], "a part is not what was written")
}
