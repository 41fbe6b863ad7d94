import Foundation

/// A folder being filled; it counts what it writes.
final class Folder {
  private let root: URL
  private var made: Set<String> = []
  private(set) var files = 0
  private(set) var bytes = 0

  init(_ path: String) { root = URL(fileURLWithPath: path) }

  func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  func write(_ contents: [UInt8], to path: String) throws {
    let url = root.appendingPathComponent(path)
    let folder = url.deletingLastPathComponent()
    if made.insert(folder.path).inserted {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    try Data(contents).write(to: url)
    files += 1
    bytes += contents.count
  }
}
