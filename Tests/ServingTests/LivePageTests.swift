import Testing

@testable import Serving

/// What is added to a page that is sent: one script, and as much room in the page's policy as it needs.
@Suite struct LivePageTests {
  private func live(_ page: String) -> String { String(decoding: livePage(Array(page.utf8), version: "3f2a"), as: UTF8.self) }

  @Test func aPageGetsAScriptAndRoomForIt() {
    let page = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'">
      <title>MQL</title>
      </head>
      <body>content="</head>"</body>
      </html>
      """
    #expect(
      live(page) == """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; connect-src 'self'">
        <title>MQL</title>
        <script src="/_concord/live.js" data-version="3f2a" defer></script>
        </head>
        <body>content="</head>"</body>
        </html>
        """)
  }

  @Test(arguments: [
    ("default-src 'none'", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"),
    ("default-src 'self'; img-src data:", "default-src 'self'; img-src data:"),
    (
      "default-src 'none'; style-src 'sha256-abc'",
      "default-src 'none'; style-src 'sha256-abc' 'self'; script-src 'self'; connect-src 'self'"
    ),
    ("Script-Src https://cdn.example", "script-src https://cdn.example 'self'"), ("img-src 'self'", "img-src 'self'"), ("", ""),
  ])
  func aPolicyIsWidenedByThisServerOnly(policy: String, wider: String) { #expect(allowingLiveScript(policy) == wider) }

  @Test(arguments: [
    ("<HEAD></HEAD><p>x", "<HEAD><script src=\"/_concord/live.js\" data-version=\"3f2a\" defer></script>\n</HEAD><p>x"),
    ("<body><p>x", "<script src=\"/_concord/live.js\" data-version=\"3f2a\" defer></script>\n<body><p>x"),
    ("x", "<script src=\"/_concord/live.js\" data-version=\"3f2a\" defer></script>\nx"),
    ("", "<script src=\"/_concord/live.js\" data-version=\"3f2a\" defer></script>\n"),
  ])
  func aPageOfAnotherShapeGetsItToo(page: String, expected: String) { #expect(live(page) == expected) }

  @Test func aPolicyWithoutAnEndIsLeftAlone() {
    let page = "<meta http-equiv=\"content-security-policy\" content=\"default-src"
    #expect(live(page).hasSuffix("\n" + page))
  }
}
