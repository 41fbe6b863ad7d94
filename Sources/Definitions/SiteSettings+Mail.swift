package import Diagnostics
package import Messages

extension SiteSettings {
  /// Who sends the review pack, to whom, and by which way.
  package struct Mail: Hashable, Sendable {
    package var from: Mailbox?
    /// Each address once. A distribution list is one recipient.
    package var to: [Mailbox] = []
    /// Where each recipient is named, by ``Mailbox/key``.
    package var positions: [String: SourcePosition] = [:]
    package var route: MailRoute?

    package init() {}
  }
}
