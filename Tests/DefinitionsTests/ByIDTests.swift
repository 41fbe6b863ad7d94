@testable import Definitions
import Testing

struct ByIDTests {
  @Test func answersAsADictionaryDoes() {
    let ids = (0..<1000).map { "term-\($0)" }
    let values = Dictionary(uniqueKeysWithValues: (0..<1500).filter { $0 % 3 > 0 }.map { ("term-\($0)", $0) })
    let byID = ByID(IDPlaces(ids), values)
    for number in 0..<1600 { #expect(byID["term-\(number)"] == values["term-\(number)"]) }
    for other in ["", "term", "Term-1", "term-01", "größe", String(repeating: "a", count: 100)] { #expect(byID[other] == nil) }
  }

  /// A hash that is zero, and ids whose lengths and ends differ by one byte.
  @Test func tellsIdsOfEveryLengthApart() {
    let ids = (0...40).map { String(repeating: "a", count: $0) } + (1...40).map { String(repeating: "a", count: $0 - 1) + "b" }
    let byID = ByID(IDPlaces(ids), Dictionary(uniqueKeysWithValues: ids.map { ($0, $0) }))
    for id in ids { #expect(byID[id] == id) }
  }

  @Test func listsWhatStandsBesideAnIdInItsOrder() {
    let pairs: [(id: String, Int)] = [("b", 3), ("c", 1), ("b", 1), ("c", 2), ("b", 2)]
    let byID = ByID(IDPlaces(["a", "b"]), lists: pairs)
    #expect(byID["a"] == nil)
    #expect(byID["b"] == [3, 1, 2])
    #expect(byID["c"] == [1, 2])
  }

  @Test func ofAnIdThatStandsTwiceTheFirstPlaceCounts() {
    let byID = ByID(IDPlaces(["a", "b", "a"]), ["a": 1, "c": 3])
    #expect(byID["a"] == 1)
    #expect(byID["b"] == nil)
    #expect(byID["c"] == 3)
  }
}
