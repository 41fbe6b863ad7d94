import Messages
import Testing

struct MailboxTests {
  @Test(arguments: [
    ("revops@example.com", "", "revops@example.com"), ("RevOps <revops@example.com>", "RevOps", "revops@example.com"),
    ("\"Larkspur, RevOps\" <rev.ops+pack@mail.example.com>", "Larkspur, RevOps", "rev.ops+pack@mail.example.com"),
    ("Jürgen <j@example.com>", "Jürgen", "j@example.com"),
  ])
  func anAddressWithOrWithoutANameIsRead(text: String, name: String, address: String) throws {
    let mailbox = try #require(Mailbox(text))
    #expect(mailbox.name == name)
    #expect(mailbox.address == address)
  }

  @Test(arguments: [
    "", "revops", "revops@", "@example.com", "a@b@c", "a b@example.com", "a@example..com", "a@exa mple.com",
    "RevOps <revops@example.com", "a@example.com\r\nBcc: b@example.com", "A\r\nBcc: b <a@example.com>", "<a@b>, <c@d>",
    "jürgen@example.com",
  ])
  func whatIsNotOneAddressIsRefused(text: String) { #expect(Mailbox(text) == nil) }
}
