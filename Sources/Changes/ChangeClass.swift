/// What kind of change a definition went through, weightiest first; decided by the hashes, never by looking at text.
package enum ChangeClass: String, Hashable, Sendable, CaseIterable, Comparable {
  /// The own hash moved: both parties sign again, every series on it breaks.
  case semantic
  /// The definition is gone; its numbers have no meaning any more.
  case removed
  /// The id is another one, and `formerly` says which it was.
  case renamed
  case added
  /// It goes out of use, retired or a draft, or comes into use: who signed it signs that too.
  case status
  /// The promised level moved: both parties sign again, no series breaks.
  case target
  /// Only the fingerprint moved: something beneath means another thing. Nobody signs, every series breaks.
  case inherited
  /// Where it is read moved: the steward signs again.
  case source
  /// Name or sentence moved: who signed the meaning attests that it is the same.
  case wording
  /// Nothing that is hashed.
  case editorial

  /// The weightier class is the smaller, so that sorting puts it first.
  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

  /// Whether the parties have to sign what came of it, also where nobody signed what was before.
  package var needsParties: Bool { [.semantic, .renamed, .added, .status, .target].contains(self) }
}
