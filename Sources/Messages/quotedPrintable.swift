/// Text as quoted-printable: lines of at most 76 characters, each with CRLF at its end.
func quotedPrintable(_ text: String) -> [UInt8] {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count + text.utf8.count / 8)
  for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    var length = 0
    let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    for (place, byte) in line.enumerated() {
      let isLast = place + 1 == line.count
      let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
      let isBlank = (byte == 0x20 || byte == 0x09) && !isLast
      let unit = isPlain || isBlank ? [byte] : [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      if length + unit.count > (isLast ? 76 : 75) {
        bytes += "=\r\n".utf8
        length = 0
      }
      bytes += unit
      length += unit.count
    }
    bytes += "\r\n".utf8
  }
  // What the last line end of a text began is no line.
  if text.utf8.last == UInt8(ascii: "\n") { bytes.removeLast(2) }
  return bytes
}
