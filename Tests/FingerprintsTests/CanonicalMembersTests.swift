import Fingerprints
import Testing

struct CanonicalMembersTests {
  @Test func standInTheOrderOfTheirNamesHoweverTheyCame() {
    let members: CanonicalMembers = ["b": .integer(2), "": .integer(0), "a1": .integer(4), "a": .integer(1), "B": .integer(3)]
    #expect(members.map(\.name) == ["", "B", "a", "a1", "b"])
    #expect(
      members == CanonicalMembers(["a1": .integer(4), "b": .integer(2), "B": .integer(3), "a": .integer(1), "": .integer(0)]))
  }

  @Test func leaveOutWhatHasNoValue() {
    let members: CanonicalMembers = ["b": nil, "a": .null]
    #expect(members.map(\.name) == ["a"])
    #expect(members["b"] == nil)
  }

  @Test func areSetAndTakenAwayByName() {
    var members: CanonicalMembers = ["a": .integer(1), "c": .integer(3)]
    members["b"] = .integer(2)
    members["c"] = .integer(4)
    members["a"] = nil
    members["z"] = nil
    #expect(members == ["b": .integer(2), "c": .integer(4)])
    #expect(members["a"] == nil)
  }

  @Test func setsAreWrittenInTheOrderOfTheirBytesAndOnce() {
    let inner = CanonicalValue.set([.integer(3), .integer(1), .integer(3)])
    let value = CanonicalValue.object(["s": .set([.string("b"), inner, .string("b"), .string("a")]), "l": .list([inner])])
    #expect(String(decoding: value.canonicalJSON(), as: UTF8.self) == #"{"l":[[1,3]],"s":["a","b",[1,3]]}"#)
  }
}
