import Definitions
import Diagnostics
import Fingerprints
import Testing

/// Plans and lags as front matter writes them, and those that nobody can keep.
@Suite struct TouchPlanTests {
  private func findings(_ plan: String, stage: String = "occurrence: every") -> [String] {
    lines(
      glossary([
        "mql": "kind: stage\nsemantics: {entity: lead}", "gone": "kind: stage\nsemantics: {entity: lead}",
        "touch": "kind: stage\nsemantics: {entity: lead, \(stage)}",
        "cadence": "kind: metric\nsemantics: {type: cadence, from: mql, to: touch, \(plan)}",
      ]).diagnostics)
  }

  @Test func aPlanIsReadWithItsTimes() throws {
    let plan = "plan: [{kind: call, within: 1 business day}, {kind: email, within: 5 day}], until: [gone]"
    #expect(findings(plan) == [])
    let (glossary, _) = glossary([
      "mql": "kind: stage\nsemantics: {entity: lead}", "gone": "kind: stage\nsemantics: {entity: lead}",
      "touch": "kind: stage\nsemantics: {entity: lead, occurrence: every}",
      "cadence": "kind: metric\nsemantics: {type: cadence, from: mql, to: touch, \(plan)}",
    ])
    let metric = try #require(glossary.metric("cadence"))
    #expect(metric.type == "cadence")
    #expect(metric.plan?.touches.map(\.description) == ["call within 1 business day", "email within 5 days"])
    #expect(metric.calculation == .conversion(from: "mql", to: "touch", window: "5 days", basis: .cohort))
    #expect(glossary.references(of: "cadence") == ["gone", "mql", "touch"])
  }

  /// The window is the longest of the times, also below a day and beyond all clocks.
  @Test(arguments: [
    ("4 hours", "20 hours", "20 hours"), ("30 hours", "1 day", "30 hours"), ("2 weeks", "8 business days", "2 weeks"),
    ("1 day", "999999999999999999 months", "999999999999999999 months"),
  ])
  func theLongestTimeIsTheWindow(one: String, other: String, window: String) throws {
    let (glossary, _) = glossary([
      "mql": "kind: stage\nsemantics: {entity: lead}",
      "touch": "kind: stage\nsemantics: {entity: lead, occurrence: every}",
      "cadence": "kind: metric\nsemantics: {type: cadence, from: mql, to: touch, plan: [{within: \(one)}, {within: \(other)}]}",
    ])
    let metric = try #require(glossary.metric("cadence"))
    #expect(metric.calculation == .conversion(from: "mql", to: "touch", window: window, basis: .cohort))
  }

  @Test func aPlanThatNobodyCanCompleteIsReported() {
    #expect(
      findings("plan: [{within: 1 day}, {within: 2 days}]", stage: "occurrence: first") == [
        "cadence.md:5:43: error: 'cadence' plans 2 touches, but 'touch' counts one, so no case can complete the plan "
          + "(write occurrence: every in 'touch') [schema.value]"
      ])
    let criteria = "occurrence: every, criteria: {all: [{field: activity.kind, op: in, values: [call, email]}]}"
    #expect(
      findings("plan: [{kind: emial, within: 1 day}]", stage: criteria) == [
        "cadence.md:5:43: error: 'cadence' plans a touch of the kind 'emial', which 'touch' does not count, so no case can "
          + "complete the plan (did you mean 'email') [schema.value]"
      ])
  }

  @Test(arguments: [
    ("plan: []", "'semantics.plan' has no touches (write {kind: call, within: 1 business day}) [schema.value]"),
    (
      "plan: [{kind: call, within: 1 day}, {within: 2 days}]",
      "'semantics.plan' names the kind of 1 of its 2 touches (name the kind of every touch, or of none) [schema.value]"
    ),
    ("plan: [{kind: call}]", "'semantics.plan.within' is missing [schema.missing-key]"),
    ("until: [gone]", "'semantics.plan' is missing [schema.missing-key]"),
  ])
  func aPlanThatSaysTooLittleIsReported(plan: String, finding: String) {
    #expect(findings(plan).first.map { $0.hasSuffix(finding) } ?? false, "\(findings(plan))")
  }

  @Test(arguments: ["3 days", "1 business week", "0 months", "61 months"])
  func aLagIsWholeMonths(lag: String) {
    let found = lines(
      glossary([
        "s": "kind: stage\nsemantics: {entity: lead}", "n": "kind: metric\nsemantics: {type: count, of: s}",
        "r": "kind: metric\nsemantics: {type: ratio, numerator: n, denominator: n, lag: \(lag)}",
      ]).diagnostics)
    #expect(found.count == 1 && found[0].contains("'semantics.lag' is '\(lag)', expected 1 to 60 months"), "\(found)")
  }

  /// A new key that is left out changes no meaning that was signed before there was one.
  @Test func whatIsLeftOutIsNotHashed() throws {
    func meaning(_ lag: String) throws -> String {
      let text = "kind: metric\nname: R\ndefinition: R.\nsemantics: {type: ratio, numerator: n, denominator: m\(lag)}"
      let definition = try #require(read(text).definition)
      return String(decoding: definition.meaning.canonicalJSON(), as: UTF8.self)
    }
    #expect(try meaning("") == #"{"denominator":"m","numerator":"n","type":"ratio"}"#)
    #expect(try meaning(", lag: 3 month") == #"{"denominator":"m","lag":"3 months","numerator":"n","type":"ratio"}"#)
  }
}
