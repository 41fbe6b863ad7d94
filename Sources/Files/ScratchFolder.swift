#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files for a program that reads them by their path, in a folder that only this user can enter; it goes with the value.
package struct ScratchFolder: ~Copyable, Sendable {
  /// Without a slash at its end.
  package let path: String

  /// Nil where nothing can be written.
  package init?(_ files: [(name: String, bytes: [UInt8])]) {
    guard let path = Self.made else { return nil }
    guard Self.write(files, to: path) else {
      Self.remove(path)
      return nil
    }
    self.path = path
  }

  deinit { Self.remove(path) }

  private static var made: String? {
    var template = Array("/tmp/concord-XXXXXX".utf8CString)
    // Memory safety: the system writes its six letters within the array.
    guard unsafe mkdtemp(&template) != nil else { return nil }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func write(_ files: [(name: String, bytes: [UInt8])], to path: String) -> Bool {
    do throws(FileError) {
      let folder = try Folder(named: path)
      for file in files { try folder.create(FileName(file.name), file.bytes) }
      return true
    } catch {
      return false
    }
  }

  private static func remove(_ path: String) {
    guard let parent = try? Folder(named: "/tmp") else { return }
    parent.removeAll(FileName(path.dropFirst("/tmp/".count)))
  }

  /// Ends the value's life, and keeps it until here.
  package consuming func close() {}
}
