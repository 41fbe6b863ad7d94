/// Text of a header: itself where it is short words of ASCII, else words of RFC 2047, each at most 75 characters long and none
/// breaking a character. Control characters are spaces, so that nobody's text begins a header of its own.
func encodedWords(_ text: String) -> String {
  let clean = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  let isPlain =
    clean.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !clean.contains("=?")
    && clean.split(separator: " ").allSatisfy { $0.utf8.count <= 60 }
  guard !isPlain else { return clean }
  var words: [String] = []
  var chunk: [UInt8] = []
  func flush() {
    if !chunk.isEmpty { words.append("=?utf-8?B?\(base64(chunk))?=") }
    chunk = []
  }
  for scalar in clean.unicodeScalars {
    let bytes = Array(String(scalar).utf8)
    // 33 bytes are 44 characters of base64: the first word fits on its line beside any of our names.
    if chunk.count + bytes.count > 33 { flush() }
    chunk += bytes
  }
  flush()
  return words.joined(separator: " ")
}
