import Calendars
import Changes
import Definitions
import Testing
import TestSupport

@Suite struct PendingTests {
  private let before = glossary(Company.before)
  private let after = glossary(Company.after)

  @Test func whatAPartyHasNotSignedWaits() throws {
    let (_, book) = try signed(["mql", "volume", "icp"], by: ["sales": "2026-07-24"], in: before)
    let waiting = pendingSignatures(for: .party("sales"), in: before, agreements: book, settings: settings)
    #expect(waiting.map(\.id) == Company.before.keys.sorted().filter { !["mql", "volume", "icp"].contains($0) })
    #expect(waiting.allSatisfy { $0.lastSigned == nil && $0.change.classes == [.added] })
    #expect(
      pendingSignatures(for: .party("marketing"), in: before, agreements: book, settings: settings).count
        == before.definitions.count)
    // Signatures to come are not known yet.
    #expect(
      pendingSignatures(for: .party("sales"), in: before, agreements: book, settings: settings, asOf: CivilDate("2026-07-01"))
        .count
        == before.definitions.count)
  }

  @Test func eachIsShownAgainstWhatThatPartySignedLast() throws {
    let all = before.definitions.map(\.id)
    let (files, _) = try signed(all, by: ["sales": "2026-07-24", "marketing": "2026-07-22"], in: before)
    let (_, book) = try signed(["mql"], by: ["marketing": "2026-07-25"], in: after, onto: files)
    let sales = pendingSignatures(for: .party("sales"), in: after, agreements: book, settings: settings)
    #expect(sales.map(\.id) == ["contact-time", "contacted", "list-user", "mql", "sql-lead", "target-account", "volume"])
    let mql = try #require(sales.first { $0.id == "mql" })
    #expect(mql.change.classes == [.semantic, .wording])
    #expect(mql.lastSigned?.version == 2)
    #expect(mql.change.difference.meaning.map(\.text) == ["pricing page view, at least 3 times (was twice), within 30 days"])
    expectGolden(pendingReport(sales), "pending.txt")
    #expect(
      !pendingSignatures(for: .party("marketing"), in: after, agreements: book, settings: settings).map(\.id).contains("mql"))
  }

  @Test func levelsAreShownAgainstTheLevelsThatWereSigned() throws {
    let (files, _) = try signed(["volume"], by: ["sales": "2026-07-24"], in: before)
    var third = Company.after
    third["volume"] = Company.before["volume"]?.replacing("\"500\"", with: "\"400\"")
    let (_, book) = try signed(["volume"], by: ["sales": "2026-08-24"], in: after, onto: files)
    let waiting = pendingSignatures(for: .party("sales"), in: glossary(third), agreements: book, settings: settings)
    #expect(waiting.first { $0.id == "volume" }?.change.difference.targets.map(\.text) == ["at least 400 each month (was 450)"])
  }

  @Test func draftsAndRetiredDoNotWait() {
    let files = ["a": "kind: concept\nstatus: draft", "b": "kind: concept\nstatus: retired", "c": "kind: concept"]
    #expect(
      pendingSignatures(for: .party("sales"), in: glossary(files), agreements: AgreementBook(), settings: settings).map(\.id)
        == ["c"])
  }

  @Test func theStewardWaitsForSourcesOnly() throws {
    let (_, book) = try signed(["spend", "mql"], by: ["steward": "2026-07-24"], in: before)
    let waiting = pendingSignatures(for: .steward, in: after, agreements: book, settings: settings)
    #expect(waiting.map(\.id) == ["mql", "spend"])
    #expect(waiting.map(\.change.classes) == [[.semantic, .wording], [.source]])
  }
}
