import Definitions
import Testing

@testable import Deliveries

struct SecretTests {
  @Test func aPasswordHasNoTextOfItsOwn() throws {
    let secret = try #require(Secret(firstLineOf: Array("hunter2\r\nsecond".utf8)))
    #expect(secret.characters == "hunter2")
    var dumped = ""
    dump(secret, to: &dumped)
    let transport = SMTPTransport(server: MailServer(host: "h"), password: secret)
    dump(transport, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), "\(transport)", dumped] { #expect(!text.contains("hunter2")) }
  }

  @Test(arguments: ["", "\n", "\nlater", "a\u{0}b", String(repeating: "x", count: 1001)])
  func whatCanBeNoPasswordIsNone(text: String) { #expect(Secret(firstLineOf: Array(text.utf8)) == nil) }

  @Test func itIsWhereSiteSaysItIs() async throws {
    let given = try await PasswordPlace.variable("P").secret(variable: { $0 == "P" ? "one" : nil }, file: { _ in nil })
    #expect(given.characters == "one")
    let read = try await PasswordPlace.file("p").secret(variable: { _ in nil }, file: { $0 == "p" ? Array("two\n".utf8) : nil })
    #expect(read.characters == "two")
    let told = try await PasswordPlace.command(["printf", "three\\nfour"]).secret(variable: { _ in nil }, file: { _ in nil })
    #expect(told.characters == "three")
  }

  @Test(arguments: [
    (PasswordPlace.variable("P"), "the variable P is not set"), (.file("p"), "the file p cannot be read"),
    (.command(["no-such-program-here"]), "the command no-such-program-here gave no password: it is not installed"),
    (.command(["sh", "-c", "echo hunter2 >&2; exit 3"]), "the command sh gave no password: it ended with status 3"),
    (.command(["true"]), "the command true holds no password: its first line is empty, too long or no text"),
  ])
  func whyThereIsNoneIsSaidWithoutIt(place: PasswordPlace, message: String) async {
    await #expect(throws: PasswordFault(message: message)) {
      try await place.secret(variable: { _ in nil }, file: { _ in nil })
    }
  }
}
