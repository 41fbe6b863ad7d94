import Proofs
import Testing

@Suite struct PageMarksTests {
  private func marks(_ html: String) -> PageMarks { PageMarks(Array(html.utf8)) }

  @Test func findsNumbersByTheirIndexAsAReaderSeesThem() {
    let page = marks(
      """
      <p>
        <b><data value="0">€2.84m</data></b> of <data value="12">1,204 &lt; R&amp;D &#39;x&#x27;</data>
      </p>
      <svg><text x="4" data-n="3" y="1">a <tspan>long</tspan> la…</text><text>no number but <tspan data-n="4">7</tspan></text></svg>
      """)
    let shown = page.numbers.map { "\($0.index) '\($0.text)' line \($0.line)\($0.isDrawn ? ", drawn" : "")" }
    #expect(
      shown == ["0 '€2.84m' line 2", "12 '1,204 < R&D 'x'' line 2", "3 'a long la…' line 4, drawn", "4 '7' line 4, drawn"])
  }

  @Test func findsStampsWithTheMeaningThatTheyLeadTo() {
    let page = marks(
      """
      <a class="small stamp" href="../dictionary/mql-count.html#9865d790"><svg><path d="M6 4"/></svg><span>MQLs v1</span> <code>9865d790</code></a>
      <a class="stamp" href="dictionary/mql/v2.html#37fa22ac"><span>MQL v2</span></a>
      <a class="stamps" href="x.html#1">no stamp</a>
      """)
    #expect(
      page.stamps.map { "\($0.definition) \($0.meaning) '\($0.text)'" } == [
        "mql-count 9865d790 'MQLs v1 9865d790'", "mql 37fa22ac 'MQL v2'",
      ])
  }

  @Test(arguments: [
    "<", "<data", "<data value=", "<data value=\"", "<data value=\"99999999999999999999\">1</data>", "</data></data>",
    "<data value='1'>1", "<data value=\"-1\">1</data>", "&#x110000;<data value=\"1\">&#x110000;&#;&;&",
    "<a class=\"stamp\" href=\"#\"></a>", "<!-- <data value=\"1\">",
  ])
  func passesOverWhatIsDamaged(html: String) {
    #expect(marks(html).numbers.count <= 1)
  }

  @Test func readsNoNumberThatIsNeverClosed() {
    #expect(marks(String(repeating: "<data value=\"1\">", count: 10_000)).numbers.isEmpty)
  }
}
