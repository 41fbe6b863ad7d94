import Fingerprints
import Testing

struct FingerprintTests {
  /// FIPS 180-2, appendix B.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digestsAsTheStandardSays(_ text: String, _ digest: String) {
    #expect(sha256(text).full == digest)
  }

  /// FIPS 180-2, appendix B.3: the letter a, a million times.
  @Test func digestsAMillionBytes() {
    #expect(
      sha256(String(repeating: "a", count: 1_000_000)).full
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func isShownInThreeLengths() {
    let fingerprint = sha256("abc")
    #expect(fingerprint.short == "ba7816bf")
    for count in 0...64 { #expect(fingerprint.digits(count) == String(fingerprint.full.prefix(count))) }
    #expect(fingerprint.digits(65) == fingerprint.full)
    #expect(fingerprint.stored == "ba7816bf8f01")
    #expect(fingerprint.digits(10) == "ba7816bf8f")
    #expect("\(fingerprint)" == fingerprint.full)
  }

  @Test func readsItsOwnDigitsAndNoOthers() {
    let fingerprint = sha256("abc")
    #expect(Fingerprint(hex: fingerprint.full) == fingerprint)
    #expect(Fingerprint(hex: fingerprint.full.uppercased()) == nil)
    #expect(Fingerprint(hex: fingerprint.stored) == nil)
    #expect(Fingerprint(hex: String(fingerprint.full.dropLast()) + "g") == nil)
    #expect(Fingerprint([1, 2, 3]) == nil)
  }

  @Test func sortsAsItsDigitsDo() {
    let fingerprints = (0..<200).map { sha256("\($0)") }
    #expect(fingerprints.sorted().map(\.full) == fingerprints.map(\.full).sorted())
  }
}
