import Diagnostics
import Files
import Testing

/// Files are added all of them or none, never over another, and nothing else is left in the content.
@Suite struct AddedFilesTests {
  private func add(_ scratch: Scratch, _ files: [(String, String)], newFolder: String? = nil) -> String {
    do throws(AddedFilesFailure) {
      let files = files.map { NewFile($0.0, Array($0.1.utf8)) }
      return try RootFolder(scratch.project).add(files, newFolder: newFolder).joined(separator: " ")
    } catch {
      return ((error.findings.map { "\($0.position.file): \($0.message)" }) + error.left.map { "left: \($0)" })
        .joined(separator: "\n")
    }
  }

  private func content(_ scratch: Scratch) -> [String] { scratch.tree("project/content").filter { !$0.hasSuffix("/") } }

  @Test func newFoldersAppearWithTheirFiles() throws {
    let scratch = try Scratch()
    scratch.folder("project/content")
    #expect(
      add(scratch, [("content/a/b/1", "1"), ("content/a/2", "2"), ("content/c", "3")]) == "content/a/b/1 content/a/2 content/c")
    #expect(content(scratch) == ["a/2", "a/b/1", "c"])
    #expect(scratch.read("project/content/a/b/1") == "1")
    #expect(scratch.read("project/.concord/.gitignore") == "*\n")
    #expect(scratch.tree("project/.concord") == [".gitignore"])
  }

  @Test func severalFilesJoinThoseOfAFolder() throws {
    let scratch = try Scratch()
    try scratch.write("project/content/day/old", "old")
    try scratch.write("project/content/day/deep/older", "older")
    #expect(add(scratch, [("content/day/1", "1"), ("content/day/2", "2")]) == "content/day/1 content/day/2")
    #expect(content(scratch) == ["day/1", "day/2", "day/deep/older", "day/old"])
    #expect(scratch.read("project/content/day/old") == "old")
  }

  @Test func nothingIsWrittenOverAnother() throws {
    let scratch = try Scratch()
    try scratch.write("project/content/day/1", "one")
    #expect(
      add(scratch, [("content/new/x", "x"), ("content/day/1", "1")]) == "content/day/1: it cannot be written: file exists")
    #expect(content(scratch) == ["day/1"])
    #expect(add(scratch, [("content/day/1", "one"), ("content/day/2", "2")]) == "content/day/2")
    #expect(
      add(scratch, [("content/day/3", "3")], newFolder: "content/day") == "content/day: it cannot be written: file exists")
    #expect(content(scratch) == ["day/1", "day/2"])
  }

  @Test func aFailureInTheMiddleTakesBackWhatCameBefore() throws {
    let scratch = try Scratch()
    try scratch.write("project/content/file", "f")
    try scratch.write("project/content/day/old", "old")
    let files = [("content/new/x", "x"), ("content/day/1", "1"), ("content/day/2", "2"), ("content/file/y", "y")]
    #expect(add(scratch, files) == "content/file: it cannot be written: it is a file, not a folder")
    #expect(content(scratch) == ["day/old", "file"])
    #expect(scratch.tree("project/.concord").filter { $0.hasPrefix("stage") } == [])
  }

  @Test func writesThroughNoLinkThatLeavesTheProject() throws {
    let scratch = try Scratch()
    scratch.folder("away")
    scratch.folder("project/content")
    try scratch.link("project/content/agreements", to: "../../away")
    #expect(add(scratch, [("content/agreements/mql/x", "x")]).contains("it leads out of the project"))
    #expect(scratch.tree("away") == [])
  }

  /// A clone may bring a link of any name that we use.
  @Test(arguments: [".concord", ".concord/stage", ".concord/lock", ".concord/quality", ".concord/.gitignore"])
  func noLinkOfAnOwnNameIsFollowed(name: String) async throws {
    let scratch = try Scratch()
    try scratch.write("away/precious", "precious")
    scratch.folder("project/content")
    if name != ".concord" { scratch.folder("project/.concord") }
    let isFile = name.hasSuffix("lock") || name.hasSuffix("ignore")
    try scratch.link(
      "project/" + name,
      to: isFile ? "../../away/precious" : "../away".replacing("..", with: name == ".concord" ? ".." : "../.."))
    let root = RootFolder(scratch.project)
    _ = await root.locked(for: "test", { true }, refused: { _ in false })
    _ = add(scratch, [("content/a", "a"), ("content/b", "b")])
    _ = try? root.writeOwn([1], in: "quality", as: "precious")
    #expect(scratch.tree("away") == ["precious"])
    #expect(scratch.read("away/precious") == "precious")
  }

  @Test func aListReplacesALinkOfItsName() throws {
    let scratch = try Scratch()
    try scratch.write("away/precious", "precious")
    try scratch.write("project/.concord/quality/x")
    try scratch.link("project/.concord/quality/list.csv", to: "../../../away/precious")
    try scratch.link("project/.concord/quality/.list.csv.unfinished", to: "../../../away/precious")
    #expect(
      try RootFolder(scratch.project).writeOwn(Array("ids".utf8), in: "quality", as: "list.csv") == ".concord/quality/list.csv")
    #expect(scratch.read("away/precious") == "precious")
    #expect(scratch.read("project/.concord/quality/list.csv") == "ids")
    #expect(scratch.tree("project/.concord/quality") == ["list.csv", "x"])
  }

  /// Parts come one behind the other; where one does not come, the list before stays.
  @Test func aListInPartsIsWrittenWholeOrNotAtAll() throws {
    let scratch = try Scratch()
    scratch.folder("project/content")
    let root = RootFolder(scratch.project)
    _ = try root.writeOwn(in: "quality", as: "list.csv") { (file) throws(FileError) in
      try file.append(Array("id\n".utf8))
      try file.append(Array("L1\n".utf8))
    }
    #expect(throws: FileError.self) {
      try root.writeOwn(in: "quality", as: "list.csv") { (file) throws(FileError) in
        try file.append(Array("id\n".utf8))
        _ = try root.pathOfFile("a file that is not there")
      }
    }
    #expect(scratch.read("project/.concord/quality/list.csv") == "id\nL1\n")
    #expect(scratch.tree("project/.concord/quality") == ["list.csv"])
  }

  @Test func aFileInPlaceOfOurFolderIsAPlainFailure() throws {
    let scratch = try Scratch()
    scratch.folder("project/content")
    try scratch.write("project/.concord", "mine")
    #expect(add(scratch, [("content/a", "a")]) == ".concord: it cannot be written: it is a file, not a folder")
    #expect(content(scratch) == [])
    #expect(scratch.read("project/.concord") == "mine")
  }
}
