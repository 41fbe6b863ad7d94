import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of the test's own, with a project in it and room beside it; removed with this value.
final class Scratch: Sendable {
  let path: String
  var project: String { path + "/project" }

  init() throws {
    var template = Array("/tmp/concord-files-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template) != nil
    try #require(made)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    folder("project")
  }

  deinit { Self.removeAll(path) }

  func folder(_ name: String) { _ = unsafe mkdir(path + "/" + name, 0o755) }

  /// Writes a file, making its folders.
  func write(_ name: String, _ text: String = "") throws {
    let parts = name.split(separator: "/")
    for count in 1..<parts.count { folder(parts[..<count].joined(separator: "/")) }
    try writeFile(path + "/" + name, Array(text.utf8))
  }

  /// Runs a command of a shell in the project.
  func run(_ command: String) throws {
    let status = unsafe system("cd '\(project)' && \(command)")
    try #require(status == 0)
  }

  func link(_ name: String, to target: String) throws {
    let made = unsafe symlink(target, path + "/" + name) == 0
    try #require(made)
  }

  func pipe(_ name: String) throws {
    let made = unsafe mkfifo(path + "/" + name, 0o644) == 0
    try #require(made)
  }

  /// Nil where nothing can be read.
  func read(_ name: String) -> String? {
    guard let file = unsafe fopen(path + "/" + name, "rb") else { return nil }
    defer { unsafe fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    return String(decoding: bytes[..<(unsafe fread(&bytes, 1, bytes.count, file))], as: UTF8.self)
  }

  func isLink(_ name: String) -> Bool {
    var info = stat()
    return unsafe lstat(path + "/" + name, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  func permissions(_ name: String) -> mode_t? {
    var info = stat()
    return unsafe lstat(path + "/" + name, &info) == 0 ? info.st_mode & 0o777 : nil
  }

  func remove(_ name: String) { Self.removeAll(path + "/" + name) }

  func move(_ name: String, to newName: String) throws {
    let moved = unsafe rename(path + "/" + name, path + "/" + newName) == 0
    try #require(moved)
  }

  /// Everything below a folder by its path, sorted; folders end in a slash, links in `@`.
  func tree(_ folder: String) -> [String] { Self.tree(path + "/" + folder, "").sorted() }

  private static func tree(_ folder: String, _ prefix: String) -> [String] {
    (names(in: folder) ?? []).flatMap { name -> [String] in
      var info = stat()
      guard unsafe lstat(folder + "/" + name, &info) == 0 else { return [prefix + name] }
      switch info.st_mode & S_IFMT {
      case S_IFDIR: return [prefix + name + "/"] + tree(folder + "/" + name, prefix + name + "/")
      case S_IFLNK: return [prefix + name + "@"]
      default: return [prefix + name]
      }
    }
  }

  private static func names(in folder: String) -> [String]? {
    guard let stream = unsafe opendir(folder) else { return nil }
    defer { _ = unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      let name = String(decoding: bytes, as: UTF8.self)
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func removeAll(_ path: String) {
    var info = stat()
    if unsafe lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
      for name in names(in: path) ?? [] { removeAll(path + "/" + name) }
    }
    if unsafe unlink(path) != 0 { _ = unsafe rmdir(path) }
  }
}

/// An empty file under a name in bytes.
func writeRaw(_ path: [UInt8]) throws {
  let name = path.map { CChar(bitPattern: $0) } + [0]
  let file = try unsafe #require(fopen(name, "wb"))
  unsafe fclose(file)
}
