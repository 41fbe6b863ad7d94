import Files

/// Waits for changes of what a site is made of.
///
/// Where the system tells that a folder changed, that is asked a hundred times a second, and the files are looked at only then. Elsewhere,
/// and where a project has more folders than the system listens to, they are looked at all the time, the less often the more there are.
struct ProjectWatch {
  private let project: RootFolder
  private let watch = FolderWatch()
  private let folders: [String]
  private var marks: FolderMarks

  /// How long a look at whether anything happened is waited for.
  private static let tick = Duration.milliseconds(10)
  /// A line that nobody holds any more is found after so many ticks.
  private static let touch = 1500
  /// Files may be written for so many ticks before a build begins.
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
      try? await Task.sleep(for: Self.tick)
      ticks += 1
      if ticks.isMultiple(of: Self.touch) { feed.touch() }
      if let most, ticks >= most { return [] }
      guard await mayHaveChanged(ticks) else { continue }
      let now = project.marks(of: folders, except: Self.unread, heardBy: watch)
      let changed = now.changes(since: marks)
      marks = now
      if !changed.isEmpty { return changed }
    }
    return nil
  }

  private func mayHaveChanged(_ ticks: Int) async -> Bool {
    guard let watch, marks.areWatched else { return ticks.isMultiple(of: max(5, marks.count / 200)) }
    guard watch.hasNews() else { return false }
    for _ in 0..<Self.longestWriting {
      try? await Task.sleep(for: Self.tick)
      if !watch.hasNews() { break }
    }
    return true
  }
}
