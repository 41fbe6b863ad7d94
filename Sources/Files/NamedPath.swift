#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A path that a person named, as what it leads to.
package enum NamedPath: Sendable {
  case file, folder, missing

  package init(_ path: String) {
    var info = stat()
    guard unsafe stat(path, &info) == 0 else {
      self = .missing
      return
    }
    self = FileStatus(info).kind == .folder ? .folder : .file
  }
}
