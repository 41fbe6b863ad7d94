import Messages

/// A password. It has no text of its own, so that no message, no record and no report holds it by accident.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// For the one who hands it over.
  let characters: String

  /// The first line of what holds it; nil where that is empty, longer than a password can be or no text.
  package init?(firstLineOf bytes: [UInt8]) {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    guard let text = String(validating: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self), !text.isEmpty,
      text.utf8.count <= 1000, text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else { return nil }
    characters = text
  }

  package var description: String { "(a password)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// A text without the password in any of the forms in which a server could send it back.
  func removed(from text: String, user: String) -> String {
    let forms = [
      characters, base64(Array(characters.utf8)), base64(Array("\0\(user)\0\(characters)".utf8)),
      base64(Array("\(user)\0\(user)\0\(characters)".utf8)),
    ]
    // The longest first: it holds the others.
    return forms.sorted { $0.utf8.count > $1.utf8.count }.reduce(text) { $0.replacing($1, with: "***") }
  }
}
