import Diagnostics

/// A document's values in one list, in the order of the file: what a value holds follows it, each key before its value.
final class YAMLDocument: Sendable {
  /// The path for positions.
  let file: String
  let values: [Value]

  init(file: String, values: [Value]) {
    self.file = file
    self.values = values
  }

  struct Value: Sendable {
    enum Shape: Sendable {
      /// A scalar that was left out: an unquoted nothing, `~` or `null`.
      case nothing
      /// Any other scalar without quotes.
      case plain
      /// A scalar in quotes, or a block scalar.
      case quoted
      case sequence, mapping
    }

    let shape: Shape
    /// A scalar's as it is written; empty of what holds others.
    let text: String
    /// Line and column from 1, as an editor counts; 0 where none is known.
    let line: Int
    let column: Int
    /// The place after the last value inside it; of a scalar the place after its own.
    var end: Int

    func position(in file: String) -> SourcePosition { SourcePosition(file: file, line: line, column: column) }
  }
}

extension [YAMLDocument.Value] {
  /// Where a key stands among entries that follow one another, and how many of them stand before it.
  func place(ofKey key: String, in entries: Range<Int>) -> (place: Int, order: Int)? {
    var (place, order) = (entries.lowerBound, 0)
    while place < entries.upperBound {
      if self[place].text == key { return (place, order) }
      place = self[place + 1].end
      order += 1
    }
    return nil
  }
}
