#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a file or a folder could not be read or written.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    /// `errno` of a call to the system.
    case system(Int32)
    /// A link, or the path itself, leads out of the folder that holds it.
    case outside(target: String)
    /// A link that leads to nothing.
    case deadLink
    /// A link where none is followed.
    case link
    case notAFile(FileKind)
    case notAFolder(FileKind)
  }

  /// As messages show it.
  package var path: String
  package var reason: Reason

  init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// What the system said last.
  init(_ path: String) { self.init(path, .system(errno)) }

  /// "permission denied", in the system's words or ours.
  package var description: String {
    switch reason {
    case .system(let code): systemMessage(code)
    case .outside(let target): "it leads out of the project, to \(target)"
    case .deadLink: "the link leads nowhere"
    case .link: "it is a link, and Concord does not follow links here"
    case .notAFile(let kind): "it is \(kind.noun), not a file"
    case .notAFolder(let kind): "it is \(kind.noun), not a folder"
    }
  }

  /// What was to be new has a name that is taken.
  package var isAlreadyThere: Bool { [.system(EEXIST), .system(ENOTEMPTY)].contains(reason) }

  /// Nothing has the name.
  package var isMissing: Bool { reason == .system(ENOENT) }

  /// Something on the way is no folder.
  var isNoFolder: Bool {
    if case .notAFolder = reason { return true }
    return [.system(ENOTDIR), .system(ELOOP), .link].contains(reason)
  }

  /// The two names lie on different file systems.
  var crossesFileSystems: Bool { reason == .system(EXDEV) }

  /// Nobody can write there, or this user cannot.
  var forbidsWriting: Bool { [.system(EROFS), .system(EACCES), .system(EPERM)].contains(reason) }

  static func alreadyThere(_ path: String) -> FileError { FileError(path, .system(EEXIST)) }

  /// The file system cannot do in one step what was asked.
  var cannotExchange: Bool { [.system(EINVAL), .system(ENOSYS), .system(ENOTSUP), .system(EBUSY)].contains(reason) }

  /// The same under the path that messages show.
  func at(_ path: String) -> FileError { FileError(path, reason) }
}

/// The system's words for an error: "permission denied".
package func systemMessage(_ code: Int32) -> String {
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text).lowercased()
}
