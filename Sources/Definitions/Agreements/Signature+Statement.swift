package import Fingerprints

extension Signature {
  /// The bytes that a key signs: canonical JSON (RFC 8785) of all that the file says, with the definition's id, the folder's
  /// digits and the SHA-256 of `meaning.json`. What the file leaves out is left out.
  package func statement(of id: String, own digits: String, meaning file: Fingerprint) -> [UInt8] {
    let members: CanonicalMembers = [
      "by": .string(by), "date": .string("\(date)"), "id": .string(id), "meaning": .string(file.full),
      "own": .string(digits), "party": .string(party), "same_meaning": .boolean(attestsSameMeaning),
      "evidence": .text(evidence), "source": .text(source), "status": .text(withdraws?.rawValue), "targets": .text(targets),
      "wording": .text(wording),
    ]
    return CanonicalValue.object(members).canonicalJSON()
  }
}
