internal import CCrypto

/// The SHA-256 digest of `bytes`.
package func sha256(_ bytes: [UInt8]) -> Fingerprint {
  let digest = unsafe bytes.withUnsafeBytes { unsafe sha256(buffer: $0) }
  // A libcrypto without SHA-256 cannot be linked against, and its digest always has 32 bytes: nothing else returns nil.
  guard let fingerprint = Fingerprint(digest) else { preconditionFailure("libcrypto has no SHA-256") }
  return fingerprint
}

/// The SHA-256 digest of a text's UTF-8 bytes, as they are.
package func sha256(_ text: String) -> Fingerprint { sha256(Array(text.utf8)) }

/// Empty where libcrypto fails, which it does only where it was built or configured without SHA-256.
private func sha256(buffer: UnsafeRawBufferPointer) -> [UInt8] {
  unsafe [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
    var length: UInt32 = 0
    // One call makes, uses and frees the context, so that no path can leak it. SHA-256 writes 32 bytes, which is our room.
    let isDone = unsafe EVP_Digest(buffer.baseAddress, buffer.count, digest.baseAddress, &length, EVP_sha256(), nil) == 1
    count = isDone ? Int(length) : 0
  }
}
