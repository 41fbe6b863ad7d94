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
    enum Content: Sendable {
      /// A scalar without quotes.
      case plain(String)
      /// A scalar in quotes, or a block scalar.
      case quoted(String)
      case sequence, mapping
    }

    var content: Content
    /// Line and column from 1, as an editor counts; 0 where none is known.
    var line: Int
    var column: Int
    /// The place after the last value inside it; of a scalar the place after its own.
    var end: Int

    /// A scalar's text as written; nil of what holds others.
    var scalar: String? {
      switch content {
      case .plain(let text), .quoted(let text): text
      case .sequence, .mapping: nil
      }
    }

    func position(in file: String) -> SourcePosition { SourcePosition(file: file, line: line, column: column) }
  }
}
