/// What was sent, or would be, and to whom.
package struct SendReport: Sendable {
  package var isDryRun: Bool
  package var from: String
  package var subject: String
  /// The date that sending replaces: the end of the day that the numbers are of.
  package var asOf: String
  /// "smtp.example.com:587 (STARTTLS, as revops)"
  package var via: String
  /// Bytes of the whole mail.
  package var size: Int
  /// "the text, the HTML with 3 pictures, review-2026-10.pdf (91 KB)"
  package var parts: String
  package var recipients: [Recipient]

  package struct Recipient: Sendable {
    package enum State: String, Sendable {
      /// Would be sent to.
      case planned
      case sent, refused, unreachable, unknown
      /// Has had this mail before.
      case had
      /// Was not tried.
      case left
    }

    /// As site.yml names it: `RevOps <revops@example.com>`.
    package var mailbox: String
    package var address: String
    package var state: State
    /// What the server said, since when it is had, or why it is unknown or was not tried.
    package var words: String
    /// How often it was tried now.
    package var times: Int
  }

  /// Whether something new lies in `content/sent`.
  package var hasNotes: Bool { recipients.contains { $0.times > 0 } }
}
