import Calendars
import Changes
import Definitions
import Numbers
import Testing

/// Numbers of past periods under the meaning before and the new one, which the caller computed.
@Suite struct RestatedTests {
  private func changes(_ restated: [MetricUnderBoth]) -> GlossaryChanges {
    var changes = Changes.changes(from: glossary(Company.before), to: glossary(Company.before), settings: settings)
    changes.restated = restated
    return changes
  }

  private func amount(_ text: String?, _ unit: Unit) throws -> MetricUnderBoth.Amount? {
    try text.map { MetricUnderBoth.Amount(try #require(ExactDecimal($0)), unit) }
  }

  private func metric(_ id: String, _ label: String, _ unit: String, _ values: [(String, String?, String?)]) throws
    -> MetricUnderBoth
  {
    let unit = try #require(Unit(unit))
    return MetricUnderBoth(
      id: id, label: label,
      points: try values.map { period, before, now in
        MetricUnderBoth.Point(try #require(Period(period)), before: try amount(before, unit), now: try amount(now, unit))
      })
  }

  private func two() throws -> [MetricUnderBoth] {
    [
      try metric("mql-count", "MQLs *net*", "count", [("2026-09", "1640", "388"), ("2026-10", "655", "401")]),
      try metric("rate", "Rate", "ratio", [("2026-09", nil, "0.25"), ("2026-10", "0.4130", nil)]),
    ]
  }

  @Test(arguments: [
    (
      ChangesFormat.text,
      """
      Nothing changed

      What past periods would have been, from the records at hand, under the old meaning and the new one
        MQLs *net* (mql-count): Sep 2026 1,640 -> 388, Oct 2026 655 -> 401
        Rate (rate): Sep 2026 no number -> 25%, Oct 2026 41.3% -> no number

      """
    ),
    (
      .markdown,
      """
      ### Definitions: Nothing changed

      #### What past periods would have been, from the records at hand, under the old meaning and the new one

      - **MQLs \\*net\\*** `mql-count`: Sep 2026 1,640 -> 388, Oct 2026 655 -> 401
      - **Rate** `rate`: Sep 2026 no number -> 25%, Oct 2026 41.3% -> no number

      """
    ),
    (
      .github,
      """
      ::notice title=What past periods would have been%2C from the records at hand%2C under the old meaning and the new one\
      ::MQLs *net*: Sep 2026 1,640 -> 388, Oct 2026 655 -> 401%0ARate: Sep 2026 no number -> 25%25, Oct 2026 41.3%25 -> no number

      """
    ),
  ])
  func everyPeriodIsToldUnderBothMeanings(format: ChangesFormat, expected: String) throws {
    #expect(changesReport(changes(try two()), as: format) == expected)
  }

  /// Fewer digits where they tell the two apart, all of them where they would not.
  @Test(arguments: [
    ("ratio", "0.507937", "0.888283", "50.8% -> 88.8%"), ("ratio", "0.98", "0.979798", "98% -> 97.9798%"),
    ("s_business", "13533", "9000", "3.76 business hours -> 2.5 business hours"),
    ("s", "90", "50", "1.5 minutes -> 50 seconds"),
    ("d", "88.8", "89", "88.8 days -> 89 days"), ("EUR", "333.85", "571.00", "€333.85 -> €571"),
  ])
  func numbersAreAsExactAsPeopleCompare(unit: String, before: String, now: String, expected: String) throws {
    let text = changesReport(changes([try metric("a", "A", unit, [("2026-10", before, now)])]), as: .text)
    #expect(text.hasSuffix("A (a): Oct 2026 \(expected)\n"))
  }

  /// Programs get exact text, and no key where the records give no number.
  @Test func programsAreToldExactNumbers() throws {
    let text = changesReport(changes(try [two()[1]]), as: .json).filter { !$0.isWhitespace }
    #expect(
      text.contains(
        #""restated":[{"metric":"rate","label":"Rate","periods":["#
          + #"{"period":"2026-09","now":{"value":"0.25","unit":"ratio"}},"#
          + #"{"period":"2026-10","before":{"value":"0.4130","unit":"ratio"}}]}]"#))
  }

  @Test func onlyTheFirstMetricsAreListedToPeople() throws {
    let many = try (1...15).map { try metric("m\($0)", "M\($0)", "count", [("2026-10", "1", "2")]) }
    let text = changesReport(changes(many), as: .text)
    #expect(text.contains("M12 (m12)") && !text.contains("M13 (m13)") && text.hasSuffix("  and 3 more metrics\n"))
    #expect(changesReport(changes(Array(many.prefix(13))), as: .text).hasSuffix("M13 (m13): Oct 2026 1 -> 2\n"))
    #expect(changesReport(changes(many), as: .json).contains("\"m15\""))
  }

  @Test func sameAmountsHaveNotMoved() throws {
    #expect(!(try metric("a", "A", "ratio", [("2026-10", "0.50", "0.5")]).hasMoved))
    #expect(try metric("a", "A", "ratio", [("2026-10", nil, "0")]).hasMoved)
  }
}
