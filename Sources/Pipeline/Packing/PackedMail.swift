import Deliveries
import Fingerprints
import MailPages
import Messages
import Numbers

/// A review as it is sent.
struct PackedMail: Sendable {
  var message: Message
  var bytes: [UInt8]
  /// What tells it from another one.
  var identity: MailIdentity

  /// `plain` is the review's text without what says how it is attached.
  init(_ message: Message, plain: String, numbers: [UInt8]) {
    self.message = message
    bytes = message.bytes
    identity = MailIdentity(
      content: Self.digest([Array(message.subject.utf8), Array(plain.utf8), numbers]),
      form: Self.digest(
        [Array(message.html.utf8), Array(message.text.utf8)] + (message.pictures + message.attachments).map(\.bytes)))
  }

  /// "the text, the HTML with 3 pictures, review-2026-10.pdf (91 KB)"
  var parts: String {
    let pictures = message.pictures.isEmpty ? "" : " with \(counted(message.pictures.count, "picture"))"
    let files = message.attachments.map { "\($0.name) (\(($0.bytes.count + 999) / 1000) KB)" }
    return (["the text", "the HTML\(pictures)"] + files).joined(separator: ", ")
  }

  private static func digest(_ parts: [[UInt8]]) -> String {
    sha256(parts.flatMap { Array("\($0.count):".utf8) + $0 }).full
  }
}
