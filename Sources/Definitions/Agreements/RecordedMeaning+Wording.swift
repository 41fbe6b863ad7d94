import Fingerprints

/// The name and the sentence that somebody signed.
package struct SignedWords: Hashable, Sendable {
  package var name: String
  package var sentence: String

  package init(name: String, sentence: String) {
    self.name = name
    self.sentence = sentence
  }

  /// 12 digits of their hash.
  package var digits: String { HashedParts.wording(name: name, sentence: sentence).fingerprint.stored }
}

extension RecordedMeaning {
  /// The 12 digits of the hash of the words that were put up for signature; a signature of other words names another hash.
  package var wording: String { HashedParts.wording(name: name, sentence: sentence).fingerprint.stored }

  /// The words of a hash that a signature names; nil where nobody kept them.
  package func words(_ digits: String) -> SignedWords? {
    digits == wording ? SignedWords(name: name, sentence: sentence) : wordings[digits]
  }
}
