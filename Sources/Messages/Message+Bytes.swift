import Fingerprints

extension Message {
  /// The message as a file: `multipart/mixed( alternative( text, related( html, pictures ) ), attachments )`, levels with one part
  /// left out.
  ///
  /// The same message has the same bytes: identifier and boundaries are made from what is in it. Text is quoted-printable and files
  /// are base64, so that no line is longer than 76 characters and no byte is above ASCII.
  package var bytes: [UInt8] {
    let digest = digest
    let body = entity.bytes(boundary: digest.digits(24))
    var headers = [
      header("Date", date.text),
      header("From", from.headerText),
      to.isEmpty ? "To: undisclosed-recipients:;\r\n" : header("To", to.map(\.headerText).joined(separator: ", ")),
      header("Subject", encodedWords(subject)),
      header("Message-ID", identifier),
      header("MIME-Version", "1.0"),
      header("Auto-Submitted", "auto-generated"),
    ]
    if !list.isEmpty { headers.append(header("List-Id", "\(phrase(list)) <review-pack.\(from.domain)>")) }
    return Array(headers.joined().utf8) + body
  }

  /// `<2026-10.5f0c…@example.com>`
  package var identifier: String { "<\(topic).\(digest.digits(24))@\(from.domain)>" }

  private var digest: Fingerprint {
    var all: [UInt8] = []
    func add(_ bytes: some Collection<UInt8>) {
      all += "\(bytes.count):".utf8
      all += bytes
    }
    for text in [from.headerText, subject, date.text, topic, text, html] + to.map(\.headerText) { add(text.utf8) }
    for part in pictures + attachments {
      add(part.name.utf8)
      add(part.type.utf8)
      add(part.bytes)
    }
    return sha256(all)
  }

  private var entity: Entity {
    let page = Entity.leaf(
      ["Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"], quotedPrintable(html))
    let related = Entity.multipart("related", "rel", [page] + pictures.map { .file($0, isAttachment: false) })
    let plain = Entity.leaf(
      ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"], quotedPrintable(text))
    let alternative = Entity.multipart("alternative", "alt", [plain, related])
    return .multipart("mixed", "mix", [alternative] + attachments.map { .file($0, isAttachment: true) })
  }
}

/// A part of a message, which may hold others.
private indirect enum Entity {
  case leaf([String], [UInt8])
  /// The subtype, the word in its boundary, its parts.
  case multipart(String, String, [Entity])

  static func file(_ part: Message.Part, isAttachment: Bool) -> Entity {
    let place = isAttachment ? "attachment; filename=\"\(part.name)\"" : "inline"
    let headers = ["Content-Type: \(part.type)", "Content-Transfer-Encoding: base64", "Content-Disposition: \(place)"]
    return .leaf(headers + (isAttachment ? [] : ["Content-ID: <\(part.name)>"]), base64Lines(part.bytes))
  }

  func bytes(boundary digest: String) -> [UInt8] {
    switch self {
    case .leaf(let headers, let body):
      return Array((headers.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    case .multipart(let subtype, let word, let parts):
      if parts.count == 1 { return parts[0].bytes(boundary: digest) }
      // "=_" stands in no quoted-printable and in no base64 text.
      let boundary = "=_\(word)_\(digest)"
      let type = subtype == "related" ? "\r\n type=\"text/html\";" : ""
      var bytes = Array("Content-Type: multipart/\(subtype);\(type)\r\n boundary=\"\(boundary)\"\r\n\r\n".utf8)
      for part in parts {
        bytes += "--\(boundary)\r\n".utf8
        bytes += part.bytes(boundary: digest)
        bytes += "\r\n".utf8
      }
      bytes += "--\(boundary)--\r\n".utf8
      return bytes
    }
  }
}

extension Mailbox {
  /// `RevOps <revops@example.com>`, the name quoted or encoded where it has to be.
  fileprivate var headerText: String {
    name.isEmpty ? address : "\(phrase(name)) <\(address)>"
  }
}

/// Words before an address, quoted or encoded where they have to be.
private func phrase(_ words: String) -> String {
  let isPlain = words.utf8.allSatisfy { byte in
    byte == 0x20 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
  if isPlain { return words }
  // What looks like an encoded word would be read as one, also in quotes.
  guard words.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), words.utf8.count < 60, !words.contains("=?") else {
    return encodedWords(words)
  }
  return "\"\(words.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
}
