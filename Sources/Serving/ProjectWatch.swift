import Files

/// Waits for changes of what a site is made of.
///
/// Where the system tells which names in a folder changed, those files are looked at, and all of them only where it is not clear what
/// happened. Elsewhere, and where a project has more folders than the system listens to, they are looked at all the time, the less
/// often the more there are.
struct ProjectWatch {
  private let project: RootFolder
  private let watch = FolderWatch()
  private let folders: [String]
  private var marks: FolderMarks

  /// After so many milliseconds without news is asked whether to stop.
  private static let tick: Int32 = 50
  /// A line that nobody holds any more is found after so many ticks.
  private static let touch = 300
  /// Files may be written for so many pauses before a build begins.
  private static let longestWriting = 20

  init(_ project: RootFolder, isDraft: Bool) {
    self.project = project
    folders = ["content", "templates"] + (isDraft ? [".concord/draft"] : [])
    marks = project.marks(of: folders, except: Self.unread, heardBy: watch)
  }

  /// What a build does not read, and may be large.
  private static let unread: Set<String> = ["content/records", "content/rates"]

  /// The files that changed, once nobody writes any more; none if some ticks pass before that; nil once it is told to stop.
  mutating func nextChange(orAfter most: Int?, _ feed: LiveFeed, _ isStopped: @Sendable () -> Bool) async -> [String]? {
    var ticks = 0
    while !isStopped() {
      ticks += 1
      let now = await look(ticks)
      if ticks.isMultiple(of: Self.touch) { feed.touch() }
      if let now {
        let changed = now.changes(since: marks)
        marks = now
        if !changed.isEmpty {
          await settle()
          return changed
        }
      }
      if let most, ticks >= most { return [] }
    }
    return nil
  }

  /// Waits until the file system's clock has gone on, mostly some milliseconds: what is written within one tick of a build's start
  /// cannot be told from what was written after it, and the next build would read everything.
  private func settle() async {
    guard let seen = try? project.moment() else { return }
    for _ in 0..<10 {
      try? await Task.sleep(for: .milliseconds(1))
      if let now = try? project.moment(), seen.isOver(by: now) { return }
    }
  }

  /// The files as they are now; nil where nothing was heard of them.
  private func look(_ ticks: Int) async -> FolderMarks? {
    guard let watch, marks.areWatched else {
      try? await Task.sleep(for: .milliseconds(Int(Self.tick)))
      guard ticks.isMultiple(of: max(1, marks.count / 1000)) else { return nil }
      return project.marks(of: folders, except: Self.unread, heardBy: watch)
    }
    await watch.wait(atMost: Self.tick)
    var news = marks.concerning(watch.news())
    guard !news.isEmpty else { return nil }
    for _ in 0..<Self.longestWriting {
      guard let pause = news.settling else { break }
      try? await Task.sleep(for: .milliseconds(pause))
      let more = marks.concerning(watch.news())
      if more.isEmpty { break }
      news.add(more)
    }
    return marks.after(news, in: project) ?? project.marks(of: folders, except: Self.unread, heardBy: watch)
  }
}
