import Definitions
import Diagnostics
import Foundation
import Markup
import TestSupport
import Testing

@testable import Figures

/// Holds the readers of report blocks against their JSON Schemas and their messages against the lines of the fence.
@Suite struct BlockReadingTests {
  static let definitions = [
    "mql": "---\nkind: stage\nname: MQL\nsemantics: {entity: lead}\n---\n",
    "sources": "---\nkind: code-list\nname: Sources\nsemantics: {codes: [{code: inbound, label: Inbound}]}\n---\n",
    "mql-count":
      "---\nkind: metric\nname: MQLs\nsemantics: {type: count, of: mql, dimensions: [source], members: {source: sources}}\n---\n",
  ]

  static let settings = SiteSettings(
    title: "Larkspur", parties: [.init(id: "marketing", name: "Marketing"), .init(id: "sales", name: "Sales")])

  static func glossary() -> Glossary {
    let read = definitions.sorted { $0.key < $1.key }.compactMap { id, text in
      readDefinition(Array(text.utf8), path: "content/glossary/\(id).md", settings: settings).definition
    }
    return resolve(read, settings: settings, asOf: nil).glossary
  }

  static func read(_ text: String) throws -> [Diagnostic] {
    let document = parseMarkup(Array("Intro\n\n\(text)\n".utf8), file: "content/pages/index.md", firstLine: 4)
    let code = try #require(document.blocks.codeBlocks.first)
    return readBlock(code, in: glossary(), of: Self.settings).diagnostics
  }

  static func lines(_ found: [Diagnostic]) -> [String] {
    found.map { diagnostic in
      let place = "\(diagnostic.position.line):\(diagnostic.position.column)"
      return "\(place) \(diagnostic.rule.rawValue): \(diagnostic.message)\(diagnostic.suggestion.map { " (\($0))" } ?? "")"
    }
  }

  @Test(arguments: [
    ("```concord trends\nmetric: mql-count\n```", "6:1 block.unknown: 'trends' is not a known block (did you mean 'trend')"),
    (
      "```concord trend\nmetric: mql-counts\n```",
      "7:9 definition.unknown-reference: 'mql-counts' is not a known metric (did you mean 'mql-count')"
    ),
    ("```concord trend\nmetric: mql\n```", "7:9 definition.reference-kind: 'mql' is a stage, expected a metric"),
    (
      "```concord trend\nmetric: mql-count\nperiod: October\n```",
      "8:9 block.period: 'period' is 'October', which is not a period (write one such as 2026-09, 2026-W40 or 2026-Q3)"
    ),
    (
      "```concord trend\nmetric: mql-count\nstat: p50\n```",
      "8:7 snapshot.unknown-stat: 'mql-count' has no stat 'p50' (it has value)"
    ),
    (
      "```concord pareto\nmetric: mql-count\nby: sorce\n```",
      "8:5 snapshot.unknown-dimension: 'mql-count' is not split by 'sorce' (did you mean 'source')"
    ),
    (
      "```concord trend\nmetric: mql-count\ndims: {source: inbund}\n```",
      "8:16 snapshot.unknown-dimension: 'sources' has no code 'inbund' (did you mean 'inbound')"
    ),
    (
      "```concord trend\nmetric: mql-count\nperods: 3\n```",
      "8:1 schema.unknown-key: 'perods' is not a known key (did you mean 'periods')"
    ),
    (
      "```concord trend\nmetric: mql-count\ngrain: all\n```",
      "8:8 block.series: 'grain' is 'all', which is a single period, and 'trend' shows more than one"
        + " (write a number, a table, or a breakdown with form: rows)"
    ),
    (
      "```concord breakdown\nmetric: mql-count\nby: source\nperiod: all\n```",
      "9:9 block.series: 'period' is 'all', which is a single period, and 'breakdown' shows more than one (write form: rows)"
    ),
    (
      "```concord bridge\nmetric: mql-count\nby: source\nto: all\n```",
      "9:5 block.series: 'to' is 'all', which is a single period, and 'bridge' shows more than one"
        + " (write a breakdown with form: rows, or a pareto)"
    ),
    (
      "```concord scorecard\nperiod: all\n```",
      "7:9 block.series: 'period' is 'all', which is a single period, and 'scorecard' shows more than one"
        + " (leave the period out: no target judges the whole period)"
    ),
    (
      "```concord feedback\nfrom: slaes\n```",
      "7:7 schema.value: 'from' is 'slaes', which is not a party of site.yml (did you mean 'sales')"
    ),
    (
      "```concord scorecard\ndirection: everybody\n```",
      "7:12 schema.value: 'direction' is 'everybody', which is not a party of site.yml (write one of marketing, sales, both)"
    ),
    ("```concord kpis\n```", "6:1 schema.missing-key: 'metrics' is missing"),
  ])
  func aMistakeIsNamedAtItsLineInsideTheFence(text: String, message: String) throws {
    #expect(Self.lines(try Self.read(text)) == [message])
  }

  @Test func codeThatIsNoBlockStaysCode() throws {
    let document = parseMarkup(Array("```swift\nlet x = 1\n```\n\n```concord\n```\n".utf8), file: "a.md", firstLine: 1)
    #expect(document.blocks.codeBlocks.map(\.reportBlockName) == [nil, ""])
  }

  // MARK: Schemas

  static func keys(of name: String) throws -> Set<String> {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let text = try #require(readText("/\(folder)/Sources/Definitions/Schemas/block-\(name).schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    return Set(try #require(schema["properties"] as? [String: Any]).keys)
  }

  /// Every key that any block has is known to a block's reader exactly where that block's schema has it.
  @Test(arguments: BlockCatalogue.all.map { $0.name })
  func readerAndSchemaKnowTheSameKeys(name: String) throws {
    let own = try Self.keys(of: name)
    let all = try BlockCatalogue.all.reduce(into: Set<String>()) { $0.formUnion(try Self.keys(of: $1.name)) }
    for key in all.sorted() {
      let found = try Self.read("```concord \(name)\n\(key): x\n```")
      let isUnknown = found.contains { $0.rule == .schemaUnknownKey }
      #expect(isUnknown == !own.contains(key), "\(name).\(key)")
    }
  }
}
