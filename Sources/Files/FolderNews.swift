/// What was heard of the names in folders, each by the last of it.
package struct FolderNews: Sendable {
  /// What happened to a name.
  enum Event: Hashable, Sendable {
    /// Somebody wrote the file and closed it.
    case closed
    /// A file that was whole before has the name now.
    case named
    /// A file was made that nobody has closed yet, or a link.
    case made
    case gone
    /// A folder came or went, or something was missed.
    case unclear
  }

  struct Name: Hashable, Sendable {
    /// The number of the folder, as ``FolderWatch`` gave it.
    var folder: Int32
    var bytes: [UInt8]
  }

  private(set) var names: [Name: Event] = [:]
  /// Whether only a look at everything can tell what changed.
  var isUnclear = false

  package var isEmpty: Bool { names.isEmpty && !isUnclear }

  mutating func hear(_ folder: Int32, _ name: [UInt8], _ event: Event) {
    names[Name(folder: folder, bytes: name)] = event
  }

  package mutating func add(_ later: FolderNews) {
    names.merge(later.names) { $1 }
    isUnclear = isUnclear || later.isUnclear
  }

  /// How many milliseconds to wait for more: one file that was renamed is whole; one that was closed may be opened again for its
  /// rest; several are on their way, and so is what was taken away.
  package var settling: Int? {
    guard !isUnclear, names.count == 1, let event = names.values.first else { return 10 }
    return switch event {
    case .named: nil
    case .closed: 3
    case .made, .gone, .unclear: 10
    }
  }
}
