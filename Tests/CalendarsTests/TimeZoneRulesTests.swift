import Calendars
import TestSupport
import Testing

struct TimeZoneRulesTests {
  static let names = [
    "Europe/Berlin", "America/New_York", "Europe/London", "Asia/Hong_Kong", "Pacific/Apia", "Africa/Casablanca",
    "America/Santiago", "Europe/Dublin", "Asia/Gaza", "Australia/Lord_Howe", "America/Nuuk", "Asia/Kathmandu", "UTC",
    "America/St_Johns", "America/Havana",
  ]

  @Test(arguments: [
    ("2026-03-29 02:30", "Sun 2026-03-29 03:30:00", 7200), ("2026-03-29 02:00", "Sun 2026-03-29 03:00:00", 7200),
    ("2026-03-29 01:59:59", "Sun 2026-03-29 01:59:59", 3600), ("2026-10-25 02:30", "Sun 2026-10-25 02:30:00", 7200),
    ("2026-10-25 03:00", "Sun 2026-10-25 03:00:00", 3600), ("2090-07-01 12:00", "Sat 2090-07-01 12:00:00", 7200),
    ("2190-07-01 12:00", "Thu 2190-07-01 12:00:00", 7200), ("2190-12-01 12:00", "Wed 2190-12-01 12:00:00", 3600),
    ("1916-05-01 12:00", "Mon 1916-05-01 12:00:00", 7200),
  ])
  func aMissingTimeMovesForwardAndOfARepeatedOneTheFirstCounts(written: String, shown: String, offset: Int) throws {
    let berlin = try zone("Europe/Berlin")
    let instant = try at(written, berlin)
    #expect(wall(instant, berlin) == shown)
    #expect(berlin.offset(at: instant) == offset)
  }

  @Test(arguments: [
    ("Australia/Lord_Howe", "2026-01-15T00:00Z", 39_600), ("Australia/Lord_Howe", "2026-07-15T00:00Z", 37_800),
    ("Asia/Kathmandu", "2026-01-01T00:00Z", 20_700), ("Europe/Dublin", "2150-07-01T00:00Z", 3600),
    ("Europe/Dublin", "2150-12-24T00:00Z", 0), ("America/Santiago", "2150-01-01T00:00Z", -10_800),
    ("America/Santiago", "2150-07-01T00:00Z", -14_400), ("UTC", "1800-01-01T00:00Z", 0),
  ])
  func knowsTheOffsetsOfTheWorld(name: String, instant: String, offset: Int) throws {
    #expect(try zone(name).offset(at: at(instant)) == offset)
  }

  /// From a week of 1900 to one of 2200: an instant's wall clock leads back to it, or to the first that showed the same.
  @Test(arguments: names)
  func theWallClockLeadsBackToItsInstant(name: String) throws {
    let zone = try zone(name)
    // One expectation for all: they cost more than the lookups.
    let lost = stride(from: -2_208_988_800, to: 7_260_000_000, by: 499_979).map { Instant(second: $0) }.filter { instant in
      let (date, time) = zone.local(at: instant)
      let back = zone.instant(date, second: time)
      let isFirst = back < instant && zone.local(at: back) == (date, time) && zone.offset(at: back) > zone.offset(at: instant)
      return back != instant && !isFirst
    }
    #expect(lost.map(\.description) == [])
  }

  @Test func daysAreAddedOnTheWallClock() throws {
    let berlin = try zone("Europe/Berlin")
    let start = try at("2026-03-01 09:15", berlin)
    #expect(wall(berlin.adding(days: 30, to: start), berlin) == "Tue 2026-03-31 09:15:00")
    #expect(berlin.adding(days: 30, to: start).second - start.second == 30 * 86_400 - 3600)
  }

  /// A slim file leaves the years of its rule to the rule; the lookups are the same.
  @Test(arguments: [
    ("CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Berlin"), ("<-04>4<-03>,M9.1.6/24,M4.1.6/24", "America/Santiago"),
    ("EST5EDT,M3.2.0,M11.1.0", "America/New_York"), ("IST-1GMT0,M10.5.0,M3.5.0/1", "Europe/Dublin"),
  ])
  func theRuleAloneGivesTheSameOffsets(rule: String, name: String) throws {
    let full = try zone(name)
    let slim = TimeZoneRules(tzif: zoneFile(rule: rule))
    let other = stride(from: 1_800_000_000, to: 8_000_000_000, by: 863_989).map { Instant(second: $0) }.filter { instant in
      slim?.offset(at: instant) != full.offset(at: instant)
    }
    #expect(other.map(\.description) == [])
  }

  @Test(arguments: [
    "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "<+03-3", "CET-1CEST,M3.5.0,M10.5.0x", "E5",
  ])
  func aRuleThatIsNoneIsRefused(rule: String) {
    #expect(TimeZoneRules(tzif: zoneFile(rule: rule)) == nil)
  }

  @Test func summerTimeAllYearIsOneOffset() throws {
    let always = try #require(TimeZoneRules(tzif: zoneFile(rule: "XXX3EDT4,0/0,J365/23")))
    for second in stride(from: 1_700_000_000, to: 6_000_000_000, by: 3_600_000) {
      #expect(always.offset(at: Instant(second: second)) == -4 * 3600)
    }
  }

  /// Leap seconds are counted there, and no instant of ours counts them.
  @Test func aFileWithLeapSecondsIsRefused() throws {
    guard let bytes = readBytes("/usr/share/zoneinfo/right/UTC") else { return }
    #expect(TimeZoneRules(tzif: bytes) == nil)
  }

  @Test(arguments: ["Europe/Berlin", "America/Santiago"])
  func damagedBytesGiveNothingOrAUsableZone(name: String) throws {
    let bytes = try #require(readBytes("/usr/share/zoneinfo/\(name)"))
    func lookUp(_ bytes: [UInt8]) throws {
      guard let zone = TimeZoneRules(tzif: bytes) else { return }
      for date in ["0001-01-01", "1970-01-01", "2026-03-29", "9999-12-31"] {
        _ = zone.local(at: zone.instant(try day(date), second: 9000))
      }
    }
    for length in stride(from: 0, to: bytes.count, by: 7) { try lookUp(Array(bytes[..<length])) }
    var state: UInt64 = 42
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<1000 {
      var damaged = bytes
      for _ in 0...random(4) {
        // Most of a file is its changes: half of the blows fall on the headers and the rule.
        let places = [random(bytes.count), random(60), bytes.count - 1 - random(40), random(bytes.count)]
        damaged[places[random(4)]] = UInt8(random(256))
      }
      try lookUp(damaged)
    }
    #expect(TimeZoneRules(tzif: []) == nil)
    #expect(TimeZoneRules(tzif: Array("Europe/Berlin is no zone file, but a text of more than forty-four bytes".utf8)) == nil)
  }
}

/// A file of version 2 with one type of offset 0, no change, and a rule.
private func zoneFile(rule: String) -> [UInt8] {
  let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15 + 16) + [0, 0, 0, 1, 0, 0, 0, 1]
  let data: [UInt8] = [0, 0, 0, 0, 0, 0, 0]
  return header + data + header + data + Array("\n\(rule)\n".utf8)
}
