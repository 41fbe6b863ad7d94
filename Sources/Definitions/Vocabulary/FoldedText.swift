import Fingerprints

/// Text as it is compared and hashed: NFC, each run of white space one space; see ``normalized(_:)``.
///
/// Almost all text is ASCII that is folded already, which one look at the bytes tells.
func foldedText(_ text: String) -> String {
  var wasSpace = true
  for byte in text.utf8 {
    guard byte < 0x80, byte == 0x20 || !isSpace(byte), !(wasSpace && byte == 0x20) else { return normalized(text) }
    wasSpace = byte == 0x20
  }
  return wasSpace && !text.isEmpty ? normalized(text) : text
}
