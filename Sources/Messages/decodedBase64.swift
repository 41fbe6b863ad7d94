/// The bytes that letters of base64 stand for; what is none of its letters, such as line ends, is passed over.
func decodedBase64(_ body: ArraySlice<UInt8>) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(body.count / 4 * 3)
  var held: UInt32 = 0
  var bits = 0
  for byte in body {
    guard let value = letter(byte) else { continue }
    held = held << 6 | value
    bits += 6
    guard bits >= 8 else { continue }
    bits -= 8
    bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
    held &= (1 << UInt32(bits)) - 1
  }
  return bytes
}

private func letter(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x41...0x5A: UInt32(byte) - 0x41
  case 0x61...0x7A: UInt32(byte) - 0x61 + 26
  case 0x30...0x39: UInt32(byte) - 0x30 + 52
  case UInt8(ascii: "+"): 62
  case UInt8(ascii: "/"): 63
  default: nil
  }
}
