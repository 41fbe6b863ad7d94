import Diagnostics
import Files
import Testing

/// Every path is resolved by one guard: a link may lead anywhere in the root, and nowhere else.
@Suite struct RootFolderTests {
  private func said(_ scratch: Scratch, _ path: String) -> String {
    do throws(FileError) {
      return String(decoding: try RootFolder(scratch.project).read(path), as: UTF8.self)
    } catch {
      return "\(error.path): \(error)".replacing(scratch.path, with: "")
    }
  }

  @Test func readsWhatLiesInTheRoot() throws {
    let scratch = try Scratch()
    try scratch.write("project/content/a.md", "A")
    #expect(said(scratch, "content/a.md") == "A")
    #expect(said(scratch, "content/b.md") == "content/b.md: no such file or directory")
  }

  @Test func followsLinksThatStayInTheRoot() throws {
    let scratch = try Scratch()
    try scratch.write("project/content/a.md", "A")
    try scratch.link("project/relative.md", to: "content/a.md")
    try scratch.link("project/absolute.md", to: scratch.project + "/content/a.md")
    try scratch.link("project/folder", to: "content")
    try scratch.link("project/chain.md", to: "folder/../relative.md")
    for path in ["relative.md", "absolute.md", "folder/a.md", "chain.md"] { #expect(said(scratch, path) == "A") }
  }

  @Test func refusesEveryWayOut() throws {
    let scratch = try Scratch()
    try scratch.write("secret/key", "S")
    try scratch.link("project/file", to: "../secret/key")
    try scratch.link("project/folder", to: "../secret")
    try scratch.link("project/chain", to: "folder/key")
    try scratch.link("project/dead", to: "nothing")
    try scratch.link("project/loop", to: "loop")
    // A sibling whose name begins as the root's does.
    try scratch.write("project-2/key", "S")
    try scratch.link("project/sibling", to: "../project-2/key")
    let out = "it leads out of the project, to"
    #expect(said(scratch, "file") == "file: \(out) /secret/key")
    #expect(said(scratch, "folder/key") == "folder/key: \(out) /secret/key")
    #expect(said(scratch, "chain") == "chain: \(out) /secret/key")
    #expect(said(scratch, "sibling") == "sibling: \(out) /project-2/key")
    #expect(said(scratch, "../secret/key") == "../secret/key: \(out) ../secret/key")
    #expect(said(scratch, "/etc/hostname") == "/etc/hostname: \(out) /etc/hostname")
    #expect(said(scratch, "dead") == "dead: the link leads nowhere")
    #expect(said(scratch, "loop") == "loop: too many levels of symbolic links")
  }

  // The limit is for a reader that waits, which would do so for ever.
  @Test(.timeLimit(.minutes(10))) func neverWaitsForAPipe() throws {
    let scratch = try Scratch()
    try scratch.pipe("project/pipe")
    try scratch.link("project/null", to: "/dev/null")
    scratch.folder("project/folder")
    #expect(said(scratch, "pipe") == "pipe: it is a named pipe, not a file")
    #expect(said(scratch, "null") == "null: it leads out of the project, to /dev/null")
    #expect(said(scratch, "folder") == "folder: it is a folder, not a file")
  }

  @Test func aRootThatIsNotThereSaysSoOfEveryFile() throws {
    let root = RootFolder("/tmp/concord-no-such-folder")
    #expect { try root.read("a") } throws: { "\($0)" == "no such file or directory" }
    #expect(root.list("content", recursively: true).files == [])
  }

  @Test func theRootMayBeALinkItself() throws {
    let scratch = try Scratch()
    try scratch.write("project/content/a.md", "A")
    try scratch.link("way", to: "project")
    try scratch.link("project/absolute.md", to: scratch.path + "/way/content/a.md")
    #expect(try RootFolder(scratch.path + "/way").read("absolute.md") == Array("A".utf8))
  }

  // MARK: Listing

  private func lines(_ listing: FolderListing, _ scratch: Scratch) -> [String] {
    listing.files
      + listing.diagnostics.map { "\($0.position.file): \($0.message) [\($0.rule.rawValue)]".replacing(scratch.path, with: "") }
  }

  @Test func listsFilesInTheOrderOfNamesAndWhatIsWrongWithTheRest() throws {
    let scratch = try Scratch()
    for name in ["b.md", "a/x.md", "a.md", ".hidden/y.md", "b.md~"] { try scratch.write("project/content/" + name) }
    try scratch.write("secret/key", "S")
    try scratch.link("project/content/dead", to: "nothing")
    try scratch.link("project/content/out", to: "../../secret/key")
    try scratch.link("project/content/outer", to: "../../secret")
    try scratch.link("project/content/in", to: "a.md")
    try scratch.link("project/content/round", to: ".")
    try scratch.pipe("project/content/pipe")
    #expect(
      lines(RootFolder(scratch.project).list("content", recursively: true), scratch) == [
        "content/a/x.md", "content/a.md", "content/b.md", "content/in",
        "content/dead: the link leads nowhere [file.unreadable]",
        "content/out: the link leads out of the project, to /secret/key [file.outside-root]",
        "content/outer: the link leads out of the project, to /secret [file.outside-root]",
        "content/pipe: it is a named pipe, not a file [file.unreadable]",
      ])
    #expect(
      RootFolder(scratch.project).list("content", recursively: false).files == ["content/a.md", "content/b.md", "content/in"])
  }

  @Test func aFolderThatIsALinkOutIsAFinding() throws {
    let scratch = try Scratch()
    try scratch.write("secret/page.mustache", "S")
    try scratch.link("project/templates", to: "../secret")
    #expect(
      lines(RootFolder(scratch.project).list("templates", recursively: false), scratch) == [
        "templates: the link leads out of the project, to /secret [file.outside-root]"
      ])
  }

  @Test func aNameThatIsNoTextIsShownWithItsByte() throws {
    let scratch = try Scratch()
    scratch.folder("project/content")
    try writeRaw(Array((scratch.project + "/content/caf").utf8) + [0xE9] + Array("é.md".utf8))
    #expect(
      lines(RootFolder(scratch.project).list("content", recursively: true), scratch) == [
        "content/caf\\xE9é.md: the name 'caf\\xE9é.md' is not UTF-8 [file.name]"
      ])
  }

  @Test func foldersAreNotFollowedForEver() throws {
    let scratch = try Scratch()
    let deep = Array(repeating: "d", count: 70).joined(separator: "/")
    try scratch.write("project/content/\(deep)/x.md")
    let listing = RootFolder(scratch.project).list("content", recursively: true)
    #expect(listing.files == [])
    #expect(listing.diagnostics.map(\.message) == ["the folder is nested more than 64 deep"])
  }

  // MARK: Texts

  @Test func tellsWhatIsNoText() throws {
    let scratch = try Scratch()
    try scratch.write("project/a.md", "one\n<<<<<<< HEAD\n")
    let read = readText("a.md", in: RootFolder(scratch.project))
    #expect(read.bytes == nil)
    #expect(read.diagnostics.map(\.message) == ["a merge conflict is left in this file"])
    #expect(
      readNamedBytes(scratch.project + "/a.txt").diagnostics.map(\.message) == ["it cannot be read: no such file or directory"])
  }
}
