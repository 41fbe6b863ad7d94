import Fingerprints

extension RecordedMeaning {
  /// The 12 digits of the hash of the words that were put up for signature; a signature of other words names another hash.
  package var wording: String { HashedParts.wording(name: name, sentence: sentence).fingerprint.stored }
}
