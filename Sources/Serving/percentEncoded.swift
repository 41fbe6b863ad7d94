/// Each byte that could mean something in an address as `%20`; letters of ASCII, digits and `/-._~` stay.
func percentEncoded(_ path: String) -> String {
  path.utf8.map { byte in
    let character = Character(UnicodeScalar(byte))
    if byte < 0x80, character.isLetter || character.isNumber || "/-._~".utf8.contains(byte) { return String(character) }
    return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }.joined()
}
