/// A mail as its parts, before it is bytes.
package struct Message: Sendable {
  /// A file in a mail.
  package struct Part: Sendable {
    /// Of a picture its identifier, `trend.1@concord`; of an attachment its file name. ASCII, made by us.
    package var name: String
    /// `image/png`
    package var type: String
    package var bytes: [UInt8]

    package init(name: String, type: String, bytes: [UInt8]) {
      self.name = name
      self.type = type
      self.bytes = bytes
    }
  }

  package var from: Mailbox
  package var to: [Mailbox]
  package var subject: String
  package var date: MessageDate
  /// What the identifier begins with: the period. The rest is made from the content, so that the same mail has the same.
  package var topic: String
  /// What the mail is one of, for the rules of a mailbox: the same for every period. Empty for none.
  package var list: String
  package var text: String
  package var html: String
  /// What the HTML refers to.
  package var pictures: [Part]
  package var attachments: [Part]

  package init(
    from: Mailbox, to: [Mailbox], subject: String, date: MessageDate, topic: String, list: String = "", text: String,
    html: String, pictures: [Part] = [], attachments: [Part] = []
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.date = date
    self.topic = topic
    self.list = list
    self.text = text
    self.html = html
    self.pictures = pictures
    self.attachments = attachments
  }
}
