/// A word, a number, a text, a name in quotes or a sign of a statement; white space and comments are none.
package struct SQLToken: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case word, number, text, name, sign
  }

  package var kind: Kind
  /// A word in lower case, a name without its quotes in lower case, a number and a sign as they are; of a text nothing.
  package var content: String
  /// Where it stands, in Unicode code points from 0.
  package var range: Range<Int>

  package func isWord(_ word: String) -> Bool { kind == .word && content == word }
  package func isSign(_ sign: String) -> Bool { kind == .sign && content == sign }
}
