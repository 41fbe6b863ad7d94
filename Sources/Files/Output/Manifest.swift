import Fingerprints

/// Which files of an output folder are ours: `.concord` in it, one path a line, sorted.
///
/// A build removes only what an earlier build wrote, so whatever else a team keeps in the folder stays.
struct Manifest: Sendable {
  static let name: FileName = ".concord"
  private static let heading = "written by concord; the files below are its own"
  private static let rootHeading = "of the project "

  var paths: Set<String>
  /// Whose site it is, where a link of the project leads out of it to the folder: the hash of the project's path.
  var root: String?

  /// Nil where the folder has no manifest of ours.
  static func read(in folder: borrowing Folder) -> Manifest? {
    list(in: folder).map { Manifest(paths: Set($0.paths), root: $0.root) }
  }

  /// The same with the paths in the order of the file.
  static func list(in folder: borrowing Folder) -> (paths: [String], root: String?)? {
    guard let bytes = try? folder.file(name).bytes() else { return nil }
    var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
    guard lines.popFirst()?.elementsEqual(heading.utf8) == true else { return nil }
    var root: String?
    if let first = lines.first, first.starts(with: rootHeading.utf8) {
      root = String(decoding: first.dropFirst(rootHeading.utf8.count), as: UTF8.self)
      lines.removeFirst()
    }
    // A manifest that was tampered with must not lead a removal out of the folder.
    return (lines.filter(staysInside).map { String(decoding: $0, as: UTF8.self) }, root)
  }

  private static func staysInside(_ path: ArraySlice<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    guard path.first != slash else { return false }
    let dot = UInt8(ascii: ".")
    let hasTwoDots = zip(path, path.dropFirst()).contains { $0 == dot && $1 == dot }
    return !hasTwoDots || !path.split(separator: slash).contains { $0.elementsEqual("..".utf8) }
  }

  /// How a project is named in a manifest, which anybody may read on the web.
  static func mark(of root: RootFolder) -> String { sha256(root.resolvedPath).digits(16) }

  var bytes: [UInt8] {
    let lines = [Self.heading] + (root.map { [Self.rootHeading + $0] } ?? []) + paths.sorted()
    return Array(lines.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
  }
}
