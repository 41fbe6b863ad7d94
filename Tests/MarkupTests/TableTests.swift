import Diagnostics
import HyperText
import Markup
import Testing

@Test func readsTablesWithAlignmentEscapesAndPositions() {
  let document = parseMarkup(
    #"""
    Before
    | Term | `a\|b` | Count |
    | :-- | :-: | --: |
    | [SAL](term:sal) | x \| [r] | **1** |
    | short |
    | a | b | c | d |

    [r]: /url
    """#, file: "a.md")
  #expect(
    dump(document) == #"""
      paragraph
        text "Before"
      table left center right @2:1
        row
          cell
            text "Term"
          cell
            code "a|b" @2:10
          cell
            text "Count"
        row
          cell
            link term:sal @4:3
              text "SAL"
          cell
            text "x | "
            link /url @4:26
              text "r"
          cell
            strong
              text "1"
        row
          cell
            text "short"
          cell
          cell
        row
          cell
            text "a"
          cell
            text "b"
          cell
            text "c"

      """#)
  #expect(
    dump(document.diagnostics) == [
      "5:1: warning markdown.table: the row has 1 of 3 cells; the others are empty",
      "6:1: warning markdown.table: the row has 4 cells where the header has 3; the last ones are dropped",
    ])
}

@Test func readsTablesInQuotesAndLists() {
  let document = parseMarkup(
    """
    > a | b
    > - | -
    > [x](1) | y
    lazy

    - | c |
      | - |
      | [d](2) |
    - after
    """, file: "a.md")
  #expect(
    dump(document) == """
      quote
        table natural natural @1:3
          row
            cell
              text "a"
            cell
              text "b"
          row
            cell
              link 1 @3:3
                text "x"
            cell
              text "y"
      paragraph
        text "lazy"
      list
        item
          table natural @6:3
            row
              cell
                text "c"
            row
              cell
                link 2 @8:5
                  text "d"
        item
          paragraph
            text "after"

      """)
}

@Test(arguments: [
  // Inside a fence, indented code, a comment.
  "```\n| a |\n| - |\n```", "    | a |\n    | - |", "<!--\n| a |\n| - |\n-->",
  // Without a head, with another count, without a pipe.
  "| - | - |", "| a | b |\n| - |", "a\n---", "| - |",
])
func leavesAlone(_ source: String) {
  #expect(!parseMarkup(source, file: "a.md").blocks.contains { if case .table = $0 { true } else { false } })
}

@Test(arguments: [
  ("| a |\n| - |\n| b |\n\ntext", "a;b"), ("a | b\n- | -\n", "a,b"), ("a | b\n--|--\n1 | 2\n# h", "a,b;1,2"),
  ("a | b\n--|--\n1 | 2\n---", "a,b;1,2"), ("| a# | # |\n| - | - |\n| # | x # |", "a#,#;#,x #"),
  ("| | a |\n|-|-|\n| 1 |  |", ",a;1,"), (#"\\| a"# + "\n-|-", #"\, a"#.replacing(", ", with: ",")),
  ("- `x`\n\n| a |\n|---|\n| `b` |", "a;b"), ("```\n```\n| a |\n|---|\n```\n| z |\n```", "a"),
  ("```\n  ```\n\n| a |\n|---|", "a"), ("~~~~\n| x |\n|---|\n~~~\n~~~~~\n\n| a |\n|---|", "a"),
  ("- - a | b\n    - | -\n    c | d\n- e", "a,b;c,d"), ("| [a]: b |\n| - |\n| 1. c |", "[a]: b;1. c"),
])
func findsTheCells(_ source: String, _ cells: String) {
  func tables(_ blocks: [Block]) -> [TableBlock] {
    blocks.flatMap { block -> [TableBlock] in
      switch block {
      case .table(let table): [table]
      case .quote(let content): tables(content)
      case .list(let list): list.items.flatMap(tables)
      default: []
      }
    }
  }
  let rows = tables(parseMarkup(source, file: "a.md").blocks).map { [$0.head] + $0.rows }.first ?? []
  #expect(rows.map { $0.map(\.plainText).joined(separator: ",") }.joined(separator: ";") == cells)
}

@Test func rendersTablesInAScrollingRegion() {
  let html = renderMarkup(parseMarkup("| \"A\" | B | C |\n| - | -: | :-: |\n| x | 1 | y |", file: "a.md")).html.string
  #expect(
    html == """
      <div class="scroll" tabindex="0" role="group" aria-label="Table: &quot;A&quot;, B, C">
      <table>
      <thead>
      <tr>
      <th scope="col">&quot;A&quot;</th>
      <th scope="col" class="num">B</th>
      <th scope="col" class="center">C</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>x</td>
      <td class="num">1</td>
      <td class="center">y</td>
      </tr>
      </tbody>
      </table>
      </div>

      """)
}

@Test func refusesTablesOfMoreCellsThanAPageShows() {
  let row = "|" + String(repeating: "x|", count: 1000) + "\n"
  let table = row + "|" + String(repeating: "-|", count: 1000) + "\n" + String(repeating: row, count: 300)
  let document = parseMarkup("text\n\n" + table + "\ntext\n\n" + table, file: "a.md", firstLine: 5)
  #expect(document.blocks.isEmpty)
  // 301 rows of the first table and 200 of the second, whose delimiter row counts as a line.
  #expect(
    document.diagnostics == [
      Diagnostic(
        .markdownTable, at: SourcePosition(file: "a.md", line: 512, column: 1),
        "with this row the tables of the text have more than 500000 cells",
        suggestion: "link to a CSV file, or show numbers by a 'concord table' block", severity: .error)
    ])
}

@Test func placesBehindManyEscapedPipesAreFound() {
  let cell = (0..<500).map { "[a](term:t\($0)) \\|" }.joined(separator: " ")
  let line = "| \(cell) |"
  let document = parseMarkup("| a |\n|---|\n\(line)\n", file: "a.md")
  let bytes = Array(line.utf8)
  let brackets = bytes.indices.filter { bytes[$0] == UInt8(ascii: "[") }.map { $0 + 1 }
  #expect(document.links.map(\.position.column) == brackets)
}
