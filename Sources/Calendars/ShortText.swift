/// A text of at most fifteen ASCII characters under construction: each number that a page shows has two of them, and a list of their bytes
/// would cost more than the text.
struct ShortText {
  static let capacity = 15

  private var bytes: UInt128 = 0
  private var count = 0

  mutating func append(_ byte: UInt8) {
    precondition(count < Self.capacity && byte < 0x80)
    bytes |= UInt128(byte) << (8 * count)
    count += 1
  }

  mutating func append(_ character: Unicode.Scalar) { append(UInt8(ascii: character)) }

  /// A number from 0 to 9999 in so many digits at least.
  mutating func append(_ number: Int, width: Int) {
    precondition(number >= 0 && number < 10_000)
    let zero = UInt8(ascii: "0")
    if number >= 1000 || width > 3 { append(zero + UInt8(number / 1000)) }
    if number >= 100 || width > 2 { append(zero + UInt8(number / 100 % 10)) }
    if number >= 10 || width > 1 { append(zero + UInt8(number / 10 % 10)) }
    append(zero + UInt8(number % 10))
  }

  var string: String {
    // Memory safety: the buffer has room for `capacity` bytes, and `count` is at most that.
    unsafe String(unsafeUninitializedCapacity: Self.capacity) { buffer in
      var rest = bytes
      for place in 0..<count {
        unsafe buffer[place] = UInt8(truncatingIfNeeded: rest)
        rest >>= 8
      }
      return count
    }
  }
}
