/// A text up to the end of its first sentence, and whether more follows.
package func firstSentence(of text: String) -> (sentence: String, hasMore: Bool) {
  var bytes = Array(text.utf8)
  guard let start = secondSentenceStart(in: bytes) else { return (text, false) }
  bytes.removeSubrange(start...)
  while let last = bytes.last, isSpace(last) { bytes.removeLast() }
  return (String(decoding: bytes, as: UTF8.self), true)
}
