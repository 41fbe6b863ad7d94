extension String {
  /// A hash of the bytes, eight at a time, for tables of ids and names of files: another one in each process, so that nobody can
  /// write ids that all stand on one place. Never negative.
  var quickHash: Int {
    var text = self
    return text.withUTF8 { text in
      // Memory safety: bytes are read below their count, for the length of the call.
      let bytes = UnsafeRawBufferPointer(text)
      var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
      var index = 0
      while index + 8 <= bytes.count {
        hash = (hash ^ (unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        index += 8
      }
      while index < bytes.count {
        hash = (hash ^ UInt64(unsafe bytes[index])) &* 0x9E37_79B9_7F4A_7C15
        index += 1
      }
      return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
    }
  }
}

/// No order follows from it.
private let seed = UInt64.random(in: 0...UInt64.max)
