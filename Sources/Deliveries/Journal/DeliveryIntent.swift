package import Fingerprints

/// What is noted before a mail can leave: to whom, which mail, when and by which way.
package struct DeliveryIntent: Hashable, Sendable {
  /// The recipient's address.
  package var to: String
  /// By the clock, in the reporting zone: `2026-11-07T09:12:03+01:00`.
  package var at: String
  /// The mail's `Message-ID`.
  package var mail: String
  package var identity: MailIdentity
  /// The server, or the program.
  package var via: String

  package init(to: String, at: String, mail: String, identity: MailIdentity, via: String) {
    self.to = to
    self.at = at
    self.mail = mail
    self.identity = identity
    self.via = via
  }
}

/// What tells whether two mails are the same, whoever gets them and whenever.
package struct MailIdentity: Hashable, Sendable {
  /// SHA-256 of its words and numbers: subject, plain text, CSV.
  package var content: String
  /// SHA-256 of all that is shown: HTML, pictures and paper too, which follow from installed programs and templates.
  package var form: String

  package init(content: String, form: String) {
    self.content = content
    self.form = form
  }
}

/// What is noted after it: what became of it, and when.
package struct DeliveryNote: Hashable, Sendable {
  package var at: String
  package var outcome: DeliveryOutcome.Word
  /// What the server said.
  package var reply: String

  package init(at: String, outcome: DeliveryOutcome.Word, reply: String) {
    self.at = at
    self.outcome = outcome
    self.reply = reply
  }
}

extension DeliveryIntent {
  package var json: JSON {
    .object(leavingOut: [
      "to": .string(to), "at": .string(at), "mail": .string(mail), "content": .string(identity.content),
      "form": .string(identity.form), "via": .string(via),
    ])
  }

  init?(_ json: JSON) {
    guard let to = json["to"]?.string, let at = json["at"]?.string, let mail = json["mail"]?.string,
      let content = json["content"]?.string, let form = json["form"]?.string, let via = json["via"]?.string
    else { return nil }
    self.init(to: to, at: at, mail: mail, identity: MailIdentity(content: content, form: form), via: via)
  }
}

extension DeliveryNote {
  package var json: JSON {
    .object(leavingOut: ["at": .string(at), "outcome": .string(outcome.rawValue), "reply": .string(reply)])
  }

  init?(_ json: JSON) {
    guard let at = json["at"]?.string, let reply = json["reply"]?.string,
      let outcome = json["outcome"]?.string.flatMap(DeliveryOutcome.Word.init(rawValue:))
    else { return nil }
    self.init(at: at, outcome: outcome, reply: reply)
  }
}
