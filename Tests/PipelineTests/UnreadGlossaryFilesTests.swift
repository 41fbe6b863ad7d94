import Diagnostics
import Files
import Testing

@testable import Pipeline

/// What lies in the glossary and is no definition is told, once for each ending.
@Suite struct UnreadGlossaryFilesTests {
  @Test func eachEndingOnce() throws {
    let folder = try TemporaryFolder().write([
      "content/site.yml": "title: Small", "content/glossary/mql.md": "# MQL", "content/glossary/a.mdx": "",
      "content/glossary/b.mdx": "",
      "content/glossary/terms.yml": "", "content/glossary/picture.png": "",
    ])
    let listing = ContentListing.discover(root: RootFolder(folder.path))
    #expect(listing.glossary == ["content/glossary/mql.md"])
    #expect(
      listing.diagnostics.map { "\($0.position.file): \($0.severity): \($0.message)" } == [
        "content/glossary/a.mdx: warning: this file is not read, nor is 1 more like it: a definition is a file that ends in .md",
        "content/glossary/terms.yml: warning: this file is not read: a definition is a file that ends in .md",
      ])
  }
}
