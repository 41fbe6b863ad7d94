import Fingerprints
import Testing

@testable import CommandLine

/// Pages for man(1), from what `--help` is made of.
@Suite struct ManualPageTests {
  @Test func aPageSaysWhatHelpSays() throws {
    let command: JSON = [
      "command": [
        "commandName": "tool", "abstract": "Do it.", "discussion": "Carefully.",
        "subcommands": [
          [
            "commandName": "cut", "abstract": "Cut in two.",
            "discussion": "With care.\n\n.hidden 'text' a\\b\n\nExamples:\n  tool cut -n 3\n",
            "arguments": [
              [
                "kind": "positional", "valueName": "file", "abstract": "What to cut.", "isRepeating": true,
                "shouldDisplay": true,
              ],
              [
                "kind": "option", "valueName": "n", "abstract": "How often.", "isOptional": true, "defaultValue": "1",
                "names": [["kind": "short", "name": "n"], ["kind": "long", "name": "times"]],
                "preferredName": ["kind": "long", "name": "times"], "shouldDisplay": true,
              ],
              [
                "kind": "flag", "valueName": "x", "abstract": "Hidden.", "names": [["kind": "long", "name": "x"]],
                "preferredName": ["kind": "long", "name": "x"], "shouldDisplay": false,
              ],
            ],
          ], ["commandName": "secret", "shouldDisplay": false], ["commandName": "help"],
        ],
      ]
    ]
    let pages = ManualPage.all(command, version: "1.0")
    #expect(pages.map(\.name) == ["tool", "tool-cut"])
    #expect(
      pages[0].text == """
        .TH "TOOL" 1 "" "concord 1.0" "Concord"
        .SH NAME
        tool \\- Do it.
        .SH SYNOPSIS
        .B tool
        <command>
        .SH DESCRIPTION
        Carefully.
        .SH COMMANDS
        .TP
        .BR tool\\-cut (1)
        Cut in two.

        """)
    #expect(
      pages[1].text == """
        .TH "TOOL-CUT" 1 "" "concord 1.0" "Concord"
        .SH NAME
        tool\\-cut \\- Cut in two.
        .SH SYNOPSIS
        .B tool cut
        <file> ... [\\-\\-times <n>]
        .SH DESCRIPTION
        With care.
        .PP
        \\&.hidden 'text' a\\eb
        .PP
        Examples:
        .nf
          tool cut \\-n 3
        .fi
        .PP
        .SH ARGUMENTS
        .TP
        .B <file>
        What to cut.
        .SH OPTIONS
        .TP
        .B \\-n, \\-\\-times <n>
        How often. (default: 1)
        .SH SEE ALSO
        .BR tool (1)

        """)
  }

  @Test func everyCommandHasAPageAndAnExample() throws {
    let pages = try ManualPage.all()
    #expect(pages.count > 10)
    // Two that have commands of their own, and one that takes nothing.
    for page in pages where !["concord-audit", "concord-notes", "concord-doctor"].contains(page.name) {
      #expect(page.text.contains("Example") || page.text.contains("In a pull request:"), "\(page.name) has no example")
    }
  }
}
