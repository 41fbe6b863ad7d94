import Testing

@testable import Serving

/// Where a click on a finding leads.
@Suite struct EditorAddressTests {
  @Test(arguments: [
    ("vscode", "vscode://file/p/a%20b/mql.md:7:3"), ("idea", "idea://open?file=/p/a%20b/mql.md&line=7&column=3"),
    ("my-editor:{path}+{line}", "my-editor:/p/a%20b/mql.md+7"), ("x://{path}{", "x:///p/a%20b/mql.md{"),
  ])
  func leadsToThePlace(editor: String, address: String) throws {
    #expect(try #require(EditorAddress(editor)).address(path: "/p/a b/mql.md", line: 7, column: 3) == address)
  }

  @Test func aFileAsAWholeIsOpenedAtItsStart() throws {
    #expect(
      try #require(EditorAddress("zed")).address(path: "/p/ä?#%.md", line: 0, column: 0)
        == "zed://file/p/%C3%A4%3F%23%25.md:1:1")
  }

  @Test(arguments: [
    "", "emacs", "javascript:alert('{path}')", "JavaScript:{path}", "data:{path}", "x://nowhere", ":{path}", "{path}",
    "1x:{path}",
  ])
  func isAnAddress(_ text: String) { #expect(EditorAddress(text) == nil) }
}
