import Fingerprints
import Testing

struct JSONTests {
  @Test func writesMembersInTheGivenOrder() {
    let value: JSON = [
      "b": 1, "a": ["x", true, nil, .number("0.250")], "empty": [], "none": [:], "text": "say \"ä\"\n\u{1}",
    ]
    #expect(
      value.pretty() == """
        {
          "b": 1,
          "a": [
            "x",
            true,
            null,
            0.250
          ],
          "empty": [],
          "none": {},
          "text": "say \\"ä\\"\\n\\u0001"
        }

        """)
    #expect(value.compact() == #"{"b":1,"a":["x",true,null,0.250],"empty":[],"none":{},"text":"say \"ä\"\n\u0001"}"#)
  }

  @Test func leavesOutAndSortsMembers() {
    let absent: String? = nil
    #expect(JSON.object(leavingOut: ["a": absent.map(JSON.string), "b": 2]).compact() == #"{"b":2}"#)
    #expect(JSON.object(sorting: ["b": 2, "a": 1]).compact() == #"{"a":1,"b":2}"#)
  }

  @Test(arguments: [
    #"{"b":1,"a":[-5,0,0.5,1e3,-0,true,false,null,"x"]}"#, #""\"\\\b\f\n\r\t\u0001ä😀""#, "[]", "{}", "[[],{}]",
    "123456789012345678901234567890", "0",
  ])
  func readsBackWhatItWrites(_ text: String) throws {
    let value = try JSON(parsing: text)
    #expect(value.compact() == text)
    #expect(try JSON(parsing: value.pretty()) == value)
  }

  @Test func readsEscapesAndMembers() throws {
    let value = try JSON(parsing: #" { "a" : "\u00e9\ud83d\ude00\/" , "n": 12 } "#)
    #expect(value["a"]?.string == "é😀/")
    #expect(value["n"]?.integer == 12)
    #expect(value["x"] == nil)
  }

  @Test(arguments: [
    ("", 1, 1, "the text ends where a value is expected"),
    ("{\n  \"a\": 1,\n  \"a\": 2\n}", 3, 3, "'a' stands already in this object"),
    ("[\r\n1,\r\n2,\r3,]", 4, 3, "a value is expected"),
    ("[1,]", 1, 4, "a value is expected"),
    ("[1 2]", 1, 4, "',' or ']' is expected"),
    ("{\"a\" 1}", 1, 6, "':' is expected"),
    ("{a: 1}", 1, 2, "a name in quotes is expected"),
    ("{\"a\": 1,}", 1, 9, "a name in quotes is expected"),
    ("01", 1, 1, "a number starts with 0"),
    ("1.", 1, 3, "a digit is expected"),
    ("-", 1, 2, "a digit is expected"),
    ("1e", 1, 3, "a digit is expected"),
    ("\"ä\\x\"", 1, 4, "an unknown escape"),
    ("\"\\ud800\"", 1, 2, "half of a surrogate pair"),
    ("\"\\u00g0\"", 1, 4, "four hexadecimal digits are expected"),
    ("\"abc", 1, 1, "the string that starts here is not closed"),
    ("\"a\nb\"", 1, 3, "a control character stands in a string"),
    ("true false", 1, 6, "text follows the value"),
    ("tru", 1, 1, "a value is expected"),
    ("NaN", 1, 1, "a value is expected"),
  ])
  func saysWhereATextIsNoJSON(_ text: String, _ line: Int, _ column: Int, _ message: String) {
    #expect(throws: JSONError(line: line, column: column, message: message)) { try JSON(parsing: text) }
  }

  @Test func refusesDeepNesting() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError(line: 1, column: 101, message: "nested more than 100 deep")) { try JSON(parsing: text) }
  }
}
