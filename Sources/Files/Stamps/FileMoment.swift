/// A moment by the clock of a file system.
package struct FileMoment: Hashable, Comparable, Sendable {
  package var seconds: Int
  package var nanoseconds: Int

  package init(seconds: Int, nanoseconds: Int) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// Whether all that was written in this moment was written before another. A file system without parts of a second may
  /// count two at a time, as FAT does.
  package func isOver(by later: FileMoment) -> Bool {
    nanoseconds == 0 ? seconds + 2 <= later.seconds : self < later
  }
}
