import Diagnostics
import Markup
import Testing

@Test func placesInlinesBehindIndentation() {
  let document = parseMarkup(
    """
    # a `c` [l](u)

      para ``cc``
        cont [l](u) ``cc`` <b>
    """, file: "a.md")
  #expect(
    dump(document) == """
      heading 1 #a-c-l @1:1
        text "a "
        code "c" @1:5
        text " "
        link u @1:9
          text "l"
      paragraph
        text "para "
        code "cc" @3:8
        soft break
        text "cont "
        link u @4:10
          text "l"
        text " "
        code "cc" @4:17
        text " "

      """)
  #expect(dump(document.diagnostics) == ["4:24: warning markdown.raw-html: raw HTML '<b>' is dropped"])
}

@Test func placesInlinesInQuotesListsAndLazyLines() {
  let document = parseMarkup(
    """
    > - q [a](1)
    >    r [a](2)
    lazy
       [c](3)

    1. x

       - y
         [d](4)
    \t [e](5)
    """, file: "a.md")
  #expect(positions(document) == ["1 1:7", "2 2:8", "3 4:4", "4 9:6", "5 10:3"])
}

@Test func placesInlinesBelowLinkDefinitions() {
  let document = parseMarkup(
    """
    [r]: /u
    [s]: /v
      text [r] `a
     b` [q](z)
    """, file: "a.md")
  #expect(positions(document) == ["/u 3:8", "z 4:5"])
}

@Test func placesLinksOverSeveralLinesAtTheirBracket() {
  let document = parseMarkup("one\n  [*two\n three*](a) ![b\nc](d)", file: "a.md")
  #expect(positions(document) == ["a 2:3", "d 3:13"])
}

@Test func placesInlinesBehindHardBreaks() {
  let document = parseMarkup("> a\\\n>   [b](1) [c](2)\\\n> `d` [e](3)  \n> [f](4)\\\nx [g](5)\n[h](6)", file: "a.md")
  #expect(positions(document) == ["1 2:5", "2 2:12", "3 3:7", "4 4:3", "5 5:3", "6 6:1"])
}

@Test func countsColumnsInBytesAndLinesFromTheFirst() {
  let document = parseMarkup("Größe [a](b)\r\n\r\nx [c](d)", file: "a.md", firstLine: 12)
  #expect(positions(document) == ["b 12:9", "d 14:3"])
}

/// libcmark reads a NUL as a character of three bytes: what follows it is placed in its line, if not on its byte.
@Test func placesNothingPastTheLineOfANUL() {
  let table = parseMarkup("|a|\n|-|\n|\0\0\0\0\0\0<a@b.c>|\nx", file: "a.md")
  #expect(table.links.map(\.position) == [SourcePosition(file: "a.md", line: 3, column: 15)])
  let text = parseMarkup("\0\0\0\0\0\0<a@b.c>\nx", file: "a.md")
  #expect(text.links.map(\.position) == [SourcePosition(file: "a.md", line: 1, column: 14)])
}

@Test func placesBlocks() {
  let document = parseMarkup(
    """
    - x

          code

      ```js run
      zz
      ```

    Title [a](b)
    ===
    """, file: "a.md", firstLine: 3)
  #expect(
    dump(document) == """
      list loose
        item
          paragraph
            text "x"
          code '' "code\\n" content line 5 @5:7
          code 'js run' "zz\\n" content line 8 @7:3
      heading 1 #title-a @11:1
        text "Title "
        link b @11:7
          text "a"

      """)
}

private func positions(_ document: MarkupDocument) -> [String] {
  document.links.map { "\($0.destination) \($0.position.line):\($0.position.column)" }
}
