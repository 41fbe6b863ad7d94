import Snapshots
import Testing

@testable import Runs

/// What is odd in the records, counted over all metrics: a case is one, however many of them met it.
@Suite struct CountedOnceTests {
  /// Three promises on the same two stages: one lead that nobody contacted breaks them all.
  @Test func oneCaseUnderManyMetricsIsOne() throws {
    func promise(_ limit: String) -> String {
      "kind: metric\nsemantics: {type: duration, from: mql, to: contact, clock: elapsed, limit: \(limit), unit: s, stats: [within]}"
    }
    let input = try Company([
      "mql": stage("mql"), "contact": stage("contact"), "in-an-hour": promise("1 hours"), "in-a-day": promise("24 hours"),
      "in-two-days": promise("48 hours"),
    ]).input([
      "mql": "entity,time\nL-1,2026-08-03T09:00:00Z\nL-2,2026-08-03T09:00:00Z\n",
      "contact": "entity,time\nL-2,2026-08-03T09:30:00Z\n",
    ])
    let computed = compute(input)
    #expect(
      computed.oddities.map { "\($0.check) \($0.definition) \($0.count)" } == [
        "never-contacted in-a-day 1", "never-contacted in-an-hour 1", "never-contacted in-two-days 1",
      ])
    #expect(computed.countedOnce == CountedOnce(counts: ["never-contacted": 1]))
  }

  private static let products = "kind: code-list\nsemantics: {codes: [{code: GTX Pro, label: GTX Pro}]}"
  private static func count(_ stage: String) -> String {
    "kind: metric\nsemantics: {type: count, of: \(stage), dimensions: [product], members: {product: products}}"
  }

  /// One misspelling in the table that three metrics read is one member, in the rows that the table has.
  @Test func oneMisspellingUnderManyMetricsIsOneMember() throws {
    let answer = """
      entity,time,product
      D-1,2026-07-03,GTXPro
      D-2,2026-08-03,GTXPro
      D-3,2026-08-04,GTX Pro
      D-4,2026-08-05,
      """
    let input = try Company([
      "products": Self.products, "deal": stage("deal", columns: ", product"), "won": stage("won", columns: ", product"),
      "deals": Self.count("deal"), "more-deals": Self.count("deal"), "won-deals": Self.count("won"),
    ]).input(["deal": answer, "won": "entity,time,product\nD-1,2026-08-13,GTXPro\n"])
    let once = compute(input).countedOnce
    #expect(once.counts == ["unknown-member": 1, "spelling": 1, "blank": 1])
    #expect(once.members == [StrayMember("GTXPro", notIn: "products", rows: 2)])
  }

  /// A case with three touches of a misspelled channel holds it in three rows.
  @Test func rowsOfOneCaseAreEachARow() throws {
    let input = try Company([
      "products": Self.products, "deal": stage("deal", ", occurrence: every", columns: ", product"),
      "deals": Self.count("deal"),
    ]).input([
      "deal": "entity,time,product\nD-1,2026-08-03,GTXPro\nD-1,2026-08-04,GTXPro\nD-2,2026-08-04,gtx pro\n"
    ])
    #expect(
      compute(input).countedOnce.members == [
        StrayMember("GTXPro", notIn: "products", rows: 2), StrayMember("gtx pro", notIn: "products", rows: 1),
      ])
  }

  @Test func theRecordOfARunSaysWhatIsCountedOnce() throws {
    let input = try Company([
      "products": Self.products, "deal": stage("deal", columns: ", product"), "deals": Self.count("deal"),
      "more-deals": Self.count("deal"),
    ]).input(["deal": "entity,time,product\nD-1,2026-08-03,\"GTX: Pro\"\nD-2,2026-08-03,\n"])
    let record = try #require(try run(input, beside: SnapshotStore()).files().first { $0.name == "run.yml" })
    let text = String(decoding: record.bytes, as: UTF8.self)
    let lines = text.split(separator: "\n").drop { $0 != "odd:" }.prefix { $0 != "definitions:" }
    #expect(
      lines == [
        "odd:", "  - {check: blank, definition: deals, count: 1}", "  - {check: blank, definition: more-deals, count: 1}",
        #"  - {check: unknown-member, definition: deals, detail: "product", count: 1}"#,
        #"  - {check: unknown-member, definition: more-deals, detail: "product", count: 1}"#,
        "odd_once:", "  - {check: blank, count: 1}", "  - {check: unknown-member, count: 1}",
        #"  - {check: unknown-member, member: "\"GTX: Pro\"", list: products, rows: 1}"#,
      ])
    let vintage = Vintage(endOf: input.day)
    let read = readRunRecord(record.bytes, path: "content/snapshots/2026-09-04/run.yml", vintage: vintage)
    #expect(read.run?.countedOnce == compute(input).countedOnce)
  }

  @Test func aRunWithoutAnythingOddSaysSo() throws {
    let input = try Company(["mql": stage("mql"), "mqls": "kind: metric\nsemantics: {type: count, of: mql}"]).input([
      "mql": "entity,time\nL-1,2026-08-03\n"
    ])
    let record = try #require(try run(input, beside: SnapshotStore()).files().first { $0.name == "run.yml" })
    let read = readRunRecord(
      record.bytes, path: "content/snapshots/2026-09-04/run.yml", vintage: Vintage(endOf: input.day))
    #expect(read.run?.countedOnce == CountedOnce())
    #expect(read.run?.oddities == [])
  }

  /// Runs of earlier releases are read as they are: nobody knows which of their cases are the same.
  @Test func aRecordOfAnEarlierReleaseCountsByDefinitionOnly() throws {
    let old = "as_of: 2026-09-04T23:59:59+00:00\nodd:\n  - {check: blank, definition: deals, count: 3}\n"
    let read = readRunRecord(
      Array(old.utf8), path: "content/snapshots/2026-09-04/run.yml",
      vintage: try #require(Vintage("2026-09-04T23:59:59+00:00")))
    #expect(read.run?.countedOnce == nil)
    #expect(read.run?.oddities.map(\.count) == [3])
  }
}
