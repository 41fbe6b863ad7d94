/// Bytes in the letters of base64, padded.
package func base64(_ bytes: [UInt8]) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
    let value = group[0] << 16 | group[1] << 8 | group[2]
    let known = min(3, bytes.count - start) + 1
    for place in 0..<4 {
      text.append(place < known ? letters[Int(value >> (18 - 6 * UInt32(place)) & 63)] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}

/// A file in lines of 76 letters of base64.
func base64Lines(_ bytes: [UInt8]) -> [UInt8] {
  let text = Array(base64(bytes).utf8)
  var lines: [UInt8] = []
  for start in stride(from: 0, to: text.count, by: 76) {
    lines += text[start..<min(start + 76, text.count)]
    lines += "\r\n".utf8
  }
  return lines
}
