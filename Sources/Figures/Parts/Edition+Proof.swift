import Definitions
import Documents
import Editions

extension Edition {
  /// Whether a key proves a signature, in lower case and without a full stop; nil on a site where no key signs.
  func proof(of signature: Signature) -> Phrase? {
    guard agreements.hasKeys else { return nil }
    guard case .verified(let key) = signature.proof else { return Phrase(signature.proof.words) }
    return "verified with the key \(.code(key))"
  }
}
