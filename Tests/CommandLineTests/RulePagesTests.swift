import Diagnostics
import RulePages
import Testing

/// Every rule's page is carried in the program.
@Suite struct RulePagesTests {
  @Test(arguments: Rule.allCases)
  func aRuleHasItsOwnPage(_ rule: Rule) {
    let page = RulePages.text(of: rule)
    #expect(page.hasPrefix("# \(rule.rawValue)\n\n\(rule.summary)\n"))
    #expect(page.hasSuffix("\n"))
  }
}
