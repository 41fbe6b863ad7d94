import Fingerprints

extension Glossary {
  /// The first 12 digits of a definition's present fingerprint: what its numbers carry.
  package func stamp(of id: String) -> String? { hashes(of: id)?.fingerprint.stored }
}
