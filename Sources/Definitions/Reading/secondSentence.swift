/// The beginning of a text's second sentence; nil where it has one only.
///
/// A sentence ends with `.`, `!` or `?` before white space and a capital letter; abbreviations and initials end none.
func secondSentence(of text: String) -> String? {
  let bytes = Array(text.utf8)
  return secondSentenceStart(in: bytes).map { String(decoding: bytes[$0...].prefix(40), as: UTF8.self) }
}

/// Where the second sentence of a text begins; nil where it has one only.
func secondSentenceStart(in bytes: [UInt8]) -> Int? {
  var wordStart = 0
  for (index, byte) in bytes.enumerated() {
    if isSpace(byte) || byte == 0x28 {
      wordStart = index + 1
      continue
    }
    guard byte == 0x2E || byte == 0x21 || byte == 0x3F else { continue }
    var next = index + 1
    // Closing quotes and brackets belong to the sentence that ends.
    while next < bytes.count, [0x22, 0x27, 0x29, 0x5D].contains(bytes[next]) { next += 1 }
    guard next < bytes.count, isSpace(bytes[next]) else { continue }
    while next < bytes.count, isSpace(bytes[next]) { next += 1 }
    guard next < bytes.count, startsSentence(bytes[next...]) else { continue }
    if byte == 0x2E, isAbbreviation(bytes[wordStart..<index]) { continue }
    return next
  }
  return nil
}

private func startsSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard let first = bytes.first else { return false }
  if first == 0x22 || first == 0x27 || first == 0x28 { return startsSentence(bytes.dropFirst()) }
  if first < 0x80 { return isUppercase(first) }
  let scalar = String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first
  return scalar?.properties.isUppercase ?? false
}

/// Whether the word before a full stop is `e.g`, `Inc`, an initial or the like.
private func isAbbreviation(_ word: ArraySlice<UInt8>) -> Bool {
  let letters = word.map { isUppercase($0) ? $0 | 0x20 : $0 }
  if letters.contains(0x2E) { return !letters.contains { isDigit($0) } }
  if letters.count == 1, let only = letters.first { return isLowercase(only) }
  return abbreviations.contains(String(decoding: letters, as: UTF8.self))
}

private let abbreviations: Set<String> = [
  "approx", "ca", "cf", "co", "corp", "dept", "dr", "eg", "est", "etc", "excl", "fig", "ie", "inc", "incl", "jr", "ltd", "max",
  "min", "mr", "mrs", "ms", "no", "nr", "prof", "resp", "sr", "st", "vs",
]
