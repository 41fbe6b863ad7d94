import Fingerprints
import Foundation
import Testing

/// The values of Scripts/vectors.py with the hashes that it prints.
private let vectors: [(name: String, value: CanonicalValue, hash: String)] = [
  ("empty object", .object([:]), "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"),
  (
    "scalars", .object(["b": .boolean(true), "a": .integer(-7), "n": .null, "t": .string("text")]),
    "b7a68b7025b91a8db9ff8eb6a572311b50846f79d72c6fd5f838009d4a3b4722"
  ),
  (
    "escapes", .list([.string("\"\\/"), .string("\u{1}\u{8}\u{7F}\u{10}")]),
    "72e609320cd98126d3f9ac69315ea3e0a2e2e75badc4a940d13687a0160b8b22"
  ),
  (
    "white space", .list([.string("  A lead\n  whose  account\u{A0}fits "), .string("\u{3000}")]),
    "a51ba2615ab33c618fb8f4af15d54c708f46f79e9b9db5f79547de77f7eca5e1"
  ),
  (
    "composition",
    .list(
      [
        "e\u{301}", "\u{212B}", "q\u{323}\u{307}", "q\u{307}\u{323}", "\u{1112}\u{1161}\u{11AB}", "\u{958}", "\u{1F600}",
      ].map(CanonicalValue.string)), "35f97665986398ce35c8c18e10e0d0a88b44fc6901904fea4503cf6c7f296afc"
  ),
  (
    "order of keys",
    .object(["z": .integer(1), "A": .integer(2), "_": .integer(3), "a1": .integer(4), "a": .integer(5), "": .integer(6)]),
    "2c5dd4fbc23ed7091beb8648e036ba398abe9c50bd599a872cdecb5622b9996f"
  ),
  (
    "list", .list([.string("b"), .string("a"), .string("b")]),
    "9cd295f267be3f6ef4bc845a31e8ef660f20fd75b97a16916fd7959c57329e0d"
  ),
  (
    "set",
    .set([
      .string("b"), .string("a"), .string("b"), .string("e\u{301}"), .string("\u{E9}"), .object(["k": .integer(1)]),
      .integer(10), .integer(9),
    ]), "7223872aa1182765c5bc268cd88bd3e36c854dc216bdc205cef074476b5288f8"
  ),
  (
    "meaning",
    .object([
      "hash": .integer(1), "id": .string("mql"), "kind": .string("stage"),
      "semantics": .object([
        "entity": .string("lead"),
        "criteria": .object([
          "all": .set([
            .object(["ref": .string("icp-fit")]), .object(["text": .string("Contact is a manager or above")]),
            .object([
              "any": .set([
                .object(["signal": .string("demo_request"), "count": .integer(1), "within": .string("30 days")]),
                .object(["signal": .string("pricing_page_view"), "count": .integer(3), "within": .string("30 days")]),
              ])
            ]),
          ])
        ]),
      ]),
    ]), "d13d66a180f9230da856c8b3c5729864409376bd732753725ca66a4afbbaaea9"
  ),
]

struct CanonicalValueTests {
  @Test func anObjectWithAMemberThatIsWrittenAlreadyHashesAsAWhole() {
    let part = CanonicalValue.object(["b": .set([.string("x"), .string("y")]), "a": .string("é")])
    let whole = CanonicalValue.object(["id": .string("mql"), "semantics": part, "z": .integer(1)])
    #expect(whole.fingerprint(with: "semantics", as: part.canonicalJSON()) == whole.fingerprint)
    #expect(whole.fingerprint(with: "other", as: []) == whole.fingerprint)
    #expect(CanonicalValue.null.fingerprint(with: "other", as: []) == CanonicalValue.null.fingerprint)
  }

  @Test(arguments: vectors.indices)
  func hashesAsRecorded(index: Int) {
    let vector = vectors[index]
    let json = String(decoding: vector.value.canonicalJSON(), as: UTF8.self)
    #expect(vector.value.fingerprint.full == vector.hash, "\(vector.name): \(json)")
  }

  @Test(.enabled(if: hasPython, "there is no /usr/bin/python3"))
  func hashesAsPythonDoes() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts/vectors.py")
    let text = String(decoding: try python([script.path]), as: UTF8.self)
    let expected = vectors.map { vector in
      "\(vector.name)\t\(String(decoding: vector.value.canonicalJSON(), as: UTF8.self))\t\(vector.value.fingerprint)\n"
    }
    #expect(text == expected.joined())
  }

  @Test func doesNotDependOnTheOrderOfSetsAndKeys() {
    let one = CanonicalValue.set([.string("a"), .object(["x": .integer(1), "y": .integer(2)])])
    let other = CanonicalValue.set([.object(["y": .integer(2), "x": .integer(1)]), .string("a"), .string(" a ")])
    #expect(one.fingerprint == other.fingerprint)
    let list = CanonicalValue.list([.string("a"), .string("b")])
    #expect(list.fingerprint != CanonicalValue.list([.string("b"), .string("a")]).fingerprint)
  }
}
