/// A SHA-256 digest: what a party signs and what a number carries.
package struct Fingerprint: Hashable, Sendable {
  // Four words instead of an array, so that a fingerprint needs no memory of its own.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// - Parameter digest: 32 bytes; nil for any other number.
  package init?(_ digest: some Collection<UInt8>) {
    guard digest.count == 32 else { return nil }
    var words: [UInt64] = [0, 0, 0, 0]
    for (index, byte) in digest.enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    self.words = (words[0], words[1], words[2], words[3])
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

  /// The digest's bytes, eight a word, the first of them the highest.
  var wordsInOrder: [UInt64] { [words.0, words.1, words.2, words.3] }

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

  /// The first 8 digits, as people are shown them.
  package var short: String { digits(8) }

  /// The first `count` digits, 1 to 64: more than ``short`` where two would look alike.
  package func digits(_ count: Int) -> String {
    unsafe String(unsafeUninitializedCapacity: 64) { text in
      // Memory safety: the text has room for 64 bytes, and `count` is at most that.
      let count = min(max(count, 0), 64)
      func write(_ word: UInt64, at start: Int) {
        var rest = word
        for place in start..<max(start, min(start + 16, count)) {
          let digit = UInt8(truncatingIfNeeded: rest &>> 60)
          rest &<<= 4
          unsafe text[place] = digit &+ (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
        }
      }
      write(words.0, at: 0)
      write(words.1, at: 16)
      write(words.2, at: 32)
      write(words.3, at: 48)
      return count
    }
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
