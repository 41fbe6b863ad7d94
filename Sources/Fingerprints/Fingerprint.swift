/// A SHA-256 digest: what a party signs and what a number carries.
package struct Fingerprint: Hashable, Sendable {
  /// The digest's bytes, eight a word, the first of them the highest; no array, so that a fingerprint needs no memory of its own.
  let words: (UInt64, UInt64, UInt64, UInt64)

  /// - Parameter digest: 32 bytes; nil for any other number.
  package init?(_ digest: some Collection<UInt8>) {
    guard digest.count == 32 else { return nil }
    var words: [UInt64] = [0, 0, 0, 0]
    for (index, byte) in digest.enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    self.words = (words[0], words[1], words[2], words[3])
  }

  /// Of the four words of a digest, as their bytes lie.
  init(bigEndian words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = (
      UInt64(bigEndian: words.0), UInt64(bigEndian: words.1), UInt64(bigEndian: words.2), UInt64(bigEndian: words.3)
    )
  }

  /// Reads 64 lower-case hexadecimal digits, as ``full`` writes them.
  package init?(hex: some StringProtocol) {
    var digits = hex.utf8.makeIterator()
    func word() -> UInt64? {
      var word: UInt64 = 0
      for _ in 0..<16 {
        guard let digit = digits.next().flatMap(hexValue) else { return nil }
        word = word << 4 | UInt64(digit)
      }
      return word
    }
    guard let first = word(), let second = word(), let third = word(), let fourth = word(), digits.next() == nil else {
      return nil
    }
    words = (first, second, third, fourth)
  }

  /// All 64 digits, as `meaning.json` and `run.yml` hold them.
  package var full: String { digits(64) }

  /// As a content security policy names it.
  package var base64: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = [words.0, words.1, words.2, words.3].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt32(truncatingIfNeeded: word >> UInt64($0)) & 0xFF }
    }
    return stride(from: 0, to: bytes.count, by: 3).map { start -> String in
      let three = bytes[start..<min(start + 3, bytes.count)]
      let value = three.reduce(0) { $0 << 8 | $1 } << UInt32(8 * (3 - three.count))
      let digits = stride(from: UInt32(18), through: 0, by: -6).map { alphabet[Int(value >> $0 & 63)] }
      return String(digits.prefix(three.count + 1)) + String(repeating: "=", count: 3 - three.count)
    }
    .joined()
  }

  /// The first 12 digits, as rows and folder names hold them.
  package var stored: String { digits(12) }

  /// The number that ``stored`` writes.
  package var storedNumber: UInt64 { words.0 >> 16 }

  /// The first 8 digits, as people are shown them.
  package var short: String { digits(8) }

  /// The first `count` digits, 1 to 64: more than ``short`` where two would look alike.
  package func digits(_ count: Int) -> String {
    let count = min(max(count, 0), 64)
    return unsafe String(unsafeUninitializedCapacity: count) { text in
      // Memory safety: the text has room for `count` bytes, and nothing is written behind them.
      func write(_ half: UInt64, at start: Int) {
        guard start < count else { return }
        var digits = Self.digits(UInt32(truncatingIfNeeded: half))
        guard start + 8 > count else {
          return unsafe UnsafeMutableRawBufferPointer(text).storeBytes(
            of: digits.littleEndian, toByteOffset: start, as: UInt64.self)
        }
        for place in start..<count {
          unsafe text[place] = UInt8(truncatingIfNeeded: digits)
          digits >>= 8
        }
      }
      write(words.0 >> 32, at: 0)
      write(words.0, at: 8)
      write(words.1 >> 32, at: 16)
      write(words.1, at: 24)
      write(words.2 >> 32, at: 32)
      write(words.2, at: 40)
      write(words.3 >> 32, at: 48)
      write(words.3, at: 56)
      return count
    }
  }

  /// Eight hexadecimal digits, the first in the lowest byte.
  private static func digits(_ half: UInt32) -> UInt64 {
    // Each digit's value in a byte of its own.
    var values = UInt64(half.byteSwapped)
    values = (values | values << 16) & 0x0000_FFFF_0000_FFFF
    values = (values | values << 8) & 0x00FF_00FF_00FF_00FF
    values = (values >> 4 | values << 8) & 0x0F0F_0F0F_0F0F_0F0F
    // From "0", and from "a" where it is ten or more.
    let letters = ((values + 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
    return values + 0x3030_3030_3030_3030 + letters * 0x27
  }

  package static func == (left: Self, right: Self) -> Bool { left.words == right.words }

  package func hash(into hasher: inout Hasher) {
    // Any part of a digest is as good as a hash.
    hasher.combine(words.0)
  }
}

extension Fingerprint: Comparable, CustomStringConvertible {
  /// Orders as the hexadecimal digits do.
  package static func < (left: Self, right: Self) -> Bool { left.words < right.words }

  package var description: String { full }
}

private func hexValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case 0x30...0x39: digit - 0x30
  case 0x61...0x66: digit - 0x61 + 10
  default: nil
  }
}
