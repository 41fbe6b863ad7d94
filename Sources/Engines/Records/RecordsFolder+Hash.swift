import Fingerprints

extension RecordsFolder.File {
  /// Of its bytes.
  func hash() throws(EngineFailure) -> Fingerprint {
    let input = try open()
    var digest = SHA256Stream()
    var part = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let outcome = unsafe part.withUnsafeMutableBytes { buffer in
        Result { () throws(EngineFailure) -> Int in try unsafe read(input, into: buffer) }
      }
      let count = try outcome.get()
      if count == 0 { return digest.finish() }
      unsafe part.withUnsafeBytes { unsafe digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }
}
