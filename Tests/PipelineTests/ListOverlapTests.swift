import Calendars
import Diagnostics
import Pipeline
import Testing

/// Two lists of accounts against each other, by the key that both have: in both, in one; and two that have no key in common.
@Suite struct ListOverlapTests {
  private func run(_ marketing: [String], _ sales: [String]) async throws -> (rows: [String], findings: [String]) {
    let rows = marketing.map { "2026-06-01,marketing,\($0)" } + sales.map { "2026-06-01,sales,\($0)" }
    let folder = try TemporaryFolder().write([
      "content/site.yml": "title: Small\nparties: {sales: {name: Sales, lead: VP Sales}}\n",
      "content/glossary/listed.md": """
      ---
      kind: stage
      name: Listed
      definition: An account on either list.
      semantics: {entity: account, occurrence: every}
      source:
        sql: >-
          select key as entity, listed_on as time, case when count(*) = 2 then 'both' else min(list) end as list
          from lists group by key, listed_on
      ---

      """,
      "content/glossary/common.md": """
      ---
      kind: stage
      name: Common
      definition: An account on both lists.
      semantics: {entity: account, occurrence: every}
      source:
        sql: >-
          select one.key as entity, one.listed_on as time from lists as one join lists as other on other.key = one.key
          and other.listed_on = one.listed_on where one.list = 'marketing' and other.list = 'sales'
      ---

      """,
      "content/glossary/listed-count.md":
        "---\nkind: metric\nname: On a list\ndefinition: How many.\nsemantics: {type: count, of: listed, dimensions: [list]}\n---\n",
      "content/glossary/common-count.md":
        "---\nkind: metric\nname: On both\ndefinition: How many.\nsemantics: {type: count, of: common}\n---\n",
      "content/glossary/overlap.md": """
      ---
      kind: metric
      name: Overlap
      definition: The share of the accounts on either list that are on both.
      semantics: {type: ratio, numerator: common-count, denominator: listed-count, proportion: true}
      ---

      """,
      "content/records/lists.csv": "listed_on,list,key\n\(rows.joined(separator: "\n"))\n",
    ])
    let day = try #require(CivilDate("2026-06-30"))
    let snapshot = await takeSnapshot(SnapshotOptions(root: folder.path, asOf: .endOf(day), threads: 1))
    let texts = ["listed-count", "overlap"].compactMap { folder.read("content/snapshots/2026-06-30/\($0).csv") }
    let cells = texts.flatMap { $0.split(separator: "\n").dropFirst() }.map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(cells[0]) \(cells[3]) \(cells[6]) \(cells[8])/\(cells[9])"
    }
    return (cells, snapshot.findings.filter { $0.rule == .recordsNoRows || $0.severity == .error }.map(\.message))
  }

  @Test func accountsAreInBothOrInOne() async throws {
    let (rows, findings) = try await run(["a.example", "b.example", "c.example"], ["b.example", "c.example", "d.example"])
    #expect(findings == [])
    #expect(
      rows == [
        "listed-count * 4 /", "listed-count list=both 2 /", "listed-count list=marketing 1 /", "listed-count list=sales 1 /",
        "overlap * 0.500000 2/4",
      ])
  }

  /// Domains on one list and ids on the other: an overlap of nothing is no finding about accounts, but about the key.
  @Test func twoListsWithoutACommonKeyAreFound() async throws {
    let (rows, findings) = try await run(["a.example", "b.example"], ["A-001", "A-002"])
    #expect(findings == ["the SQL of 'common' finds no row, although lists has 4"])
    #expect(rows.contains("listed-count * 4 /"))
  }
}
