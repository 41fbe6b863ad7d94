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

  /// Reads what ``write(to:)`` wrote.
  init?(_ reader: inout PackedReader) {
    guard let size = reader.integer(), let inode = reader.word(), let modified = FileMoment(&reader),
      let changed = FileMoment(&reader)
    else { return nil }
    self.size = size
    self.inode = inode
    self.modified = modified
    self.changed = changed
  }

  func write(to writer: inout PackedWriter) {
    writer.put(size)
    writer.put(word: inode)
    modified.write(to: &writer)
    changed.write(to: &writer)
  }
}

extension FileMoment {
  fileprivate init?(_ reader: inout PackedReader) {
    guard let seconds = reader.integer(), let nanoseconds = reader.integer() else { return nil }
    self.init(seconds: seconds, nanoseconds: nanoseconds)
  }

  fileprivate func write(to writer: inout PackedWriter) {
    writer.put(seconds)
    writer.put(nanoseconds)
  }
}
