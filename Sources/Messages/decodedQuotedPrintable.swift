/// The bytes that quoted-printable lines stand for, with line ends as text has them. What is no code stands as it is.
func decodedQuotedPrintable(_ body: ArraySlice<UInt8>) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(body.count)
  var place = body.startIndex
  while place < body.endIndex {
    let byte = body[place]
    let rest = body[(place + 1)...]
    if byte == UInt8(ascii: "="), rest.first == 0x0A {
      place += 2
    } else if byte == UInt8(ascii: "="), rest.starts(with: [0x0D, 0x0A]) {
      place += 3
    } else if byte == UInt8(ascii: "="), rest.count > 1, let high = hexDigit(rest[place + 1]),
      let low = hexDigit(rest[place + 2])
    {
      bytes.append(high << 4 | low)
      place += 3
    } else {
      if byte != 0x0D || rest.first != 0x0A { bytes.append(byte) }
      place += 1
    }
  }
  return bytes
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}
