extension String {
  /// A hash of the bytes, eight at a time, for tables whose keys nobody chooses to make them slow. Never negative.
  var quickHash: Int {
    var text = self
    return text.withUTF8 { text in
      // Memory safety: bytes are read below their count, for the length of the call.
      let bytes = UnsafeRawBufferPointer(text)
      var hash = UInt64(truncatingIfNeeded: bytes.count)
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
