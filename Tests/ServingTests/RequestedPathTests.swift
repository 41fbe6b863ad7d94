import Testing

@testable import Serving

/// What a request names in a site, and that it can name nothing else.
@Suite struct RequestedPathTests {
  @Test(arguments: [
    ("/", [""]), ("/index.html", ["index.html"]), ("/dictionary/", ["dictionary", ""]),
    ("/dictionary/mql.html?from=mail#v3", ["dictionary", "mql.html"]), ("/a%20b/%C3%A9.csv", ["a b", "é.csv"]),
  ])
  func namesFiles(target: String, names: [String]) { #expect(decodedPath(target) == names) }

  @Test(arguments: [
    "", "index.html", "/..", "/a/../b", "/%2e%2e/b", "/a/%2E%2E", "/..%2fb", "/a%2fb", "/a%5cb", "/a\\b", "//etc/hostname",
    "/a//b",
    "/.git/config", "/a/.hidden", "/%00", "/a%0ab", "/%zz", "/%4", "/%+1", "/%ff",
  ])
  func namesNothingElse(target: String) { #expect(decodedPath(target) == nil) }
}
