import HyperText
import Testing

struct HTMLTests {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a & b", "a &amp; b"), ("<script>", "&lt;script&gt;"),
    ("\"quoted\" 'single'", "\"quoted\" 'single'"),
    ("&amp;", "&amp;amp;"), ("Grüße 日本 👩‍👩‍👧", "Grüße 日本 👩‍👩‍👧"), ("a\tb\nc", "a\tb\nc"), ("]]>", "]]&gt;"), ("<!--", "&lt;!--"),
  ])
  func escapesText(text: String, escaped: String) {
    let html = HTML.text(text)
    #expect(html.string == escaped)
    #expect(!html.hasReplacedCharacters)
  }

  /// Text is copied eight bytes at a time: what has to be escaped is found wherever it stands, and its neighbours stay.
  @Test(arguments: [
    ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "\""), ("\u{1F}", "\u{FFFD}"), ("\u{7F}", "\u{FFFD}"),
    ("\u{80}", "\u{FFFD}"),
    ("\n", "\n"), ("\u{A0}", "\u{A0}"), ("日", "日"), ("\u{1FFFE}", "\u{FFFD}"), (" ", " "), ("~", "~"), ("!", "!"), ("=", "="),
  ])
  func escapesAtEveryPlace(character: String, escaped: String) {
    for length in 0...26 {
      let plain = String("abcdefghijklmnopqrstuvwxyz".prefix(length))
      for place in 0...length {
        let before = String(plain.prefix(place))
        let after = String(plain.dropFirst(place))
        #expect(HTML.text("\(before)\(character)\(after)").string == "\(before)\(escaped)\(after)")
        let twice = HTML.text("\(before)\(character)\(after)\(character)")
        #expect(twice.string == "\(before)\(escaped)\(after)\(escaped)")
      }
    }
  }

  @Test func opensElementsWithAClassAndAnIdAsWithAListOfThem() {
    for (style, id) in [("note", "a<b"), (nil, "x"), ("note", nil), (nil, nil), ("", "")] as [(String?, String?)] {
      var html = HTML()
      html.open("section", class: style, id: id)
      var listed = HTML()
      listed.open("section", ["class": style, "id": id])
      #expect(html == listed)
    }
  }

  @Test func literalsOfEveryLengthAreCopiedWhole() {
    let literals: [StaticString] = [
      "", "a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmno",
      "abcdefghijklmnop",
      "abcdefghijklmnopq", "abcdefghijklmnopqrstuvwxyz",
    ]
    for literal in literals {
      var html = HTML()
      html.raw("<")
      html.raw(literal)
      html.raw(">")
      #expect(html.string == "<\(literal)>")
    }
  }

  @Test func namesOfEveryLengthStandInTheirTags() {
    let names: [StaticString] = [
      "a", "td", "nav", "code", "table", "figure", "section", "fieldset", "figcaption", "a-name-of-our-own-x",
    ]
    for name in names {
      var html = HTML()
      html.open(name)
      html.close(name)
      html.open(name, class: "c")
      html.attribute(name, "")
      #expect(html.string == "<\(name)></\(name)><\(name) class=\"c\"> \(name)")
    }
  }

  @Test func nothingInAStyleSheetEndsItsElement() {
    #expect(HTML.styleSheet("a{color:red}</style></").string == "a{color:red}<\\/style><\\/")
    #expect(HTML.styleSheet("a</ b/c<<//").string == "a<\\/ b/c<<\\//")
    #expect(HTML.styleSheet("").string == "")
  }

  @Test func attributesWrittenByOthersStandBetweenQuotes() {
    var html = HTML(markup: "<rect")
    html.attribute("width", atMost: 3) { value in for byte in "120".utf8 { value.append(byte) } }
    html.attribute("height", atMost: 8) { value in value.append(UInt8(ascii: "7")) }
    html.raw("/>")
    #expect(html.string == "<rect width=\"120\" height=\"7\"/>")
  }

  @Test func escapesQuotesInAttributes() {
    var html = HTML()
    html.open("a", ["href": "x?a=1&b=\"2\"", "title": "it's <b>", "hidden": "", "lang": nil])
    #expect(html.string == "<a href=\"x?a=1&amp;b=&quot;2&quot;\" title=\"it's &lt;b&gt;\" hidden>")
  }

  /// The HTML standard's "control-character-in-input-stream" and "noncharacter-in-input-stream".
  @Test(arguments: [
    0x00, 0x01, 0x08, 0x0B, 0x0E, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x1FFFF, 0x9FFFE,
    0xFFFFF,
    0x10FFFE, 0x10FFFF,
  ])
  func replacesCharactersThatHTMLForbids(code: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(code))
    let html = HTML.text("a\(scalar)<")
    #expect(html.string == "a\u{FFFD}&lt;")
    #expect(html.hasReplacedCharacters)
  }

  @Test(arguments: [
    0x09, 0x0A, 0x20, 0x7E, 0xA0, 0xFDCF, 0xFDF0, 0xFFFD, 0x10000, 0x1FFFD, 0x2028, 0x200B, 0x202E, 0xE000, 0xFEFF, 0xE0001,
    0x10FFFD,
  ])
  func keepsEveryOtherCharacter(code: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(code))
    let html = HTML.text("a\(scalar)b")
    #expect(html.string == "a\(scalar)b")
    #expect(!html.hasReplacedCharacters)
  }

  /// All of Unicode, as the table above could miss an edge.
  @Test func replacesForbiddenCharactersAndNoOthers() {
    for code in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(code), !"&<>\r".unicodeScalars.contains(scalar) else { continue }
      let isControl = code < 0x20 && code != 0x09 && code != 0x0A || (0x7F...0x9F).contains(code)
      let isForbidden = isControl || code & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(code)
      guard HTML.text(String(scalar)).hasReplacedCharacters != isForbidden else { continue }
      Issue.record("U+\(String(code, radix: 16))")
    }
  }

  @Test func writesACarriageReturnAsTheNewlineThatAParserMakesOfIt() {
    let html = HTML.text("a\rb")
    #expect(html.string == "a\nb")
    #expect(!html.hasReplacedCharacters)
  }

  @Test func nestsElements() {
    var html = HTML()
    html.element("p", ["class": "note"]) { html in
      html.element("b", text: "1 < 2")
      html.void("br")
      html.shape("rect", ["width": "3"])
    }
    #expect(html.string == "<p class=\"note\"><b>1 &lt; 2</b><br><rect width=\"3\"/></p>")
  }

  @Test func remembersReplacedCharactersOfWhatIsAppended() {
    var html = HTML(markup: "<hr>")
    html.append(.text("\u{1}"))
    #expect(html.hasReplacedCharacters)
  }
}
