/// Finds where a field without quotes ends: at a delimiter, a line break or a quote. Eight bytes a step.
struct FieldEnds: Sendable {
  private let delimiter: UInt8
  /// The delimiter in each byte.
  private let delimiters: UInt64

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    delimiters = UInt64(delimiter) * Self.ones
  }

  /// The place of the first such byte from a place on; the end of the bytes where there is none.
  @inline(__always)
  @unsafe func next(from start: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    var place = start
    // Safe: eight bytes are read where eight are left, and one where one is.
    while bytes.count - place >= 8 {
      let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let found = candidates(word)
      if found == 0 {
        place += 8
        continue
      }
      place += found.trailingZeroBitCount / 8
      if unsafe isEnd(bytes[place]) { return place }
      place += 1
    }
    while place < bytes.count {
      if unsafe isEnd(bytes[place]) { return place }
      place += 1
    }
    return place
  }

  /// The highest bit of each byte that may end a field: of those below 0x2D, as the comma, the quote and line breaks are, and
  /// of the delimiter. The lowest bit that is set is right; those above it may have come of a borrow.
  private func candidates(_ word: UInt64) -> UInt64 {
    let low = (word &- Self.bounds) & ~word
    let other = word ^ delimiters
    return (low | ((other &- Self.ones) & ~other)) & Self.highestBits
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "\"")
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let bounds: UInt64 = 0x2D2D_2D2D_2D2D_2D2D
  private static let highestBits: UInt64 = 0x8080_8080_8080_8080
}
