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
      #expect(before.areWatched && watch.news().isEmpty)
      try scratch.write("project/content/site.yml", "12")
      #expect(!before.concerning(watch.news()).isEmpty)
      try scratch.write("project/templates/page.mustache", "1")
      let news = before.concerning(watch.news())
      #expect(!news.isEmpty, "the folder was made")
      #expect(before.after(news, in: root) == nil, "what lies in it was not heard")
      let now = root.marks(of: ["content", "templates"], heardBy: watch)
      #expect(now.changes(since: before) == ["content/site.yml", "templates/page.mustache"])
      _ = watch.news()
      try scratch.write("project/templates/page.mustache", "12")
      #expect(!now.concerning(watch.news()).isEmpty)
    }

    /// What happened to one file is told by a look at it; the rest of the project is not looked at.
    @Test(
      arguments: [
        ("printf 12 > content/a.md", ["content/a.md"], 3), ("printf 12 > .new && mv .new content/a.md", ["content/a.md"], nil),
        ("rm content/a.md", ["content/a.md"], 10), ("printf 1 > content/b.md", ["content/b.md"], 3),
        ("printf 12 > content/a.md; printf 1 > content/b.md", ["content/a.md", "content/b.md"], 10),
        ("printf 1 > content/.a.md.swp; printf 1 > 'content/a.md~'", [], nil),
        ("mkdir output; mv output other", [], nil),
      ] as [(String, [String], Int?)])
    func looksAtWhatWasHeardOf(command: String, changed: [String], settling: Int?) throws {
      let scratch = try Scratch()
      try scratch.write("project/content/a.md", "1")
      let root = RootFolder(scratch.project)
      let watch = try #require(FolderWatch())
      let before = root.marks(of: ["content", "templates"], heardBy: watch)
      try scratch.run(command)
      let news = before.concerning(watch.news())
      #expect(news.isEmpty == changed.isEmpty)
      guard !changed.isEmpty else { return }
      #expect(news.settling == settling)
      let now = try #require(before.after(news, in: root))
      #expect(now.changes(since: before) == changed)
      #expect(now == root.marks(of: ["content", "templates"], heardBy: watch))
    }

    /// Where folders come and go, links are made or names are no text, everything is looked at.
    @Test(arguments: [
      "mkdir content/more && printf 1 > content/more/b.md", "mv content/inner content/other", "ln -s a.md content/b.md",
      "mv content other; mv other content", "rm -r content", "mkdir templates", "printf 1 > \"$(printf 'content/\\351.md')\"",
    ])
    func looksAtEverythingWhereItIsNotClear(command: String) throws {
      let scratch = try Scratch()
      try scratch.write("project/content/a.md", "1")
      try scratch.write("project/content/inner/c.md", "1")
      let root = RootFolder(scratch.project)
      let watch = try #require(FolderWatch())
      let before = root.marks(of: ["content", "templates"], heardBy: watch)
      try scratch.run(command)
      let news = before.concerning(watch.news())
      #expect(!news.isEmpty)
      #expect(before.after(news, in: root) == nil)
    }

    @Test func waitsForNewsAndNoLonger() async throws {
      let scratch = try Scratch()
      try scratch.write("project/content/a.md", "1")
      let root = RootFolder(scratch.project)
      let watch = try #require(FolderWatch())
      let marks = root.marks(of: ["content"], heardBy: watch)
      await watch.wait(atMost: 1)
      #expect(watch.news().isEmpty)
      async let waited: Void = watch.wait(atMost: 60_000)
      try scratch.write("project/content/a.md", "12")
      await waited
      #expect(!marks.concerning(watch.news()).isEmpty)
    }
  #endif
}
