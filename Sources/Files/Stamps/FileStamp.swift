import Fingerprints

/// What the system says of a file. As long as it says the same, nobody wrote the file, as git judges it too: the time of change is
/// the system's own and cannot be set back. Only what was written again within one tick of the clock looks the same, so a stamp
/// counts only where it is older than the moment from which the file is watched.
package struct FileStamp: Hashable, Sendable {
  package var size: Int
  package var inode: UInt64
  package var modified: FileMoment
  package var changed: FileMoment

  /// Whether it is the same file, of the same size and time of writing. The time of change is left out, because a second name for
  /// the file moves it: whoever writes the file and sets its time back is not seen.
  package func isSameFile(as other: FileStamp) -> Bool {
    inode == other.inode && size == other.size && modified == other.modified
  }

  init(_ status: FileStatus) {
    size = status.size
    inode = status.inode
    modified = status.modified
    changed = status.changed
  }

  /// Takes the words that ``write(to:)`` wrote.
  init?(_ words: [UInt64]) {
    guard words.count == Self.wordCount else { return nil }
    let values = words.map { Int(truncatingIfNeeded: $0) }
    size = values[0]
    inode = words[1]
    modified = FileMoment(seconds: values[2], nanoseconds: values[3])
    changed = FileMoment(seconds: values[4], nanoseconds: values[5])
  }

  static let wordCount = 6

  func write(to writer: inout PackedWriter) {
    writer.put(size)
    writer.put(word: inode)
    writer.put(modified.seconds)
    writer.put(modified.nanoseconds)
    writer.put(changed.seconds)
    writer.put(changed.nanoseconds)
  }
}
