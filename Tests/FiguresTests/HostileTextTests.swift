import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import Foundation
import HyperText
import Testing
import TestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Figures

/// What a stranger writes stays text in the feed, and takes nothing of a page that is the page's own.
@Suite struct HostileTextTests {
  @Test(arguments: hostileStrings)
  func theFeedIsXMLAndGivesItBack(text: String) throws {
    let quoted = "\"\(text.unicodeScalars.map { String(format: "\\U%08X", $0.value) }.joined())\""
    var fixture = CaseTests.fixture([CaseTests.row("2026-10", "90", "")])
    fixture.site = Fixture.site.replacing("title: Larkspur", with: "title: \(quoted)")
    fixture.definitions["mql"] = CaseTests.mql(2, views: 3, extra: "why: \(quoted)\n").replacing(
      "name: MQL", with: "name: \(quoted)")
    let feed = try ChangesPageTests.feed(fixture)
    let reader = FeedReader()
    let parser = XMLParser(data: Data(feed.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError)): \(feed)")
    #expect(reader.elements.isSubset(of: ["feed", "id", "title", "updated", "author", "name", "link", "entry", "summary"]))
    let shown = folded(text)
    #expect(reader.texts["title", default: []].contains { shown.isEmpty || folded($0).contains(shown) }, "\(feed)")
  }

  /// The characters that XML can hold and white space leaves.
  private func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      let isForbidden = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
      if !isForbidden, !scalar.properties.isWhitespace, scalar != "\u{FFFD}" { scalars.append(scalar) }
    }
    return String(scalars)
  }

  // MARK: Ids and pictures

  private static func term(_ body: String) throws -> Document {
    let edition = try Fixture(definitions: ["mql": DictionaryTests.mql + "\n" + body]).edition()
    let site = Site(edition, taking: ["main", "site-search"])
    return try site.page(.definition("mql"), in: dictionaryArtifacts(of: site))
  }

  @Test(arguments: ["# main", "# Site search", "> ## Main\n\n[up](#main)"])
  func aHeadingTakesNoIdOfTheShell(body: String) throws {
    let page = try Self.term(body)
    let ids = page.html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    #expect(!ids.contains("main") && !ids.contains("site-search"))
    #expect(page.diagnostics == [])
  }

  @Test func headingsOfADashboardKeepClearOfItsBlocks() throws {
    let source = "# Main\n\n## B-kpis h\n\n## Todo-h\n\n```concord kpis\nmetrics: [mql-count]\n```\n"
    let fixture = try DashboardTests.fixture(page: source, ["mql-count,2026-10,,100,,,,,,"])
    let site = try Site(fixture.edition(), taking: ["main"])
    let html = try site.page(.dashboard, in: dashboardArtifacts(of: site)).html
    let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count, "\(ids)")
    #expect(ids.contains("section-b-kpis-h") && ids.contains("b-kpis-h") && ids.contains("section-todo-h"))
  }

  @Test(arguments: [
    "https://evil.example/t.png", "http://evil.example/t.png", "//evil.example/t.png", "ftp://evil.example/t.png",
    "HTTPS:evil.example",
  ])
  func aPictureOfAnotherHostIsFoundAndNotFetched(address: String) throws {
    let page = try Self.term("A ![chart](\(address)) here.")
    #expect(page.html.contains("<p>A chart here.</p>"))
    #expect(!page.html.contains("evil.example"))
    #expect(
      page.diagnostics.map { "\($0.severity): \($0.message) [\($0.rule.rawValue)]" } == [
        "warning: the picture is on another host and is not shown: '\(address)' [markdown.external-image]"
      ])
  }

  @Test func aPictureInTheTextIsShown() throws {
    let page = try Self.term("![dot](data:image/png;base64,iVBORw0KGgo=)")
    #expect(page.html.contains("<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"dot\""))
    #expect(page.diagnostics == [])
  }
}

private final class FeedReader: NSObject, XMLParserDelegate {
  var elements: Set<String> = []
  var texts: [String: [String]] = [:]
  private var open: [String] = []
  private var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.insert(name)
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    texts[name, default: []].append(text)
    text = ""
  }
}
