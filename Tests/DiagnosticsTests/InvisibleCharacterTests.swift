import Diagnostics
import Testing

struct InvisibleCharacterTests {
  @Test(arguments: [
    ("Lea\u{200B}d", "3 U+200B ZERO WIDTH SPACE"), ("\u{FEFF}Lead", "0 U+FEFF ZERO WIDTH NO-BREAK SPACE"),
    ("so\u{AD}ft", "2 U+00AD SOFT HYPHEN"),
    ("é\u{202E}40\u{202C}", "2 U+202E RIGHT-TO-LEFT OVERRIDE, 7 U+202C POP DIRECTIONAL FORMATTING"),
    ("a\u{2066}b\u{2069}", "1 U+2066 LEFT-TO-RIGHT ISOLATE, 5 U+2069 POP DIRECTIONAL ISOLATE"),
    ("\u{61C}a\u{200E}b\u{200F}", "0 U+061C ARABIC LETTER MARK, 3 U+200E LEFT-TO-RIGHT MARK, 7 U+200F RIGHT-TO-LEFT MARK"),
    ("a\u{1B}[31m", "1 U+001B CONTROL CHARACTER"), ("a\u{9B}b", "1 U+009B CONTROL CHARACTER"),
    ("a\u{0}", "1 U+0000 CONTROL CHARACTER"),
    ("a\u{2028}b", "1 U+2028 LINE SEPARATOR"), ("x\u{E0041}", "1 U+E0041 TAG LATIN CAPITAL LETTER A"),
    ("a\u{3164}b", "1 U+3164 HANGUL FILLER"), ("M\u{2060}QL", "1 U+2060 WORD JOINER"),
    ("a\u{FE0F}", "1 U+FE0F VARIATION SELECTOR-16"),
    ("a\u{200D}b", "1 U+200D ZERO WIDTH JOINER"), ("می\u{200C}", "4 U+200C ZERO WIDTH NON-JOINER"),
    ("👩\u{200D}", "4 U+200D ZERO WIDTH JOINER"), ("a\u{FFF9}b", "1 U+FFF9 INTERLINEAR ANNOTATION ANCHOR"),
  ])
  func findsWhatNobodySees(text: String, expected: String) {
    #expect(invisibleCharacters(in: text).map { "\($0.offset) \($0.description)" }.joined(separator: ", ") == expected)
  }

  @Test(arguments: [
    // An emoji of several people, a coloured heart, a flag of letters, a flag of tags, a key cap.
    "👩‍💻 and 👨‍👩‍👧‍👦", "❤️", "🏳️‍🌈", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "1️⃣", "👍🏽",
    // Persian, Arabic, Hindi, Bengali, Malayalam, Sinhala, Mongolian; an ideograph in another shape.
    "می\u{200C}خواهم", "کتاب\u{200C}ها", "ه\u{200D}", "क्\u{200D}ष", "क्\u{200C}ष", "র\u{200D}্য", "ന്\u{200D}", "ශ්\u{200D}රී",
    "ᠮᠣᠩᠭᠣᠯ\u{180E}ᠠ", "葛\u{E0100}", "שלום, عالم", "tab\tand\nlines\r\n", "Größe “x” – y…", "\u{A0}",
  ])
  func leavesWhatAScriptIsWrittenWith(text: String) {
    #expect(invisibleCharacters(in: text).map(\.description) == [])
  }

  @Test func namesAreComparedWithoutAnyOfThem() {
    #expect(withoutInvisibles("M\u{200B}Q\u{AD}L\u{202E}") == "MQL")
    #expect(withoutInvisibles("می\u{200C}خواهم") == withoutInvisibles("میخواهم"))
    #expect(withoutInvisibles("Größe – 👍") == "Größe – 👍")
  }

  /// The look at the bytes never overlooks a character that the look at the characters would find.
  @Test func theLookAtTheBytesOverlooksNone() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.isInvisible else { continue }
      #expect(mayHoldInvisibles("ab\(Character(scalar))".utf8), "U+\(String(value, radix: 16))")
    }
  }
}
