import Calendars
import Diagnostics
import Documents
import Editions
import HyperText
import Markup
import Testing

@testable import Figures

/// The same deals under several models: what adds up, what does not, what stands apart.
@Suite struct AttributionTests {
  static let definitions: [String: String] = {
    var files = [
      "deal": "---\nkind: stage\nname: Opportunity\nsemantics: {entity: opportunity}\n---\n",
      "channels":
        "---\nkind: code-list\nname: Channels\nsemantics: {codes: [{code: paid, label: Paid search}, {code: event, label: Events}]}\n---\n",
      "created":
        "---\nkind: metric\nname: Pipeline created\nsemantics: {type: sum, of: deal, field: amount, unit: EUR, dimensions: [team], members: {team: teams}}\n---\n",
      "teams": "---\nkind: code-list\nname: Teams\nsemantics: {codes: [{code: mkt, label: Marketing}]}\n---\n",
      "influenced":
        "---\nkind: metric\nname: Influenced pipeline\nsemantics: {type: sum, of: deal, field: amount, unit: EUR, dimensions: [team]}\n---\n",
    ]
    for (id, name) in [("first", "First touch"), ("last", "Last touch"), ("linear", "Linear")] {
      files["model-\(id)"] = "---\nkind: attribution-model\nname: \(name)\nsemantics: {model: \(id)}\n---\n"
      files["by-\(id)"] = """
        ---
        kind: metric
        name: Pipeline by \(name.lowercased())
        semantics: {type: attribution, of: created, model: model-\(id), unit: EUR, dimensions: [channel], members: {channel: channels}}
        ---

        """
    }
    return files
  }()

  static let block = """
    ```concord attribution
    metrics: [by-first, by-last, by-linear]
    sourced: {metric: created, dims: {team: mkt}}
    influenced: influenced
    ```

    """
  /// Metric, members and amounts; the total is given apart.
  static let credits: [(metric: String, rows: [(String, String)])] = [
    ("by-first", [("*", "1000.00"), ("channel=event", "300.00"), ("channel=paid", "600.00"), ("channel=(none)", "100.00")]),
    ("by-last", [("*", "1000.00"), ("channel=event", "800.00"), ("channel=paid", "100.00"), ("channel=(none)", "100.00")]),
    ("by-linear", [("*", "1000.00"), ("channel=event", "566.67"), ("channel=paid", "333.33"), ("channel=(none)", "100.00")]),
    ("created", [("*", "1000.00"), ("team=mkt", "700.00")]), ("influenced", [("*", "900.00")]),
  ]

  private func html(
    _ credits: [(metric: String, rows: [(String, String)])] = credits, block: String = block
  ) throws -> String {
    var fixture = Fixture(definitions: Self.definitions)
    let lines = try credits.flatMap { metric, rows in
      let stamp = try Fixture.stamp(metric, in: Self.definitions)
      return rows.map { "\(metric),2026-10,\($0.0),\($0.1),EUR,4,\(stamp)" }
    }
    fixture.sheets = [
      "2026-11-06/all.csv": (["metric,period,dims,value,unit,n,meaning"] + lines.sorted()).joined(separator: "\n") + "\n"
    ]
    fixture.runs = ["2026-11-06": Self.definitions]
    fixture.pages = [readReportPage(Array(block.utf8), path: "content/pages/index.md", name: "index").page]
    let page = try DashboardTests.page(fixture)
    #expect(page.diagnostics.isEmpty, "\(page.diagnostics)")
    return page.content.withoutIndices
  }

  @Test func modelsThatAgreeToTheCentSaySo() throws {
    let html = try html()
    #expect(html.contains("All three models divide the same €1,000.00 of 4 deals in October, to the cent."))
    #expect(
      html.contains("<tfoot><tr><th scope=\"row\">All</th><td class=\"num\">€1,000.00</td><td class=\"num\">€1,000.00</td>"))
  }

  @Test func theMemberThatDependsMostOnTheModelIsNamed() throws {
    #expect(
      try html().contains("Paid search depends most on the model: €100.00 under Last touch, €600.00 under First touch."))
  }

  @Test func everyColumnHasItsModelAndItsStamp() throws {
    let head = try #require(try html().firstMatch(of: /<thead>.*?<\/thead>/)).output
    for name in ["First touch", "Last touch", "Linear"] {
      #expect(head.contains("<th scope=\"col\" class=\"num\">\(name) <a "))
    }
    for metric in ["by-first", "by-last", "by-linear"] {
      #expect(head.contains(try Fixture.stamp(metric, in: Self.definitions).prefix(8)))
    }
  }

  @Test func membersStandByTheFirstModelAndUnattributedLast() throws {
    let body = try #require(try html().firstMatch(of: /<tbody>.*?<\/tbody>/)).output
    let names = body.matches(of: /<th scope="row">([^<]*)</).map { String($0.output.1) }
    #expect(names == ["Paid search", "Events", "Unattributed"])
  }

  @Test func aModelWhoseTotalDiffersIsNamed() throws {
    var credits = Self.credits
    credits[2].rows = [("*", "1000.01"), ("channel=event", "566.68"), ("channel=paid", "433.33")]
    let html = try html(credits)
    #expect(
      html.contains(
        "The models do not divide the same amount: First touch €1,000.00, Last touch €1,000.00 and Linear €1,000.01 in October."
      ))
    #expect(!html.contains("to the cent"))
  }

  @Test func aColumnThatDoesNotAddUpIsNamed() throws {
    var credits = Self.credits
    credits[1].rows[1].1 = "799.99"
    #expect(
      try html(credits).contains("Last touch: its channel rows add up to €999.99, €0.01 less than its total of €1,000.00."))
  }

  /// Sourced and influenced stand in a table of their own, with a reason, and in no sum.
  @Test func sourcedAndInfluencedStandApart() throws {
    let html = try html()
    let parts = html.split(separator: "<div class=\"beside\">")
    #expect(parts.count == 2)
    #expect(!parts[0].contains("Influenced pipeline"))
    #expect(parts[1].contains("Sourced: ") && parts[1].contains("Marketing") && parts[1].contains("€700.00"))
    #expect(parts[1].contains("€900.00") && !parts[1].contains("€1,600"))
    #expect(parts[1].contains("adding any two of these numbers counts deals twice."))
    #expect(try !self.html(block: "```concord attribution\nmetrics: [by-first]\n```\n").contains("class=\"beside\""))
  }

  @Test func onlyAttributionMetricsAreColumns() throws {
    let page = "```concord attribution\nmetrics: [created]\n```\n"
    var fixture = Fixture(definitions: Self.definitions)
    fixture.pages = [readReportPage(Array(page.utf8), path: "content/pages/index.md", name: "index").page]
    let found = try DashboardTests.page(fixture).diagnostics
    #expect(found.map(\.message) == ["'created' is a metric of type sum, expected one of type attribution"])
  }
}
