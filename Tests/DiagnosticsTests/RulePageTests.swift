import Diagnostics
import TestSupport
import Testing

/// Every rule has a page, and the page says what the rule says.
struct RulePageTests {
  private static let root = String(#filePath.dropLast("/Tests/DiagnosticsTests/RulePageTests.swift".count))

  @Test(arguments: Rule.allCases)
  func everyRuleIsExplained(rule: Rule) throws {
    let page = try #require(readText(Self.root + "/" + rule.helpPath), "write \(rule.helpPath)")
    #expect(page.hasPrefix("# \(rule.rawValue)\n\n\(rule.summary)\n\nSeverity: \(rule.severity.rawValue).\n"))
    var rest = page[...]
    for heading in ["## What it checks", "## Why", "## Example", "## How to fix it"] {
      let place = try #require(
        rest.firstRange(of: "\n\(heading)\n\n"), "\(rule.helpPath) lacks '\(heading)', or has it elsewhere")
      rest = rest[place.upperBound...]
      #expect(rest.prefix { $0 != "\n" }.count > 1, "\(rule.helpPath) says nothing under '\(heading)'")
    }
    #expect(page.contains("[\(rule.rawValue)]"), "\(rule.helpPath) has no example of a finding")
  }

  @Test(arguments: Rule.allCases)
  func everyRuleStandsInTheIndex(rule: Rule) throws {
    let index = try #require(readText(Self.root + "/Sources/Diagnostics/Diagnostics.docc/Diagnostics.md"))
    #expect(index.contains("- <doc:\(rule.rawValue)>\n"))
  }
}
