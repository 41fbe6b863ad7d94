import Testing

@testable import Definitions

@Suite struct SentenceTests {
  @Test(arguments: [
    ("A lead, e.g. One from a form.", nil),
    ("Revenue of Acme Inc. Europe counts.", nil),
    ("Signed in the U.S. Office counts.", nil),
    ("One sentence.", nil),
    ("No full stop at all", nil),
    ("It is 3.5 Hours long.", nil),
    ("It ends. It begins.", "It begins."),
    ("It ends! \"It\" begins.", "\"It\" begins."),
    ("It ends (really.) Then more.", "Then more."),
    ("Es endet. Über alles.", "Über alles."),
    ("It ends. then goes on.", nil),
  ])
  func aSecondSentenceIsFoundAndAnAbbreviationEndsNone(text: String, second: String?) {
    #expect(secondSentence(of: text) == second)
  }
}
