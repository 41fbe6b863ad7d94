import Diagnostics
import Testing

@testable import Pipeline
@testable import Serving

/// What pages that are open are told of a build.
@Suite struct LiveReportTests {
  private let outcome = BuildOutcome(
    findings: [
      Diagnostic(.definitionUnknownReference, at: SourcePosition(file: "content/a.md", line: 3, column: 9), "'x' is not known"),
      Diagnostic(
        .schemaUnknownKey, at: SourcePosition(file: "content/b.md", line: 2), "'kindd' is not a known key",
        suggestion: "did you mean 'kind'"),
      Diagnostic(.definitionNoMetric, at: SourcePosition(file: "content/0.md"), "no metric counts 'y'"),
    ], written: nil, isStrict: false)

  @Test func findingsOfTheFileThatChangedComeFirst() throws {
    let report = LiveReport(editor: EditorAddress("vscode"), root: "/p").text(outcome, after: ["content/b.md"])
    #expect(
      report == #"{"site":"failed","count":"2 errors, 0 warnings, 1 note","findings":["#
        + #"{"severity":"error","place":"content/b.md:2","open":"vscode://file/p/content/b.md:2:1","message":"'kindd' is not a known key","#
        + #""rule":"schema.unknown-key","summary":"Every key is one that the schema has.","suggestion":"did you mean 'kind'"},"#
        + #"{"severity":"error","place":"content/a.md:3:9","open":"vscode://file/p/content/a.md:3:9","message":"'x' is not known","#
        + #""rule":"definition.unknown-reference","summary":"A reference names a definition that exists."},"#
        + #"{"severity":"note","place":"content/0.md","open":"vscode://file/p/content/0.md:1:1","message":"no metric counts 'y'","#
        + #""rule":"definition.no-metric","summary":"Every stage and commitment is measured by a metric."}],"left":0}"#)
  }

  @Test func otherMachinesAreToldNoPathOfThisOne() {
    #expect(!LiveReport(editor: nil, root: "/p").text(outcome).contains("/p/"))
  }

  @Test func aPageListsSoManyAndCountsTheRest() {
    let findings = (1...60).map { Diagnostic(.schemaValue, at: SourcePosition(file: "content/a.md", line: $0), "no") }
    let report = LiveReport(editor: nil, root: "/p").text(BuildOutcome(findings: findings, written: nil, isStrict: false))
    #expect(report.hasSuffix(#""left":10}"#))
    #expect(report.contains("content/a.md:50") && !report.contains("content/a.md:51"))
  }
}
