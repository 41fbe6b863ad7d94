import Files
import Testing

/// What changed below folders is told by name, and heard of where the system tells.
@Suite struct FolderMarksTests {
  @Test func namesWhatChanged() throws {
    let scratch = try Scratch()
    try scratch.write("project/content/kept", "1")
    try scratch.write("project/content/a/written", "1")
    try scratch.write("project/content/gone", "1")
    let root = RootFolder(scratch.project)
    let before = root.marks(of: ["content", "templates"], heardBy: nil)
    #expect(before.count == 3)
    try scratch.write("project/content/a/written", "12")
    try scratch.write("project/content/.hidden", "1")
    try scratch.write("project/content/saved~", "1")
    try scratch.write("project/templates/page.mustache", "1")
    scratch.remove("project/content/gone")
    let now = root.marks(of: ["content", "templates"], heardBy: nil)
    #expect(now.changes(since: before) == ["content/a/written", "content/gone", "templates/page.mustache"])
    #expect(now.changes(since: now) == [])
    #expect(!now.areWatched)
  }

  @Test func whatIsLeftOutIsNotLookedAt() throws {
    let scratch = try Scratch()
    try scratch.write("project/content/records/leads.csv", "1")
    try scratch.write("project/content/site.yml", "1")
    #expect(RootFolder(scratch.project).marks(of: ["content"], except: ["content/records"], heardBy: nil).count == 1)
  }

  #if os(Linux)
    @Test func hearsOfNewFoldersToo() throws {
      let scratch = try Scratch()
      try scratch.write("project/content/site.yml", "1")
      let root = RootFolder(scratch.project)
      let watch = try #require(FolderWatch())
      let before = root.marks(of: ["content", "templates"], heardBy: watch)
      #expect(before.areWatched && !watch.hasNews())
      try scratch.write("project/content/site.yml", "12")
      #expect(watch.hasNews() && !watch.hasNews())
      try scratch.write("project/templates/page.mustache", "1")
      #expect(watch.hasNews(), "the folder was made")
      let now = root.marks(of: ["content", "templates"], heardBy: watch)
      #expect(now.changes(since: before) == ["content/site.yml", "templates/page.mustache"])
      _ = watch.hasNews()
      try scratch.write("project/templates/page.mustache", "12")
      #expect(watch.hasNews())
    }
  #endif
}
