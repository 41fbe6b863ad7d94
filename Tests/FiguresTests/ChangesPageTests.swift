import Calendars
import Definitions
import Documents
import Editions
import Fingerprints
import HyperText
import SitePages
import Testing

@testable import Figures

@Suite struct ChangesPageTests {
  static func fixture() -> Fixture {
    var fixture = CaseTests.fixture([CaseTests.row("2026-10", "90", "")])
    fixture.definitions["mql"] = CaseTests.mql(2, views: 3, extra: "why: too many rejections\n")
    return fixture
  }
  static func month(_ label: String, _ fixture: Fixture = fixture()) throws -> String {
    try CaseTests.html(fixture, at: .changes(#require(Period(label))))
  }
  static func feed(_ fixture: Fixture = fixture()) throws -> String {
    let artifact = try #require(fixture.made().artifacts.first { $0.address == .changesFeed })
    guard case .feed(let make) = artifact.making else { return "" }
    return String(decoding: atom(make()), as: UTF8.self)
  }

  @Test func aNewVersionStandsUnderTheMonthFromWhichItHolds() throws {
    let html = try Self.month("2026-08")
    #expect(html.contains("MQL</a><span class=\"unit\">, version 2, was 1</span>"))
    #expect(html.contains("Too many rejections."))
    #expect(html.contains("Until 31 Jul 2026"))
    #expect(html.contains("A lead with <del>2</del> views."))
    #expect(html.contains("A lead with <ins>3</ins> views."))
    #expect(html.contains("<li>View, at least 3 times (was twice)</li>"))
    #expect(
      html.contains("Signed by Marketing, VP marketing, on <time datetime=\"2026-07-20\">20 Jul 2026</time>, and by Sales"))
    #expect(html.contains("Breaks the series of 1 metric: "))
    #expect(html.contains("Commitments that depend on it: "))
  }

  @Test func firstMeaningsAreListedOnce() throws {
    let html = try Self.month("2026-01")
    #expect(html.contains("3 definitions came into force") || html.contains("1 definition came into force"))
  }

  @Test func aHalfSignedVersionSaysWhoIsMissing() throws {
    var fixture = Self.fixture()
    fixture.signatures["mql/sales"] = nil
    #expect(try Self.month("2026-08", fixture).contains("Sales has not signed"))
  }

  @Test func aVersionThatNobodySignedIsInTheLogAndTheFeed() throws {
    var fixture = Self.fixture()
    fixture.signatures = [:]
    let html = try Self.month("2026-08", fixture)
    #expect(html.contains("MQL</a><span class=\"unit\">, version 2, was 1</span>"))
    #expect(html.contains("On 1 Aug 2026: ") && html.contains("lapsed"))
    #expect(html.contains("Marketing and Sales have not signed"))
    #expect(html.contains("<li>View, at least 3 times (was twice)</li>"))
    #expect(try Self.feed(fixture).contains("On 1 Aug 2026: lapsed; Marketing and Sales have not signed."))
  }

  /// Where a change stood on its day stays said, whoever signs later.
  @Test func aChangeKeepsTheStateOfItsDay() throws {
    var fixture = Self.fixture()
    fixture.signatures["mql/sales"] = "2026-09-01"
    let html = try Self.month("2026-08", fixture)
    #expect(html.contains("half-signed"))
    #expect(html.contains("and by Sales, VP sales, on <time datetime=\"2026-09-01\">1 Sep 2026</time>"))
    #expect(!html.contains("has not signed"))
    #expect(try Self.feed(fixture).contains("On 1 Aug 2026: half-signed."))
    #expect(try Self.feed().contains("On 1 Aug 2026: agreed."))
  }

  @Test func aLevelThatBeginsToHoldIsAChangeOfAPromise() throws {
    var fixture = Self.fixture()
    fixture.definitions["volume"] = CaseTests.promise.replacing(
      "from: 2026-01-01}]", with: "from: 2026-01-01}, {op: gte, value: \"40\", from: 2026-09-01}]")
    let html = try Self.month("2026-09", fixture)
    #expect(html.contains("at least 40 from 1 Sep 2026 (at least 50 until then)"))
    #expect(html.contains("loosened"))
  }

  // MARK: The same meaning in other words

  /// MQL was put up for signature in other words than its present ones; sales signed on 15 September under `wording`, or
  /// under the present words without it.
  private static func reworded(_ wording: String? = nil, day: String = "2026-09-15") throws -> Site {
    var source = try fixture().source()
    let hashes = try #require(source.glossary.hashes(of: "mql"))
    let records = try source.agreements.ids.flatMap(source.agreements.records).map { record in
      guard record.own == hashes.own else { return record }
      var record = record
      record.sentence = "A lead with many views."
      for index in record.signatures.indices {
        let isSales = record.signatures[index].party == "sales"
        record.signatures[index].wording = isSales ? wording ?? hashes.wording.stored : record.wording
        if isSales { record.signatures[index].date = try #require(CivilDate(day)) }
      }
      return record
    }
    source.agreements = AgreementBook(records: records)
    return Site(Edition(source))
  }

  private static func html(_ site: Site, at address: Address) throws -> String {
    try site.page(address, in: site.artifacts).html
  }

  @Test func aSignatureInOtherWordsIsOnRecordWithBoth() throws {
    let html = try Self.html(Self.reworded(), at: .changes(#require(Period("2026-09"))))
    #expect(html.contains("MQL</a><span class=\"unit\">, reworded</span>"))
    #expect(html.contains("A lead with <del>many</del> views."))
    #expect(html.contains("A lead with <ins>3</ins> views."))
    #expect(html.contains("Signed by Sales, VP sales, on "))
    #expect(!html.contains("has not signed"))
    #expect(html.contains("The numbers stand: no series breaks."))
    // Nobody attested that, and so no page says it.
    #expect(!html.contains("The meaning is the same"))
    #expect(try Self.html(Self.reworded(), at: .changes).contains("1 definition was reworded"))
  }

  @Test func wordsThatNobodyKeptAreSaidToBeLost() throws {
    let html = try Self.html(Self.reworded("0123456789ab"), at: .changes(#require(Period("2026-09"))))
    #expect(html.contains("The words were not kept"))
  }

  @Test func wordsThatNobodySignedStandOnTheTermsPage() throws {
    let site = try Self.reworded("0123456789ab")
    #expect(try Self.html(site, at: .definition("mql")).contains("Reworded since it was signed"))
    // Sales signed the present ones, Marketing has not.
    #expect(try Self.html(Self.reworded(), at: .definition("mql")).contains("Reworded since it was signed"))
  }

  @Test func aSignatureInOtherWordsIsNotKnownBeforeItsDay() throws {
    let site = try Self.reworded(day: "2026-12-01")
    #expect(!site.artifacts.contains { $0.address == Address("changes/2026-12.html") })
  }

  @Test func aDisputeSaysWhoAndWhat() throws {
    var fixture = Self.fixture()
    fixture.definitions["mql"] = CaseTests.mql(
      2, views: 3, extra: "status: disputed\ndispute: {by: sales, since: 2026-09-14, what: too many of them}\n")
    let html = try Self.month("2026-09", fixture)
    #expect(html.contains("by Sales. Too many of them."))
  }

  @Test func theIndexIsNewestFirstAndLinksTheFeed() throws {
    let html = try CaseTests.html(Self.fixture(), at: .changes)
    let august = try #require(html.firstRange(of: "August 2026"))
    let january = try #require(html.firstRange(of: "January 2026"))
    #expect(august.lowerBound < january.lowerBound)
    #expect(html.contains("href=\"feed.xml\""))
  }

  @Test func whatIsSignedLaterThanTheDayIsNotKnown() throws {
    var fixture = Self.fixture()
    fixture.asOf = "2026-06-30"
    let site = try fixture.made()
    #expect(!site.artifacts.contains { $0.address == Address("changes/2026-08.html") })
  }

  @Test func nobodySignedMeansNoLog() throws {
    var fixture = Self.fixture()
    fixture.past = []
    fixture.signatures = [:]
    let site = try fixture.made()
    #expect(!site.artifacts.contains { $0.address.path.hasPrefix("changes/") })
    #expect(!site.sections.contains(.changes))
  }

  @Test func theFeedHasWhatAtomAsksForAndNoClock() throws {
    let feed = try Self.feed()
    #expect(feed.hasPrefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\""))
    #expect(feed.contains("<id>tag:larkspur,2026-01-01:changes</id>"))
    #expect(feed.contains("<updated>2026-07-20T00:00:00Z</updated>"))
    #expect(feed.contains("<author><name>Larkspur</name></author>"))
    let ids = feed.split(separator: "<id>").dropFirst().map { $0.prefix { $0 != "<" } }
    #expect(Set(ids).count == ids.count)
    #expect(feed.contains("href=\"2026-08.html#c.mql.v2."))
    #expect(feed == (try Self.feed()))
  }
}
