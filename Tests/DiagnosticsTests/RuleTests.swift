import Diagnostics
import Testing

struct RuleTests {
  /// An id is an interface: a group, a point, a name.
  @Test(arguments: Rule.allCases)
  func everyIDIsAGroupAndAName(rule: Rule) {
    let parts = rule.rawValue.split(separator: ".", omittingEmptySubsequences: false)
    #expect(parts.count == 2)
    for part in parts {
      #expect(part.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
    }
  }

  @Test(arguments: Rule.allCases)
  func everyRuleSaysInOneSentenceWhatHolds(rule: Rule) {
    #expect(rule.summary.hasSuffix("."))
    #expect(rule.summary.first?.isUppercase == true || rule.summary.first?.isLetter == true)
    #expect(!rule.summary.contains("\n"))
  }
}
