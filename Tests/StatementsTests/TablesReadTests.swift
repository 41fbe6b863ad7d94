import Diagnostics
import Statements
import Testing

/// Which tables a query reads, whatever else it names.
@Suite struct TablesReadTests {
  @Test(arguments: [
    ("select id as entity, at as time from events", ["events"]),
    ("select e.id, spend from Events e join leads l on l.id = e.id where spend > 0", ["events", "leads"]),
    ("select a from one, two t, \"Three\" where x in (select y from four, five)", ["five", "four", "one", "three", "two"]),
    ("with late as (select * from events) select count(*), a from late order by a, b", ["events", "late"]),
    ("select a from (select b, c from inner_one) as x, other", ["inner_one", "other"]),
    ("select 'from nothing' as a, b /* from nowhere */ from one group by a, leads", ["one"]),
  ])
  func areThoseAfterFromAndJoin(sql: String, tables: [String]) {
    let query = Query(name: "mql", sql: sql, position: SourcePosition(file: ""))
    #expect(tablesRead(by: [query]).sorted() == tables)
  }
}
