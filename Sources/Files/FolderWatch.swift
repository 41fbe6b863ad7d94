import CInotify
import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Hears which names in folders changed, where the system tells. What became of them it does not say: ``FolderMarks`` do.
package final class FolderWatch: Sendable {
  private let descriptor: Int32
  /// Where is waited for news: a thread of its own, so that nobody else waits for one.
  private let queue = DispatchQueue(label: "concord.watch")

  /// Nil where the system tells nothing of the kind.
  package init?() {
    descriptor = open_notices()
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Listens to an open folder too, and gives the number that its news have; nil where the system takes no more of them.
  func add(_ folder: borrowing Folder) -> Int32? {
    // Safe: the text lives for the length of the call.
    let number = unsafe notice_changes(descriptor, "/proc/self/fd/\(folder.descriptor)")
    return number < 0 ? nil : number
  }

  /// Waits until there are news, or for some milliseconds.
  package func wait(atMost milliseconds: Int32) async {
    await withCheckedContinuation { continuation in
      queue.async { [descriptor] in
        var asked = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // Safe: one value of ours, for the length of the call.
        _ = unsafe poll(&asked, 1, milliseconds)
        continuation.resume()
      }
    }
  }

  /// What changed since it was last asked.
  package func news() -> FolderNews {
    var news = FolderNews()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // Safe: the buffer is ours, for the length of the call.
      let count = unsafe read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return news }
      add(buffer[..<count], to: &news)
    }
  }

  /// Notices one behind the other: the folder's number, what happened, a word that pairs renames, the length of the name, the name.
  private func add(_ bytes: ArraySlice<UInt8>, to news: inout FolderNews) {
    func word(at place: Int) -> UInt32 {
      // In the order of the machine.
      let word = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
      return UInt32(littleEndian: word)
    }
    var place = bytes.startIndex
    while bytes.endIndex - place >= 16 {
      let length = Int(word(at: place + 12))
      guard length <= bytes.endIndex - place - 16 else {
        news.isUnclear = true
        return
      }
      // Names are filled up with zeros.
      let name = bytes[place + 16..<place + 16 + length].prefix { $0 != 0 }
      news.hear(Int32(bitPattern: word(at: place)), Array(name), Self.event(Int(word(at: place + 4))))
      place += 16 + length
    }
  }

  private static func event(_ mask: Int) -> FolderNews.Event {
    if mask & Int(NOTICE_UNCLEAR) != 0 { return .unclear }
    if mask & Int(NOTICE_GONE) != 0 { return .gone }
    if mask & Int(NOTICE_NAMED) != 0 { return .named }
    return mask & Int(NOTICE_CLOSED) != 0 ? .closed : .made
  }
}
