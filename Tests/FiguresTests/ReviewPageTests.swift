import Documents
import Editions
import TextPages
import Testing

@testable import Figures

/// Numbers, a page and a note in, the review of a period out.
@Suite struct ReviewPageTests {
  private static let page = """
    ---
    title: Revenue review
    ---
    ```concord kpis
    title: Delivered
    metrics: [mql-count]
    ```

    ## What changed

    ```concord restatements
    ```

    ```concord notes
    ```
    """

  private func fixture() throws -> Fixture {
    var fixture = try DashboardTests.fixture(page: "", DashboardTests.counts + ["mql-count,2026-08,*,410,count,,,410,,A"])
    fixture.definitions["volume"] = """
      ---
      kind: commitment
      name: MQL volume
      owners: {marketing: VP Marketing}
      semantics: {debtor: marketing, creditor: sales, measure: mql-count, on_miss: A tenth of the budget moves, escalation: CRO}
      targets: [{op: gte, value: "500"}]
      ---

      """
    let stamp = try Fixture.stamp("mql-count", in: DashboardTests.definitions)
    for (day, rows) in [
      ("2026-09-07", ["2026-08,*,400"]), ("2026-10-07", ["2026-09,*,450", "2026-08,*,400"]),
    ] {
      fixture.sheets["\(day)/all.csv"] =
        "metric,period,dims,value,unit,n,flags,meaning\n"
        + rows.map { "mql-count,\($0),count,\($0.split(separator: ",").last ?? ""),A,\(stamp)\n" }.joined()
      fixture.runs[day] = DashboardTests.definitions
    }
    fixture.pages = [readReportPage(Array(Self.page.utf8), path: "content/pages/review.md", name: "review").page]
    fixture.notes = ["2026-10": "## Decisions\n\n- The list is filtered, see [MQL](term:mql).\n"]
    return fixture
  }

  private func text(_ address: Address) throws -> String {
    let site = try fixture().made()
    return textPage(try site.page(address, in: site.artifacts))
  }

  @Test func whatHappenedAndWhoDecidesComesFirst() throws {
    let text = try text(.review)
    #expect(
      text == """
        Revenue review, October 2026
        ============================
        Previous: September 2026.

        MQLs were 487 in October, 13 under target, and 0 of 1 commitment was met. The
        one miss: MQL volume, 487 against 500.

        Needs a decision
        ----------------

        VP Marketing: MQL volume, 487 against at least 500, missed for three months in
          a row. A tenth of the budget moves. It escalates to the CRO.

        Delivered 0 of 1 carry a signed meaning
        ---------------------------------------

        MQLs (Marketing)
          487 leads
          Target: ≥ 500 missed by 13
          vs Sep: +37 (+8%) better
          vs Oct 2025: no value to compare
          MQLs v1 f993c690

        What changed
        ------------

        Numbers that were restated

        Numbers that were restated, as known on 6 Nov 2026
        Metric and period | Now | First published | Difference | Reason   | Moved
        ------------------+-----+-----------------+------------+----------+-----------
        MQLs, Aug 2026    | 410 |             400 |        +10 | revision | 6 Nov 2026

        MQLs v1 f993c690

        All restatements

        Decisions and actions
        ---------------------

        Decisions

        - The list is filtered, see MQL.

        About this review
        -----------------

        Period: Closed month, verdicts frozen
        As of: Fri 6 Nov 2026, end of day
        Glossary: 0 of 8 definitions agreed
        Commitments: 0 of 1 met

        --------------------------------------------------------------------------------
        October 2026 as it was frozen on 6 Nov 2026. Snapshot of 6 Nov 2026. Made by
        Concord from 8 definitions and 4 metrics. No records, names or addresses of
        leads are on this site.

        """)
  }

  @Test func anOlderReviewSaysWhatWasKnownThen() throws {
    let text = try text(.review(#require(fixture().edition().periods.dropLast().last)))
    #expect(
      text == """
        Revenue review, September 2026
        ==============================
        Previous: August 2026. Next: October 2026.

        MQLs were 450 in September, 50 under target, and 0 of 1 commitment was met. The
        one miss: MQL volume, 450 against 500.

        Needs a decision
        ----------------

        VP Marketing: MQL volume, 450 against at least 500, missed for two months in a
          row. A tenth of the budget moves. It escalates to the CRO.

        Delivered 0 of 1 carry a signed meaning
        ---------------------------------------

        MQLs (Marketing)
          450 leads
          Target: ≥ 500 missed by 50
          vs Aug: +50 (+13%) better
          vs Sep 2025: no value to compare
          MQLs v1 f993c690

        What changed
        ------------

        Numbers that were restated

        No total of a closed month moved since the page of August 2026.

        All restatements

        Decisions and actions
        ---------------------

        No note was written of September 2026.

        About this review
        -----------------

        Period: Closed month, verdicts frozen
        As of: Wed 7 Oct 2026, end of day
        Commitments: 0 of 1 met

        --------------------------------------------------------------------------------
        September 2026 as it was frozen on 7 Oct 2026. Made by Concord. No records,
        names or addresses of leads are on this site.

        """)
  }

  @Test func withoutItsPageThereIsNoReview() throws {
    var fixture = try fixture()
    fixture.pages = []
    #expect(try !fixture.made().artifacts.contains { $0.address.path.hasPrefix("review/") })
  }

  @Test func beforeThereIsAPeriodItSaysSo() throws {
    var fixture = try fixture()
    (fixture.sheets, fixture.runs, fixture.notes) = ([:], [:], [:])
    let site = try fixture.made()
    let text = textPage(try site.page(.review, in: site.artifacts))
    #expect(text.contains("There is nothing to review before a period with numbers has closed."))
  }
}
