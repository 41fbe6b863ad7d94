package import Fingerprints

extension Signature {
  /// The bytes that a key signs: canonical JSON (RFC 8785) of all that the file says, with the definition's id, the folder's
  /// digits and the SHA-256 of `meaning.json`. What the file leaves out is left out.
  package func statement(of id: String, own digits: String, meaning file: Fingerprint) -> [UInt8] {
    var members: [String: CanonicalValue] = [
      "by": .string(by), "date": .string("\(date)"), "id": .string(id), "meaning": .string(file.full),
      "own": .string(digits), "party": .string(party), "same_meaning": .boolean(attestsSameMeaning),
    ]
    members["evidence"] = evidence.map(CanonicalValue.string)
    members["source"] = source.map(CanonicalValue.string)
    members["status"] = withdraws.map { CanonicalValue.string($0.rawValue) }
    members["targets"] = targets.map(CanonicalValue.string)
    members["wording"] = wording.map(CanonicalValue.string)
    return CanonicalValue.object(members).canonicalJSON()
  }
}
