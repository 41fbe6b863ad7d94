import Events

/// What makes somebody look at a case, as lists and `run.yml` call it.
enum OddCheck: String, Hashable, Sendable {
  case blank
  case unknownMember = "unknown-member"
  case negativeDuration = "negative-duration"
  case neverContacted = "never-contacted"
  case incomplete
  case outOfOrder = "out-of-order"
  case spelling
  case duplicate
  case tie

  init(_ oddity: OddRow.Oddity) {
    switch oddity {
    case .duplicate: self = .duplicate
    case .tie: self = .tie
    }
  }
}
