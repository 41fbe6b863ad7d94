import Diagnostics
import Statements
import Testing

/// What of a definition's SQL reaches an engine, and what does not.
struct SelectStatementTests {
  /// What is asked, or the finding.
  private func asked(_ sql: String) -> String {
    let query = Query(name: "lead", sql: sql, position: SourcePosition(file: "lead.md", line: 9, column: 8))
    do throws(RefusedStatement) {
      return try query.statement().sql
    } catch {
      let position = error.finding.position
      return "\(position.file):\(position.line):\(position.column): \(error.finding.message)"
    }
  }

  @Test(arguments: [
    ("select 1", "select 1"),
    ("SELECT a -- why\nFROM t;", "SELECT a        FROM t"),
    ("\n  /* all; of them */\n\tWith x as (select 1) select * from x ;\n-- end\n", "With x as (select 1) select * from x"),
    ("select/**/1", "select    1"),
    ("select a from t\r\nwhere b = 'c'", "select a from t  where b = 'c'"),
    // A line of its own is a command to some clients: there is none.
    ("select a\n.shell touch x\nfrom t\ngo\n/\n!id", "select a .shell touch x from t go / !id"),
  ])
  func asksOneLineWithoutComments(sql: String, expected: String) {
    #expect(asked(sql) == expected)
  }

  @Test(arguments: [
    "select 'a;b', 'it''s', '', 'C:\\temp', '-- no', '/*', 'insert into', '.shell'",
    "select \"update\", `in-to`.\"a;b\", [a b] from \"set\"", "select array['a', 'b'][1], m['k'], x::text",
    "select a from b join c using (id) where d <> 1.5e-3 and e != 2 group by grouping sets ((a), ())",
    "select a from t where b = 'x\ty' or b = 'x\u{A0}y'", "select größe, 数 from t where n >= .5",
    "select replace(a, 'x', 'y'), transform(a), date'2026-01-01' from settings s",
    #"select "Date entered ""Closed won (Sales Pipeline)""" as time from deals"#,
  ])
  func leavesAQuestionAsItIs(sql: String) {
    #expect(asked(sql) == sql)
  }

  @Test(arguments: [
    ("", "there is no statement"),
    (" -- nothing\n;", "there is no statement"),
    ("--cmd\n--x\n", "there is no statement"),
    (
      #"."shell" "touch" "x" select"#,
      "the statement begins with something else, not with select or with, in line 1, column 1 of the query, at '."
    ),
    (
      "-- .shell\n.shell touch x\nselect 1",
      "the statement begins with something else, not with select or with, in line 2, column 1"
    ),
    (#"\! touch x"#, #"'\' begins a command for some clients, in line 1, column 1 of"#),
    (#"select 1 \g |touch"#, #"'\' begins a command for some clients, in line 1, column 10 of"#),
    ("!touch x", "the statement begins with something else"), ("source x.sql", "the statement begins with 'source'"),
    ("(select 1)", "the statement begins with something else"), ("from t", "the statement begins with 'from'"),
    ("explain select 1", "the statement begins with 'explain'"),
    ("select 1; select 2", "there is more than one statement, in line 1, column 11 of the query, at 'select 2'"),
    ("select 1;;", "there is more than one statement"),
    ("select 1) union (select 2", "a parenthesis ')' closes nothing, in line 1, column 9 of"),
    ("select (1", "a parenthesis '(' is not closed, in line 1, column 8 of"),
  ])
  func refusesWhatIsNotOneSelect(sql: String, problem: String) { refuses(sql, problem) }

  /// Some engines fold the letters of their words by capitals, where `ſ` is S.
  @Test(arguments: [
    "insert", "update", "delete", "merge", "copy", "into", "attach", "detach", "pragma", "call", "set", "create", "drop",
    "alter",
    "truncate", "exec", "execute", "grant", "vacuum", "outfile", "PRAGMA", "in\u{17F}ert", "\u{131}nto",
  ])
  func refusesWordsThatChangeSomething(word: String) {
    let name = word.uppercased().lowercased()
    refuses("select 1\nfrom t \(word) x", "\(name) changes something, and a definition only reads, in line 2, column 8 of")
    refuses("with a as (\(word) b) select 1", "\(name) changes something, and a definition only reads, in line 1, column 12 of")
    // Behind a number, between comments, between brackets, behind a point.
    for sql in ["select 1.5 \(word) x", "select a/**/\(word)/**/x", "select [\(word)] x", "select a.\(word) x"] {
      #expect(asked(sql).contains("\(name) changes something"))
    }
    #expect(asked("select '\(word)' as \"\(word)\"") == "select '\(word)' as \"\(word)\"")
  }

  @Test(arguments: [
    ("select edit('x', 'touch y') as a", "edit() reaches outside the records, in line 1, column 8 of"),
    ("select \"writefile\" ('x', 'y') as a", "writefile() reaches outside the records"),
    ("select [load_extension]('x')", "load_extension() reaches outside the records"),
    ("select Reflect('java.lang.Runtime', 'x')", "reflect() reaches outside the records"),
    ("select pg_catalog.lo_export(1, 'x')", "lo_export() reaches outside the records"),
    ("select transform(a) using 'touch x' as (b) from t", "using is followed by something other than columns"),
    ("select transform(a) using r'touch x' as (b) from t", "using is followed by something other than columns"),
    ("select 1 settings readonly = 0", "settings sets something"),
    ("select @a := 1", "':=' sets a variable for some engines"),
  ])
  func refusesWhatReachesOutside(sql: String, problem: String) { refuses(sql, problem) }

  /// Each hides a statement from one engine that another one runs, or could.
  @Test(arguments: [
    (#"select 'a\'; drop table t; --'"#, "a backslash before a quote means different things to different engines"),
    (#"select "a\" ; drop table t; --""#, "a backslash before a quote means different things to different engines"),
    ("select '''a''''; drop table t; select '''", "three quotes in a row mean different things to different engines"),
    ("select 'a''' as a", "three quotes in a row mean different things to different engines"),
    (
      "select \"a\"\"\"\"; drop table t; select \"\"\"\"b\"", "three quotes in a row mean different things to different engines"
    ),
    ("select \"\"\"a\"\"\" as a", "three quotes in a row mean different things to different engines"),
    ("select /* /* */ 1; drop table t; -- */ 2", "a comment within a comment ends at different places in different engines"),
    ("select /* 1", "a comment is not closed"), ("select 'a", "a quote is not closed"), ("select \"a", "a quote is not closed"),
    (
      "select [a'] ; drop table t; select ['b]",
      "a ']' in quotes within brackets means different things to different engines"
    ),
    ("select [a, 1", "a bracket '[' is not closed"),
    ("select $$ ' $$; drop table t; -- '", "'$' begins a quote or a variable for some engines"),
    ("select $x$ ' $x$", "'$' begins a quote or a variable for some engines"),
    ("select ${env:HOME}", "'$' begins a quote or a variable for some engines"),
    ("select 1 # ' \n; drop table t; -- '", "'#' begins a comment for some engines"),
    ("select 1 // ' \n from t", "'//' begins a comment for some engines"),
    ("select 'a\n.shell touch x\n'", "there is a line break between quotes, where a client may look for a command of its own"),
    ("select '\u{0}'", "there is an invisible character between quotes"),
    ("select '\u{1B}[2J'", "there is an invisible character between quotes"),
    ("select '\u{202E}'", "there is an invisible character between quotes"),
    ("select\u{0}1", "'U+0000' is not part of SQL outside quotes"),
    ("select\u{A0}1", "'U+00A0' is not part of SQL outside quotes"),
    ("select 1\rfrom t", "'U+000D' is not part of SQL outside quotes"),
    ("select q'[it's; drop table t; ]'", "a quote with 'q' before it is read differently by different engines"),
    (#"select U&"d\0061ta""#, "a quote with 'U&' before it is read differently by different engines"),
    ("select `a'; drop table t; '`", "''' is between backticks, which are not quotes to some engines"),
    ("select 1into t", "a word follows a number without a space between them"),
    ("select 1e0into t", "a word follows a number without a space between them"),
    ("select 0x1F", "a word follows a number without a space between them"),
  ])
  func refusesWhatEnginesReadDifferently(sql: String, problem: String) { refuses(sql, problem) }

  /// Whatever is asked begins with one of two words, is one line, and says the same when it is read again.
  @Test func whatIsAskedHasOneForm() {
    let pieces = [
      "select", " ", "\n", ";", "'", "''", "\"", "`", "--", "/*", "*/", "\\", "$", "[", "]", "(", ")", "1", "a", "into", "#",
      ".shell", "!", "é", "/", "go",
    ]
    var state: UInt64 = 7
    var taken = 0
    for _ in 0..<20_000 {
      var sql = "select "
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        sql += pieces[Int(state >> 33) % pieces.count]
      }
      let text = asked(sql)
      guard !text.hasPrefix("lead.md") else { continue }
      taken += 1
      let isOneForm = text.hasPrefix("select") && !text.contains("\n")
      #expect(isOneForm && asked(text) == text, "\(sql)")
    }
    #expect(taken > 1000)
  }

  @Test func readsAMillionCharacters() {
    let long = "select '" + String(repeating: "x''y", count: 250_000) + "' as a" + String(repeating: " -- c\n", count: 100_000)
    #expect(asked(long).hasPrefix("select 'x"))
    #expect(asked("select " + String(repeating: "(", count: 300_000)).contains("is not closed"))
  }

  private func refuses(_ sql: String, _ problem: String, _ location: Testing.SourceLocation = #_sourceLocation) {
    let text = asked(sql)
    #expect(text.hasPrefix("lead.md:9:8: \(problem)"), "\(text)", sourceLocation: location)
  }
}
