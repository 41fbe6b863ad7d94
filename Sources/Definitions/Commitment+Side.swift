extension Commitment {
  /// Who stands on one side of a commitment.
  package enum Side: Hashable, Sendable, CustomStringConvertible {
    /// By its id.
    case party(String)
    /// All parties, each to the others.
    case both

    /// As front matter and options say it: `sales`, `both`.
    package init(_ word: String) { self = word == Self.both.description ? .both : .party(word) }

    package var description: String {
      switch self {
      case .party(let id): id
      case .both: "both"
      }
    }
  }
}
