import Fingerprints
import Foundation
import Testing

struct NormalizationTests {
  @Test(arguments: [
    ("a  b", "a b"), (" a\r\n\tb ", "a b"), ("", ""), ("\n", ""), ("a\u{A0}b", "a b"), ("a\u{2028}b", "a b"),
    ("a\u{200B}b", "a\u{200B}b"), ("Zoe\u{308}", "Zo\u{EB}"), ("it’s – fine", "it’s – fine"),
    // Composition goes past a mark of a lower class, and is blocked by one of the same.
    ("a\u{323}\u{302}", "\u{1EAD}"), ("a\u{302}\u{323}", "\u{1EAD}"), ("a\u{325}\u{304}", "\u{1E01}\u{304}"),
    ("a\u{305}\u{301}", "a\u{305}\u{301}"),
    // Excluded from composition, one scalar only, and a mark without a base.
    ("\u{958}", "\u{915}\u{93C}"), ("\u{2126}", "\u{3A9}"), ("\u{301}a", "\u{301}a"), ("\u{344}", "\u{308}\u{301}"),
    ("\u{1100}\u{1161}\u{11A8}", "\u{AC01}"), ("\u{AC00}\u{11A7}", "\u{AC00}\u{11A7}"),
  ])
  func foldsSpaceAndComposes(_ text: String, _ expected: String) {
    #expect(Array(normalized(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  /// Foundation's own form C is no measure: on Linux it composes U+10041 with U+0301 as if it were A.
  @Test(.enabled(if: hasPython, "there is no /usr/bin/python3"))
  func composesEveryScalarAsPythonDoes() throws {
    var texts: [String] = []
    for code in UInt32(0xA1)...0x2FFFF {
      guard let scalar = Unicode.Scalar(code), !scalar.properties.isWhitespace,
        // Those that are newer than our tables stay as they are.
        let age = scalar.properties.age, age.major <= 14
      else { continue }
      // With marks of three classes around it, so that order and blocking are tried too.
      texts += ["\(scalar)", "a\(scalar)\u{301}", "\(scalar)\u{302}\u{323}", "\u{1100}\(scalar)\u{5B0}\u{308}"]
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "concord-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    try texts.joined(separator: "\n").write(to: file, atomically: false, encoding: .utf8)
    let script = """
      import sys, unicodedata
      text = open(sys.argv[1], encoding="utf-8", newline="").read()
      sys.stdout.buffer.write(unicodedata.normalize("NFC", text).encode())
      """
    let expected = try python(["-c", script, file.path]).split(separator: 0x0A)
    #expect(expected.count == texts.count)
    let different = zip(texts, expected).filter { text, form in !normalized(text).utf8.elementsEqual(form) }
    #expect(different.map { text, _ in text.unicodeScalars.map { String($0.value, radix: 16) } }.isEmpty)
  }
}
