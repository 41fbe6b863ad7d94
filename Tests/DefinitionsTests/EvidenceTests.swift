import Definitions
import Diagnostics
import TestSupport
import Testing

@Suite struct EvidenceTests {
  @Test(arguments: [
    "https://intranet.example/minutes?id=7#point-2", "http://wiki/Page", "HTTPS://Example.COM:8443/a%20b",
    "https://[2001:db8::1]:80/",
    "https://example.com", "https://xn--bro-hoa.example/Büro", "https://a_b.example/x~y(1),z;w='q'", "https://10.0.0.1/",
  ])
  func anAddressThatAReaderCanOpen(address: String) {
    #expect(evidenceProblem(address) == nil)
  }

  @Test(arguments: [
    ("javascript:alert(1)", "the evidence 'javascript:alert(1)' does not begin with https:// or http://"),
    (" https://a.example", "the evidence ' https://a.example' does not begin with https:// or http://"),
    ("minutes of 7 May", "the evidence 'minutes of 7 May' does not begin with https:// or http://"),
    ("//a.example", "the evidence '//a.example' does not begin with https:// or http://"),
    ("", "the evidence '' does not begin with https:// or http://"), ("https://", "the evidence 'https://' has no host"),
    ("https:///a", "the evidence 'https:///a' has no host"), ("https://?a", "the evidence 'https://?a' has no host"),
    ("https://good.example@evil.example/", "the evidence 'https://good.example@evil.example/' names a user before its host"),
    ("https://a.example:0/", "the evidence 'https://a.example:0/' has no host"),
    ("https://a.example:99999/", "the evidence 'https://a.example:99999/' has no host"),
    ("https://-a.example/", "the evidence 'https://-a.example/' has no host"),
    ("https://a..example/", "the evidence 'https://a..example/' has no host"),
    ("https://bücher.example/", "the evidence 'https://bücher.example/' has no host"),
    (
      "https://a.example\\@evil.example",
      "the evidence 'https://a.example\\@evil.example' contains '\\', which an address cannot contain"
    ),
    ("https://a.example/ x", "the evidence 'https://a.example/ x' contains a space, which an address cannot contain"),
    ("https://a.example/\nx", "the evidence 'https://a.example/\\u{a}x' contains '\\u{a}', which an address cannot contain"),
    (
      "https://a.example/\u{202E}x",
      "the evidence 'https://a.example/\\u{202e}x' contains an invisible character: U+202E RIGHT-TO-LEFT OVERRIDE"
    ),
    (
      "https://a.example/\"onclick=x",
      "the evidence 'https://a.example/\"onclick=x' contains '\"', which an address cannot contain"
    ),
    ("https://a.example/\(String(repeating: "a", count: 2048))", "the evidence is longer than 2048 bytes"),
  ])
  func anythingElseIsRefusedWithItsReason(text: String, reason: String) {
    #expect(evidenceProblem(text) == reason)
  }

  /// A link that is made of it leads where it says, whatever is put behind the host.
  @Test(arguments: hostileStrings)
  func whatIsAcceptedIsOneWordOfVisibleText(text: String) {
    let address = "https://intranet.example/\(text)"
    guard evidenceProblem(address) == nil else { return }
    #expect(!address.contains { $0.isWhitespace || "\"<>\\^`{|}".contains($0) })
    #expect(withoutInvisibles(address) == address || invisibleCharacters(in: address) == [])
  }
}
