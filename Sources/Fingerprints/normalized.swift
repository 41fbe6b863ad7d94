/// Text as it is hashed: Unicode normalisation form C, each run of white space one space, none at the ends.
///
/// So neither a line that was wrapped elsewhere nor an editor that writes é in two characters changes a hash.
package func normalized(_ text: String) -> String {
  if isNormalizedASCII(text) { return text }
  var folded = String.UnicodeScalarView()
  var isAfterSpace = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      isAfterSpace = !folded.isEmpty
    } else {
      if isAfterSpace { folded.append(" ") }
      isAfterSpace = false
      folded.append(scalar)
    }
  }
  // No white space has a combining class, so folding it first cannot change what composes.
  return String(composed(folded))
}

/// Almost all text is: one look at the bytes tells.
private func isNormalizedASCII(_ text: String) -> Bool {
  // Memory safety: bytes are read below their count, for the length of the call.
  let isNormalized = unsafe text.utf8.withContiguousStorageIfAvailable { bytes -> Bool in
    var isAfterSpace = true
    for index in 0..<bytes.count {
      let byte = unsafe bytes[index]
      guard byte < 0x80, byte < 0x09 || byte > 0x0D, byte != 0x20 || !isAfterSpace else { return false }
      isAfterSpace = byte == 0x20
    }
    return !isAfterSpace || bytes.isEmpty
  }
  return isNormalized ?? false
}
