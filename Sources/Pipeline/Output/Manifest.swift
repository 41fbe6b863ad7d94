/// Which files of an output folder are ours: `.concord` in it, one path a line, sorted.
///
/// A build removes only what an earlier build wrote, so whatever else a team keeps in the folder stays.
struct Manifest: Sendable {
  static let name = ".concord"
  private static let heading = "written by concord; the files below are its own"

  var paths: Set<String>

  /// Nil where the folder has no manifest of ours.
  static func read(in folder: String) -> Manifest? {
    guard let bytes = try? FileSystem.read(folder + "/" + name) else { return nil }
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.first == heading else { return nil }
    lines.removeFirst()
    // A manifest that was tampered with must not lead a removal out of the folder.
    return Manifest(paths: Set(lines.filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }))
  }

  var bytes: [UInt8] {
    Array(([Self.heading] + paths.sorted()).joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
  }
}
