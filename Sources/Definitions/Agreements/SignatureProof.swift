/// How far a signature is proved: whether a key of its party signed it.
package enum SignatureProof: Hashable, Sendable {
  /// A file says so, and no key.
  case recorded
  /// One of the party's keys signed it, by the key's fingerprint: `SHA256:SHEx5fGT8VrY…`.
  case verified(key: String)
  /// The key that signed it has since been revoked.
  case revoked(key: String)
  /// What lies beside it is not the signature of one of the party's keys, and why: a line without a full stop.
  case refused(why: String)
  /// Nobody could look, and why: a line without a full stop.
  case unchecked(why: String)

  package var isVerified: Bool {
    if case .verified = self { true } else { false }
  }

  /// The key that signed; nil where none is known.
  package var key: String? {
    switch self {
    case .verified(let key), .revoked(let key): key
    case .recorded, .refused, .unchecked: nil
    }
  }

  /// Of a signature, in lower case and without a full stop.
  package var words: String {
    switch self {
    case .recorded: "recorded"
    case .verified(let key): "verified with the key \(key)"
    case .revoked: "recorded, key revoked"
    case .refused: "recorded, and what its key signed does not verify"
    case .unchecked: "recorded, not verified here"
    }
  }
}

/// What a key has to have signed of a signature's file, and the signature that lies beside it.
package struct KeySignature: Hashable, Sendable {
  /// Canonical JSON of what the party states.
  package var statement: [UInt8]
  /// `<party>.sig`, as `ssh-keygen -Y sign` writes it.
  package var armor: [UInt8]

  package init(statement: [UInt8], armor: [UInt8]) {
    self.statement = statement
    self.armor = armor
  }
}
