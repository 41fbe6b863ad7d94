/// What became of one mail on its way to one recipient.
package enum DeliveryOutcome: Hashable, Sendable {
  /// Whoever took it answers for it from here on; what was said to it.
  case sent(String)
  /// The server said no to this recipient, or to the mail; temporary where it says so itself.
  case refused(String, isTemporary: Bool)
  /// Nobody took a byte of the mail: no connection, no encryption, no login. It would be the same for every recipient.
  case unreachable(String, isTemporary: Bool)
  /// The mail was on its way, and no answer came: the recipient may have it.
  case unknown(String)

  /// The word of the journal.
  package var word: Word {
    switch self {
    case .sent: .sent
    case .refused: .refused
    case .unreachable: .unreachable
    case .unknown: .unknown
    }
  }

  package enum Word: String, Hashable, Sendable, CaseIterable { case sent, refused, unreachable, unknown }

  /// What was said.
  package var reply: String {
    switch self {
    case .sent(let words), .refused(let words, _), .unreachable(let words, _), .unknown(let words): words
    }
  }

  /// Whether the same may succeed in a moment, and cannot arrive twice.
  package var isWorthAnotherTry: Bool {
    switch self {
    case .sent, .unknown: false
    case .refused(_, let isTemporary), .unreachable(_, let isTemporary): isTemporary
    }
  }
}
