import Calendars
import Pipeline
import Testing

/// A start that fails leaves nothing.
@Suite struct StartTests {
  /// Whether a program for workbooks is installed or not: no metrics can be made of this one.
  @Test func aWorkbookThatCannotBeReadLeavesNoFolder() async throws {
    let folder = try TemporaryFolder()
    try folder.write("board.xlsx", [0x50, 0x4B, 0x03, 0x04])
    let day = try #require(CivilDate("2026-11-06"))
    let outcome = await startProject(
      InitOptions(root: folder.path + "/revenue", source: folder.path + "/board.xlsx", day: day))
    #expect(outcome.hasFailed)
    #expect(folder.files() == ["board.xlsx"])
    try folder.run("test ! -e revenue")
  }
}
