import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of the test's own, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/concord-test-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template) != nil
    try #require(made)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.removeAll(path) }

  /// Writes files, making their folders: `["content/site.yml": "title: Test"]`.
  @discardableResult
  func write(_ files: KeyValuePairs<String, String>) throws -> TemporaryFolder {
    for (name, text) in files { try write(name, Array(text.utf8)) }
    return self
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      _ = unsafe mkdir(folder, 0o755)
    }
    try writeFile(path + "/" + name, bytes)
  }

  /// The text of a file; nil where there is none.
  func read(_ name: String) -> String? {
    guard let file = unsafe fopen(path + "/" + name, "rb") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }

  /// The inode of a file: another one means that it was written again.
  func identity(_ name: String) -> UInt64? {
    var info = stat()
    guard unsafe stat(path + "/" + name, &info) == 0 else { return nil }
    return UInt64(info.st_ino)
  }

  /// Every file below, by its path, sorted.
  func files(_ folder: String = "") -> [String] {
    guard let names = Self.names(in: path + "/" + folder) else { return [] }
    return names.flatMap { name -> [String] in
      let child = folder.isEmpty ? name : folder + "/" + name
      return Self.names(in: path + "/" + child) == nil ? [child] : files(child)
    }
    .sorted()
  }

  /// The files of its site with their texts.
  var site: [String: String?] { Dictionary(files("output").map { ($0, read($0)) }) { first, _ in first } }

  func link(_ name: String, to target: String) throws {
    let made = unsafe symlink(target, path + "/" + name) == 0
    try #require(made)
  }

  func remove(_ name: String) { _ = unsafe unlink(path + "/" + name) }

  /// Names in a folder; nil where there is none.
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
    for name in names(in: path) ?? [] where unsafe unlink(path + "/" + name) != 0 { removeAll(path + "/" + name) }
    _ = unsafe rmdir(path)
  }
}
