import Calendars
import Diagnostics
import Pipeline
import Testing

/// A currency that only tables.yml knows reaches the metric, and what contradicts it is told in its line.
@Suite struct DeclaredMoneyTests {
  private func run(
    _ tables: String, _ sql: String, unit: String = "USD", site: String = ""
  ) async throws -> (rows: [String], findings: [String]) {
    let folder = try TemporaryFolder().write([
      "content/site.yml": "title: Small\nparties: {sales: {name: Sales, lead: VP Sales}}\ncurrency: EUR\n\(site)\n",
      "content/glossary/won.md": """
      ---
      kind: stage
      name: Won
      definition: A deal that was won.
      semantics: {entity: deal}
      source: {from: crm, sql: "\(sql)"}
      ---

      """,
      "content/glossary/won-amount.md": """
      ---
      kind: metric
      name: Won amount
      definition: What deals were won for.
      semantics: {type: sum, of: won, field: amount, unit: \(unit)}
      ---

      """,
      "content/records/tables.yml": tables,
      "content/records/deals.csv": """
      deal_id,won_on,value,fee,code
      D-1,2026-06-09,100.00,1.00,USD
      D-2,2026-06-10,300.50,2.00,EUR

      """,
    ])
    let day = try #require(CivilDate("2026-06-30"))
    let snapshot = await takeSnapshot(SnapshotOptions(root: folder.path, asOf: .endOf(day), threads: 1))
    let text = folder.read("content/snapshots/2026-06-30/won-amount.csv") ?? ""
    let findings = snapshot.findings.filter { $0.rule == .recordsTable || $0.severity == .error }.map {
      "\($0.position.file):\($0.position.line): \($0.severity.rawValue): \($0.message)"
    }
    return (text.split(separator: "\n").dropFirst().map { String($0.prefix(71)) }, findings)
  }

  private static let tables = "deals: {value: USD, fee: USD}\n"

  @Test(arguments: [
    "select deal_id as entity, won_on as time, value as amount from deals",
    "select deal_id as entity, won_on as time, coalesce(sum(value), 0) as amount from deals group by deal_id, won_on",
    "with d as (select * from deals) select deal_id as entity, won_on as time, case when fee > 0 then value end as amount from d",
  ])
  func theTypeOfAColumnIsTheCurrencyOfItsAmounts(sql: String) async throws {
    let (rows, findings) = try await run(Self.tables, sql)
    #expect(findings == [])
    #expect(rows == ["won-amount,month,2026-06,*,value,2026-06-30T23:59:59+00:00,400.50,USD,,"])
  }

  @Test func aMetricOfAnotherCurrencyCountsNone() async throws {
    let sql = "select deal_id as entity, won_on as time, value as amount from deals"
    #expect(
      try await run(Self.tables, sql, unit: "EUR").findings == [
        "content/glossary/won-amount.md:1: error: 'won-amount' is in EUR, but 2 of its amounts are in USD, the first on 2026-06-09"
      ])
  }

  @Test func whatTheSourceSaysMayNotContradictIt() async throws {
    let sql = "select deal_id as entity, won_on as time, value as amount from deals"
    #expect(
      try await run(Self.tables, sql, site: "sources: {crm: {name: CRM, currency: GBP}}").findings == [
        "content/records/tables.yml:1: error: 'deals.value' is declared to be in USD, and site.yml says of its source that amounts "
          + "are in GBP"
      ])
  }

  @Test func columnsOfTwoCurrenciesAreNoAmount() async throws {
    let sql = "select deal_id as entity, won_on as time, case when fee > 1 then fee else value end as amount from deals"
    #expect(
      try await run("deals:\n  value: USD\n  fee: EUR\n", sql).findings.first
        == "content/records/tables.yml:2: error: 'deals.value' is declared to be in USD, and 'won' selects it together with "
        + "'deals.fee', which is in EUR")
  }

  @Test func rowsThatNameAnotherCurrencyContradictItsType() async throws {
    let sql = "select deal_id as entity, won_on as time, value as amount, code as currency from deals"
    #expect(
      try await run(Self.tables, sql).findings.contains(
        "content/records/tables.yml:1: warning: 'deals.value' is declared to be in USD, and rows of 'won' say that they are in EUR"
      ))
  }
}
