internal import CCrypto

/// The SHA-256 digest of `bytes`.
package func sha256(_ bytes: [UInt8]) -> Fingerprint { sha256(bytes[...]) }

package func sha256(_ bytes: ArraySlice<UInt8>) -> Fingerprint {
  let digest = unsafe bytes.withUnsafeBytes { unsafe sha256(buffer: $0) }
  // A libcrypto without SHA-256 cannot be linked against, and its digest always has 32 bytes: nothing else returns nil.
  guard let fingerprint = Fingerprint(digest) else { preconditionFailure("libcrypto has no SHA-256") }
  return fingerprint
}

/// The SHA-256 digest of a text's UTF-8 bytes, as they are.
package func sha256(_ text: String) -> Fingerprint { sha256(Array(text.utf8)) }

/// Fetched once: asked for by its name, libcrypto looks it up for each digest, which takes longer than a short text's.
///
/// Safe: libcrypto counts its uses by itself, and it is never freed.
@safe private struct Algorithm: Sendable {
  nonisolated(unsafe) private let fetched: OpaquePointer?

  init() { unsafe fetched = EVP_MD_fetch(nil, "SHA256", nil) }

  static let sha256 = Algorithm()

  /// Nil where libcrypto has none.
  var pointer: OpaquePointer? { unsafe fetched }
}

/// Empty where libcrypto fails, which it does only where it was built or configured without SHA-256.
private func sha256(buffer: UnsafeRawBufferPointer) -> [UInt8] {
  unsafe [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
    var length: UInt32 = 0
    // One call makes, uses and frees the context, so that no path can leak it. SHA-256 writes 32 bytes, which is our room.
    let isDone =
      unsafe EVP_Digest(buffer.baseAddress, buffer.count, digest.baseAddress, &length, Algorithm.sha256.pointer, nil) == 1
    count = isDone ? Int(length) : 0
  }
}

/// A SHA-256 digest of bytes that come in parts: a file that is larger than memory.
///
/// Safe but for ``update(_:)``: the context is private, never copied and freed with this value.
@safe package struct SHA256Stream: ~Copyable {
  private let context: OpaquePointer?

  package init() {
    unsafe context = EVP_MD_CTX_new()
    unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
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
