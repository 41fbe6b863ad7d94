import Diagnostics
import Testing

/// One cause, one finding in a text, with its count and its nearest places; the other formats keep them all.
struct CauseTests {
  @Test func manyThatSayTheSameAreShownOnce() {
    let findings = (1...100).map { number in
      unknownKey("owner", file: "content/glossary/t\(100 + number).md", suggestion: "did you mean 'owners'")
    }
    #expect(
      text(findings) == """
        content/glossary/t101.md:5:1: error: 'owner' is not a known key [schema.unknown-key]
          Every key is one that the schema has.
          did you mean 'owners'
          and 99 more like it, as in content/glossary/t102.md:5:1, content/glossary/t103.md:5:1

        100 errors, 0 warnings
        Findings of one cause are shown once: --all lists each.

        """)
  }

  /// Each names something else, so that the nearest are shown with their own words.
  @Test func manyOfOneKindAreShownWithTheNearest() {
    let findings = ["mqk", "sqk", "sak", "opk"].map { id in
      Diagnostic(
        .definitionUnknownReference, at: SourcePosition(file: "content/glossary/\(id).md", line: 9, column: 3),
        "'\(id)' is not a known definition", suggestion: "did you mean '\(id.dropLast())l'")
    }
    #expect(
      text(findings) == """
        content/glossary/mqk.md:9:3: error: 'mqk' is not a known definition [definition.unknown-reference]
          A reference names a definition that exists.
          did you mean 'mql'
          and 3 more like it, such as
            content/glossary/opk.md:9:3: 'opk' is not a known definition; did you mean 'opl'
            content/glossary/sak.md:9:3: 'sak' is not a known definition; did you mean 'sal'

        4 errors, 0 warnings
        Findings of one cause are shown once: --all lists each.

        """)
  }

  @Test func threeAreShownInFull() {
    let findings = ["a", "b", "c"].map { unknownKey("owner", file: "\($0).md") }
    #expect(
      text(findings) == """
        a.md:5:1: error: 'owner' is not a known key [schema.unknown-key]
          Every key is one that the schema has.
        b.md:5:1: error: 'owner' is not a known key [schema.unknown-key]
          Every key is one that the schema has.
        c.md:5:1: error: 'owner' is not a known key [schema.unknown-key]
          Every key is one that the schema has.

        3 errors, 0 warnings

        """)
  }

  /// What follows from a fault elsewhere is shown where the fault is, whatever rules it broke, and before what else is wrong.
  @Test func followersAreShownAtTheirCause() {
    let cause = FindingCause(
      at: SourcePosition(file: "content/site.yml", line: 3, column: 3), "'parties' has no party 'sales'",
      suggestion: "did you mean 'sales' by 'sale'")
    let followers = (1...250).map { number in
      Diagnostic(
        number.isMultiple(of: 2) ? .schemaUnknownKey : .schemaValue,
        at: SourcePosition(file: "content/glossary/t\(1000 + number / 2).md", line: number), "'owners.sales' is not a party",
        cause: cause)
    }
    #expect(
      text(followers + [unknownKey("nmae", file: "content/glossary/a.md")]) == """
        content/site.yml:3:3: error: 'parties' has no party 'sales' [schema.value]
          A value is one that the schema allows.
          did you mean 'sales' by 'sale'
          250 findings follow from this, as in content/glossary/t1000.md:1, content/glossary/t1001.md:2, content/glossary/t1002.md:4
        content/glossary/a.md:5:1: error: 'nmae' is not a known key [schema.unknown-key]
          Every key is one that the schema has.

        251 errors, 0 warnings
        Start with content/site.yml:3:3: findings in other files may follow from it.
        Findings of one cause are shown once: --all lists each.

        """)
  }

  @Test func errorsStandBeforeWarningsAndWarningsBeforeNotes() {
    let note = Diagnostic(.historyIncomplete, at: SourcePosition(file: "a"), "note")
    let warning = Diagnostic(.snapshotStale, at: SourcePosition(file: "b"), "warning")
    let lines = text([note, warning, unknownKey("x", file: "c")]).split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(
      lines == [
        "c:5:1: error: 'x' is not a known key [schema.unknown-key]", "b: warning: warning [snapshot.stale]",
        "a: note: note [history.incomplete]", "1 error, 1 warning, 1 note", "Start with c:5:1.",
      ])
  }

  @Test(arguments: ReportFormat.allCases)
  func whoeverAsksForAllGetsAll(format: ReportFormat) {
    let findings = (1...20).map { unknownKey("owner", file: "content/glossary/t\(100 + $0).md") }
    let whole = report(findings, as: format, colored: false, listsAll: true)
    #expect(findings.allSatisfy { whole.contains($0.position.file) })
    #expect(format == .text || whole == report(findings, as: format, colored: false))
  }

  private func text(_ findings: [Diagnostic]) -> String { report(findings.shuffled(), as: .text, colored: false) }

  private func unknownKey(_ key: String, file: String, suggestion: String? = nil) -> Diagnostic {
    Diagnostic(
      .schemaUnknownKey, at: SourcePosition(file: file, line: 5, column: 1), "'\(key)' is not a known key",
      suggestion: suggestion)
  }
}
