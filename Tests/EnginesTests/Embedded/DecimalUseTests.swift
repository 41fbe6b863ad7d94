import Engines
import Testing

/// Decimals are whole numbers of their last digit in SQLite: what a query does with them is as on a server, or refused.
@Suite struct DecimalUseTests {
  static let files: KeyValuePairs = [
    "t.csv": "name,amount,loss,rate,n,yen\na,22000.00,-0.05,1.1000,2,100\nb,1000.00,-12.30,1.0000,,250\n",
    "tables.yml": "t: {amount: EUR, loss: EUR, rate: decimal(4), yen: JPY}",
  ]

  @Test(arguments: [
    ("select sum(amount) as s from t", ["s", "23000.00"]),
    ("select amount + loss as s from t where name = 'a'", ["s", "21999.95"]),
    ("select sum(amount) - sum(loss) s from t", ["s", "23012.35"]),
    ("select max(amount) as m, min(loss) as l, count(amount) as c from t", ["m|l|c", "22000.00|-12.30|2"]),
    ("select coalesce(amount, 0) as a from t where amount > 0 and amount > loss and name = 'b'", ["a", "1000.00"]),
    ("select case when amount > loss then amount else loss end as a from t where name = 'b'", ["a", "1000.00"]),
    ("select case when amount > loss then 1 else 0 end as a from t where name = 'b'", ["a", "1"]),
    (
      "select sum(case when amount > loss then 1 else 0 end) as a, amount > loss as b from t where name = 'b' group by amount, loss",
      ["a|b", "1|1"]
    ),
    ("with x as (select amount as a from t) select sum(a) as b from x", ["b", "23000.00"]),
    ("with x (a) as (select amount from t) select sum(a) as b from x", ["b", "23000.00"]),
    (
      "select lag(amount, 1) over (order by name) as p, n * 2 as d from t where n is not null or true",
      ["p|d", "-|4", "22000.00|-"]
    ),
    ("select count(amount) * 2 as c, yen * 2 as y from t where name = 'a' group by yen", ["c|y", "2|200"]),
    ("select name from t where amount in (select max(amount) from t)", ["name", "a"]),
    ("select name from t where yen > 100 and amount <> 0.00 and loss is not null", ["name", "b"]),
    ("select (select max(amount) from t) as m, name from t where name = 'b'", ["m|name", "22000.00|b"]),
    ("select sum(amount) filter (where name = 'a') as s from t", ["s", "22000.00"]),
  ])
  func whatIsTheSameEverywhereIsRight(sql: String, rows: [String]) async {
    #expect(await answer(Self.files, sql) == rows)
  }

  @Test(arguments: [
    ("select cast(amount * 100 as integer) as m from t", "cast() of 'amount'"),
    ("select amount * 2 as m from t", "'*' of 'amount'"), ("select 2 * t.amount as m from t", "'*' of 'amount'"),
    ("select (amount) / rate as m from t", "'/' of 'amount'"), ("select n / rate as m from t", "'/' of 'rate'"),
    ("select sum(amount) / count(*) as m from t", "'/' of 'amount'"), ("select amount % 3 as m from t", "'%' of 'amount'"),
    ("select sum(amount) over (order by name) * 2 as m from t", "'*' of 'amount'"),
    ("select avg(amount) as m from t", "avg() of 'amount'"), ("select round(amount) as m from t", "round() of 'amount'"),
    ("select abs(loss) as m from t", "abs() of 'loss'"), ("select amount || '' as m from t", "'|' of 'amount'"),
    ("select amount + 1 as m from t", "'+' between a number and 'amount'"),
    ("select amount + rate as m from t", "'+' between a number and 'amount'"),
    ("select name from t where amount > 10", "a comparison of a number and 'amount'"),
    ("select name from t where t.amount >= -10.5", "a comparison of a number and 'amount'"),
    ("select name from t where 10 < t.amount", "a comparison of a number and 'amount'"),
    ("select name from t where amount > rate", "a comparison of a number and 'amount'"),
    ("select name from t where amount > n", "a comparison of a number and 'amount'"),
    ("select name from t where amount * 1 > 10000", "'*' of 'amount'"),
    ("select name from t where \"amount\" between 1 and 2", "'between' of a number and 'amount'"),
    ("select name from t where amount not in (10, 20)", "'in' of a number and 'amount'"),
    ("select coalesce(amount, 1) as m from t", "coalesce() of a number and 'amount'"),
    ("select case when n = 2 then amount else 1 end as m from t", "a number in one case with 'amount'"),
    ("with x as (select amount as a from t) select a * 2 as b from x", "'*' of 'a'"),
    ("with x as (select amount a from t) select a * 2 as b from x", "'*' of 'a'"),
    ("with x (a) as (select amount from t) select a * 2 as b from x", "'*' of 'a'"),
    ("select b * 2 as c from (select sum(amount) as b from t) as x", "'*' of 'b'"),
    ("select case when n = 2 then amount end * 2 as m from t", "'*' of 'amount'"),
    ("select name from t group by name having sum(amount) > 500", "a comparison of a number and 'amount'"),
  ])
  func whatIsNotIsRefusedWithItsPlace(sql: String, words: String) async {
    let lines = await answer(Self.files, sql)
    #expect(lines.count == 1)
    #expect(
      lines.first?.hasPrefix("mql.md:7:8: embedded: \(words), a decimal, is not the same in every engine, in line 1, column ")
        == true, "\(lines)")
  }
}
