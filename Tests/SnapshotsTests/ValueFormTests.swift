import Calendars
import Snapshots
import Testing

/// The small forms that a snapshot's cells have: dimensions, instants, flags.
@Suite struct ValueFormTests {
  @Test(arguments: [
    "*", "channel=web", "channel=paid search;region=emea", "channel=a%3Bb%3Dc%25", "channel=%00%0A%7F", "channel=(none)",
    "channel=Übersee – 中文",
  ])
  func dimensionsReadBackAsWritten(text: String) throws {
    #expect(try #require(Dimensions(text)).description == text)
  }

  @Test func everyMemberSurvivesARoundTrip() {
    for member in ["a;b", "a=b", "100%", "%3B", "\u{0}\n\t\u{7F}", "ü", "🦊", " "] {
      let dimensions = Dimensions(parts: [.init(name: "x", member: member), .init(name: "a", member: "1")])
      #expect(Dimensions(dimensions.description) == dimensions, "\(member)")
    }
  }

  /// As Unicode has it `;` and the Greek question mark are one character; as text of a column they are two members.
  @Test func areOneWhereTheirTextIs() throws {
    let semicolon = try #require(Dimensions("region=a%3B"))
    let question = try #require(Dimensions("region=a\u{37E}"))
    #expect(semicolon != question)
    #expect(Set([semicolon, question, semicolon]).count == 2)
  }

  @Test func namesAreSorted() { #expect(Dimensions("region=emea;channel=web")?.description == "channel=web;region=emea") }

  @Test(arguments: [
    "channel", "=web", "channel=", "channel=a;channel=b", "channel=a;", "channel=%3", "channel=%ZZ", "channel=%FF",
  ])
  func whatIsNoListOfDimensionsIsRefused(text: String) { #expect(Dimensions(text) == nil) }

  @Test(arguments: [
    ("2026-11-06", 1_794_009_599), ("2026-11-06T23:59:59Z", 1_794_009_599), ("2026-11-06T23:59:59+01:00", 1_794_005_999),
    ("2026-11-06T00:00:00-05:30", 1_793_943_000),
  ])
  func anInstantIsADayAndASecond(text: String, second: Int) throws {
    let vintage = try #require(Vintage(text))
    #expect(vintage.date.description == "2026-11-06", "the day as written")
    #expect(vintage.second == second)
  }

  @Test(arguments: [
    "", "2026-11", "2026-11-06T", "2026-11-06T23:59:59", "2026-11-06 23:59:59Z", "2026-11-06T24:00:00Z", "2026-11-06T23:60:00Z",
    "2026-11-06T23:59:60Z", "2026-11-06T23:59:59+0100", "2026-11-06T23:59:59z", "2026-02-30", "2026-11-06T2x:59:59Z",
  ])
  func whatIsNoInstantIsRefused(text: String) { #expect(Vintage(text) == nil) }

  @Test(arguments: [("", "A"), ("A", "A"), ("P", "P"), ("UMP", "MPU"), ("QEDB", "BDEQ"), ("APA", "P")])
  func flagsAreSortedLetters(text: String, letters: String) throws {
    #expect(try #require(Flags(utf8: text.utf8)).letters == letters)
  }

  @Test(arguments: ["p", "X", "A P", "1"]) func otherLettersAreNoFlags(text: String) { #expect(Flags(utf8: text.utf8) == nil) }

  @Test func flagsHaveWords() { #expect(Flags([.provisional, .unreliable]).words == ["provisional", "low reliability"]) }
}
