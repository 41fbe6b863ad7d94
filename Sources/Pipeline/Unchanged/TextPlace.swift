import Fingerprints

/// Where the text below a definition's front matter stands in its page: behind so many bytes and before so many others, which no edit
/// of the text alone changes.
struct TextPlace: Sendable {
  var before: Int
  var after: Int

  init(before: Int, after: Int) {
    self.before = before
    self.after = after
  }

  /// `range` is the text in a page; nil where that is not known.
  init?(_ range: Range<Int>?, in page: [UInt8]) {
    guard let range else { return nil }
    self.init(before: range.lowerBound, after: page.count - range.upperBound)
  }

  /// A page with another text; nil for one that is not as long as this says.
  func page(_ page: [UInt8], with text: [UInt8]) -> [UInt8]? {
    guard before >= 0, after >= 0, before <= page.count, after <= page.count - before else { return nil }
    return page.prefix(before) + text + page.suffix(after)
  }
}

extension PackedWriter {
  mutating func put(_ place: TextPlace) {
    put(place.before)
    put(place.after)
  }
}

extension PackedReader {
  mutating func textPlace() -> TextPlace? {
    guard let before = integer(), let after = integer() else { return nil }
    return TextPlace(before: before, after: after)
  }
}
