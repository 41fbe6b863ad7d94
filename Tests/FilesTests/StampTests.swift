import Files
import Testing

/// What the system says of files tells whether somebody wrote them.
@Suite struct StampTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("project/content/a.md", "A")
    try scratch.write("project/content/.hidden/b", "B")
    try scratch.write("project/content/records/leads.csv", "id")
    try scratch.write("project/content/.git/index", "never looked at")
    try scratch.write("project/terms/c.md", "C")
    try scratch.link("project/content/linked.md", to: "a.md")
    try scratch.link("project/content/terms", to: "../terms")
    try scratch.link("project/content/out.md", to: "/etc/passwd")
    return scratch
  }

  private func table(_ scratch: Scratch) -> StampTable {
    RootFolder(scratch.project).stamps(below: ["content", "templates"], namesOnly: ["content/records"])
  }

  @Test func everyNameHasItsRow() throws {
    let rows = table(try scratch()).rows.map { "\($0.path) \($0.kind)\($0.stamp == nil ? "" : ", stamped")" }
    #expect(
      rows == [
        "content folder", "content folder", "content/.hidden folder", "content/.hidden/b file, stamped",
        "content/a.md file, stamped", "content/linked.md link, stamped", "content/linked.md file, stamped",
        "content/out.md link, stamped", "content/out.md missing", "content/records folder", "content/records/leads.csv file",
        "content/terms link, stamped", "content/terms folder", "content/terms/c.md file, stamped", "templates missing",
      ])
  }

  @Test func itsBytesAreReadAsTheSame() throws {
    let bytes = table(try scratch()).bytes
    #expect(StampTable(bytes)?.bytes == bytes)
    for count in 0..<bytes.count { #expect(StampTable(Array(bytes.prefix(count))) == nil) }
    #expect(StampTable(bytes + [0]) == nil)
    #expect(StampTable([UInt8](repeating: 0xFF, count: 64)) == nil)
  }

  @Test func aFileThatIsWrittenLooksDifferent() throws {
    let scratch = try scratch()
    let before = table(scratch).bytes
    #expect(table(scratch).bytes == before)
    // Only the name counts there.
    try scratch.write("project/content/records/leads.csv", "other")
    #expect(table(scratch).bytes == before)
    try scratch.write("project/content/a.md", "longer")
    #expect(table(scratch).bytes != before)
  }

  @Test func whatWasWrittenInTheSameMomentIsDoubtful() throws {
    let scratch = try scratch()
    let early = FileMoment(seconds: 0, nanoseconds: 1)
    let late = FileMoment(seconds: 1 << 40, nanoseconds: 1)
    let table = table(scratch)
    #expect(table.doubtful(since: late) == [])
    #expect(table.doubtful(since: early) == table.rows.indices.filter { table.rows[$0].changed != nil })
  }

  @Test func aClockOfWholeSecondsMayCountTwoAtATime() {
    let whole = FileMoment(seconds: 10, nanoseconds: 0)
    #expect(!whole.isOver(by: FileMoment(seconds: 11, nanoseconds: 999_999_999)))
    #expect(whole.isOver(by: FileMoment(seconds: 12, nanoseconds: 0)))
    let fine = FileMoment(seconds: 10, nanoseconds: 5)
    #expect(!fine.isOver(by: fine))
    #expect(fine.isOver(by: FileMoment(seconds: 10, nanoseconds: 6)))
  }
}
