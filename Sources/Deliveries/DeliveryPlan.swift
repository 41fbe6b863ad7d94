package import Messages

/// Who gets a mail now, and who does not.
package struct DeliveryPlan: Sendable {
  package enum Step: Hashable, Sendable {
    case send
    /// Has had this mail since then.
    case has(since: String)
    /// An attempt then ended without an answer, so that the recipient may have it.
    case unknown(since: String)
  }

  package var steps: [(recipient: Mailbox, step: Step)]

  /// Where `ignoresForm`, a mail with the same words and numbers is the same, however they look. The recipients with the keys `again`
  /// get it whatever the journal says.
  package init(
    of recipients: [Mailbox], _ identity: MailIdentity, after journal: DeliveryJournal, ignoresForm: Bool, again: Set<String>
  ) {
    steps = recipients.map { recipient in
      let key = recipient.key
      if again.contains(key) { return (recipient, .send) }
      if let last = journal.last(key), last.isUnknown { return (recipient, .unknown(since: last.intent.at)) }
      let had = journal.sent(key) { ignoresForm ? $0.content == identity.content : $0 == identity }
      return (recipient, had.map { .has(since: $0.intent.at) } ?? .send)
    }
  }

  package var sendsNothing: Bool { !steps.contains { $0.step == .send } }
}
