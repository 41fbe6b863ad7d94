/// What a stranger may put into a name, a sentence or a title to break out of what it is shown in: one list for every system
/// that text leaves for.
package let hostileStrings: [String] = [
  // Markdown: what ends a span, starts a block, or becomes one.
  "`", "``", "a ` b `` c ``` d", "```\ncode\n```", "~~~", "Dash` @org/team", "# Approved by everyone", "a\n\n# Approved\n\nb",
  "a\r\n===\r\nb", "===", "---", "- [x] done", "+ one", "1. one", "123456789) one", "    code", "a  ", "> quoted", "a | b | c",
  "|---|---|", "\\", "\\`x\\`", "a \\", "*", "**bold**", "_em_", "~~gone~~", "![x](https://evil.example/b.png)",
  "[click](https://evil.example/)", "[ref]: https://evil.example/", "[^1]", "<https://evil.example/>", "<!--", "-->",
  "<!-- hidden -->", "<img src=https://evil.example/c.png>", "</table><h1>x</h1>", "<script>alert(1)</script>",
  "<details><summary>x</summary>", "&lt;b&gt; &amp; &#35; &copy;", "$$\\frac{1}{0}$$", "$x$",
  // What a code host makes into links and calls.
  "@user", "ask @org/team-1 today", "me@example.com", "#1", "org/repo#1", "GH-1", "gh-12", "!7", "%3", "~\"label\"",
  "user@abc1234",
  "https://evil.example/x", "http://evil.example", "www.evil.example", "WWW.EVIL.EXAMPLE", "ftp://evil.example", ":shipit:",
  "a:b:c",
  // Workflow commands.
  "::error::y", "::add-mask::x", "  ::stop-commands::x", "##[error]x", "a ##[group]b", "##vso[task.setvariable]x", "100%",
  "%0A::error::x",
  "a,b:c=d;e", "a\r\n::error::x",
  // Terminals.
  "\u{1B}[2J\u{1B}[31mred", "\u{1B}]0;title\u{7}", "\u{9B}31m", "\u{9D}0;x\u{9C}", "a\u{8}\u{8}b", "a\rb", "\u{7F}", "\u{0}",
  // What nobody sees, and what turns text round.
  "within \u{202E}04\u{202C} hours", "\u{2066}abc", "Lea\u{200B}d", "a\u{FEFF}b", "a\u{2028}b", "a\u{2029}b", "a\u{85}b",
  "so\u{AD}ft",
  "x\u{E0041}\u{E0042}y", "a\u{034F}b",
  // XML, JSON, CSV and addresses.
  "]]>", "<?xml?>", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>", "\u{FFFE}\u{FFFF}\u{1FFFF}", "\"quoted\" 'too'",
  "\"},{\"a\":\"",
  "\\u0022", "=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\u{FF1D}1", "a b/c?d#e%f", "javascript:alert(1)", "../../etc/passwd",
  "{{title}}",
  "{{{x}}}", "%s%n", "é \u{65}\u{301} 👩‍💻 می\u{200C}خواهم",
]
