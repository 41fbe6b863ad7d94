import Statements
import Testing

/// Which statements only choose, and what of them is read.
struct ColumnSelectionTests {
  private static let tables = [
    "events": [
      SQLColumn(name: "lead_id", type: .text), SQLColumn(name: "status", type: .text), SQLColumn(name: "at", type: .instant),
      SQLColumn(name: "n", type: .integer), SQLColumn(name: "amount", type: .decimal(2)),
      SQLColumn(name: "is_test", type: .boolean),
      SQLColumn(name: "day", type: .date), SQLColumn(name: "current_date", type: .date), SQLColumn(name: "größe", type: .text),
    ]
  ]

  private func selection(_ sql: String) throws -> ColumnSelection? {
    ColumnSelection(try SelectStatement(sql), tables: Self.tables)
  }

  @Test func columnsKeepTheirNamesAndConditionsTheirPlace() throws {
    let selection = try #require(
      try selection("select lead_id as Entity, e.at as \"Time\", status from events e where status = 'won' and amount >= 10.5"))
    #expect(selection.table == "events")
    #expect(selection.outputs.map(\.name) == ["Entity", "Time", nil])
    #expect(selection.outputs.map(\.column) == [0, 2, 1])
    #expect(
      selection.condition
        == .every([.compares(1, .equal, .text(Array("won".utf8))), .compares(4, .greaterOrEqual, .number(1050))]))
    #expect(selection.columns == [0, 1, 2, 4])
  }

  @Test(arguments: [
    ("status in ('a', 'b')", ColumnCondition.isAmong(1, [.text([0x61]), .text([0x62])])),
    ("status not in ('a')", .not(.isAmong(1, [.text([0x61])]))),
    ("n is null", .isNull(3)), ("n is not null", .not(.isNull(3))), ("not (n is null)", .not(.isNull(3))),
    ("n between 1 and -2", .every([.compares(3, .greaterOrEqual, .number(1)), .compares(3, .lessOrEqual, .number(-2))])),
    ("5 > n", .compares(3, .less, .number(5))), ("is_test", .holds(5)),
    ("is_test is not true", .not(.isTruth(.holds(5), true))),
    ("is_test = false", .compares(5, .equal, .number(0))), ("day < '2026-01-02'", .compares(6, .less, .number(20455))),
    ("at <> '2026-01-01T00:00:01Z'", .compares(2, .unequal, .number(1_767_225_601))),
    (
      "n != 1 or status = 'it''s'", .any([.compares(3, .unequal, .number(1)), .compares(1, .equal, .text(Array("it's".utf8)))])
    ),
  ])
  func conditionsOnSingleColumnsAreRead(condition: String, expected: ColumnCondition) throws {
    #expect(try selection("select n from events where \(condition)")?.condition == expected)
  }

  /// What SQLite, or another table, has a part in.
  @Test(arguments: [
    "select distinct lead_id from events", "select lead_id from events order by lead_id", "select count(*) as n from events",
    "select lead_id from events limit 1", "select lead_id || 'x' as entity from events", "select 'x' as entity from events",
    "select a.n from events a, events b", "select n from events union all select n from events",
    "with e as (select 1) select n from events",
    "select n from events where status like 'a%'", "select n from events where lead_id = status",
    "select n from events where n = 1.5",
    "select n from events group by n", "select n from (select n from events) x", "select n from others", "select x from events",
    "select n from events where n in (select n from events)", "select n from events where n = 99999999999999999999",
    // Names that SQLite reads in another way.
    "select current_date from events", "select größe from events", "select n as größe from events", "select (n) from events",
    "select n as \"a\"\"b\" from events",
  ])
  func whatDoesMoreIsNone(sql: String) throws {
    #expect(try selection(sql) == nil)
  }
}
