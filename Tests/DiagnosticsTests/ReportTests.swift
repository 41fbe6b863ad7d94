import Diagnostics
import Testing

struct ReportTests {
  private let unknownKey = Diagnostic(
    .schemaUnknownKey, at: SourcePosition(file: "content/glossary/mql.md", line: 7, column: 3), "unknown key 'critera'",
    suggestion: "did you mean 'criteria'")
  private let siteMissing = Diagnostic(.siteMissing, at: SourcePosition(file: "content/site.yml"), "there is no site.yml")
  private let unstamped = Diagnostic(
    .snapshotUnstamped, at: SourcePosition(file: "content/glossary/mql.md", line: 2), "'mql-count' is unstamped")

  @Test func tellsPeopleLineByLineAndCounts() {
    #expect(
      report([siteMissing, unknownKey, unstamped], as: .text, colored: false) == """
        content/site.yml: error: there is no site.yml [site.missing]
          The content folder has a site.yml.
        content/glossary/mql.md:7:3: error: unknown key 'critera' [schema.unknown-key]
          Every key is one that the schema has.
          did you mean 'criteria'
        content/glossary/mql.md:2: warning: 'mql-count' is unstamped [snapshot.unstamped]
          A number carries the fingerprint of the meaning that made it.

        2 errors, 1 warning
        Start with content/site.yml: findings in other files may follow from it.

        """)
  }

  @Test func saysNothingAboutNothing() {
    #expect(report([], as: .text, colored: true).isEmpty)
    #expect(report([], as: .github, colored: false).isEmpty)
  }

  @Test func colorsOnlyWhenTold() {
    #expect(report([unknownKey], as: .text, colored: true).contains("\u{1B}[1;31merror\u{1B}[0m"))
    #expect(!report([unknownKey], as: .text, colored: false).contains("\u{1B}"))
  }

  /// What a file holds is quoted in messages and must not move the cursor, forge a line or turn the text round.
  @Test func spellsOutWhatWouldSteerATerminal() {
    let hostile = Diagnostic(.schemaValue, at: SourcePosition(file: "a\nb.md", line: 1, column: 1), "'\u{1B}[2J\u{202E}é'")
    #expect(
      report([hostile], as: .text, colored: false).hasPrefix(
        "a\\u{a}b.md:1:1: error: '\\u{1b}[2J\\u{202e}é' [schema.value]\n"))
  }

  @Test func tellsProgramsInJSON() {
    #expect(
      report([unknownKey], as: .json, colored: false) == """
        {
          "version": 1,
          "valid": false,
          "errors": 1,
          "warnings": 0,
          "findings": [
            {
              "path": "content/glossary/mql.md",
              "line": 7,
              "column": 3,
              "severity": "error",
              "rule": "schema.unknown-key",
              "message": "unknown key 'critera'",
              "suggestion": "did you mean 'criteria'",
              "help": "Every key is one that the schema has."
            }
          ]
        }

        """)
    #expect(report([unstamped], as: .json, colored: false).contains("\"valid\": true"))
    #expect(report([], as: .json, colored: false).contains("\"findings\": []"))
  }

  @Test func escapesJSONStrings() {
    let odd = Diagnostic(.schemaValue, at: SourcePosition(file: "a"), "\"\\\n\r\t\u{0}\u{1F}\u{7F} é 👍 \r\n")
    #expect(
      report([odd], as: .json, colored: false).contains(
        #""message": "\"\\\n\r\t\u0000\u001f\u007f é 👍 \r\n""#))
  }

  @Test func tellsCodeHostsInSARIF() {
    let text = report([unknownKey, siteMissing], as: .sarif, colored: false)
    #expect(text.contains(#""version": "2.1.0""#))
    #expect(text.contains(#""uri": "content/glossary/mql.md""#))
    #expect(text.contains(#""startLine": 7"#))
    #expect(text.contains(#""startColumn": 3"#))
    #expect(text.contains(#""text": "unknown key 'critera': did you mean 'criteria'""#))
    #expect(text.contains(#""id": "site.missing""#))
    #expect(!text.contains("startLine\": 0"))
  }

  @Test func encodesPathsInSARIF() {
    let odd = Diagnostic(.fileName, at: SourcePosition(file: "content/a b:é%.md"), "the name is odd")
    #expect(report([odd], as: .sarif, colored: false).contains(#""uri": "content/a%20b%3A%C3%A9%25.md""#))
  }

  @Test func writesWorkflowCommands() {
    #expect(
      report([unknownKey, unstamped, siteMissing], as: .github, colored: false) == """
        ::error file=content/site.yml,title=site.missing::there is no site.yml%0AThe content folder has a site.yml.
        ::warning file=content/glossary/mql.md,line=2,title=snapshot.unstamped::'mql-count' is unstamped%0AA number carries the \
        fingerprint of the meaning that made it.
        ::error file=content/glossary/mql.md,line=7,col=3,title=schema.unknown-key::unknown key 'critera'%0AEvery key is one that \
        the schema has.%0Adid you mean 'criteria'

        """)
  }

  @Test func keepsContentFromStartingAWorkflowCommand() {
    let hostile = Diagnostic(.schemaValue, at: SourcePosition(file: "a,b:c%\r\n.md", line: 1), "x\r\n::add-mask::100%")
    let line = report([hostile], as: .github, colored: false)
    #expect(line.hasPrefix("::error file=a%2Cb%3Ac%25%0D%0A.md,line=1,title=schema.value::x%0D%0A::add-mask::100%25%0A"))
    #expect(line.utf8.count { $0 == UInt8(ascii: "\n") } == 1)
  }

  @Test func ordersByPlaceWhateverTheOrderOfFinding() {
    for format in ReportFormat.allCases {
      #expect(
        report([unknownKey, siteMissing, unstamped], as: format, colored: false)
          == report([unstamped, siteMissing, unknownKey], as: format, colored: false))
    }
  }
}
