extension String {
  /// A hash of the bytes, eight at a time, for tables of ids, names of files and numbers: another one in each process, so that nobody
  /// can write ids that all stand on one place. Never negative.
  package var quickHash: Int {
    // A span, and not a copy of the text: the count of an id's owners is what threads would wait for.
    let text = utf8.span
    // Memory safety: of bytes every bit is set.
    let bytes = unsafe text.bytes
    let count = bytes.byteCount
    var hash = seed ^ UInt64(truncatingIfNeeded: count)
    var index = 0
    while index + 8 <= count {
      // Memory safety: eight bytes are read where eight are left.
      let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      index += 8
    }
    while index < count {
      hash = (hash ^ UInt64(text[index])) &* 0x9E37_79B9_7F4A_7C15
      index += 1
    }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
  }
}

/// No order follows from it.
private let seed = UInt64.random(in: 0...UInt64.max)
