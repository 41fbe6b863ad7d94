internal import CCrypto

/// The SHA-256 digest of `bytes`.
package func sha256(_ bytes: [UInt8]) -> Fingerprint {
  unsafe bytes.withUnsafeBytes { unsafe sha256(buffer: $0) }
}

package func sha256(_ bytes: ArraySlice<UInt8>) -> Fingerprint {
  unsafe bytes.withUnsafeBytes { unsafe sha256(buffer: $0) }
}

/// The SHA-256 digest of a text's UTF-8 bytes, as they are.
package func sha256(_ text: String) -> Fingerprint {
  var text = text
  return text.withUTF8 { unsafe sha256(buffer: UnsafeRawBufferPointer($0)) }
}

/// Where libcrypto's SHA-256 lies, looked up once: to look it up again costs as much as the digest of a short text. It is never freed,
/// and whoever uses it, on whatever thread, leaves it as it is.
private let algorithm = unsafe UInt(bitPattern: EVP_MD_fetch(nil, "SHA256", nil))

private func sha256(buffer: UnsafeRawBufferPointer) -> Fingerprint {
  var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  var length: UInt32 = 0
  // One call makes, uses and frees the context, so that no path can leak it. SHA-256 writes 32 bytes, which is our room.
  let isDone = unsafe withUnsafeMutableBytes(of: &words) { digest in
    unsafe EVP_Digest(
      buffer.baseAddress, buffer.count, digest.baseAddress?.assumingMemoryBound(to: UInt8.self), &length,
      OpaquePointer(bitPattern: algorithm), nil) == 1
  }
  // A libcrypto without SHA-256 cannot be linked against, and its digest always has 32 bytes: nothing else fails.
  guard isDone, length == 32 else { preconditionFailure("libcrypto has no SHA-256") }
  return Fingerprint(bigEndian: words)
}

/// A SHA-256 digest of bytes that come in parts: a file that is larger than memory.
///
/// Safe but for ``update(_:)``: the context is private, never copied and freed with this value.
@safe package struct SHA256Stream: ~Copyable {
  private let context: OpaquePointer?

  package init() {
    unsafe context = EVP_MD_CTX_new()
    unsafe EVP_DigestInit_ex(context, OpaquePointer(bitPattern: algorithm), nil)
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest of all parts.
  package consuming func finish() -> Fingerprint {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    // SHA-256 writes 32 bytes, which is the room there is. The context is whole but where libcrypto lacks SHA-256, which cannot be
    // linked against, or no memory is left, which ends a Swift program anyway: nothing else fails here.
    let isDone = unsafe EVP_DigestFinal_ex(context, &digest, &length) == 1
    guard isDone, length == 32, let fingerprint = Fingerprint(digest) else { preconditionFailure("libcrypto has no SHA-256") }
    return fingerprint
  }
}
