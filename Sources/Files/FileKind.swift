#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a name in a folder stands for.
package enum FileKind: Hashable, Sendable {
  case file, folder, link, pipe, socket, device, unknown

  init(mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      case S_IFCHR, S_IFBLK: .device
      default: .unknown
      }
  }

  /// From a folder's listing, whose numbers are the same on every system; nil where it does not say.
  init?(listed type: UInt8) {
    switch type {
    case 1: self = .pipe
    case 2, 6: self = .device
    case 4: self = .folder
    case 8: self = .file
    case 10: self = .link
    case 12: self = .socket
    default: return nil
    }
  }

  /// "a named pipe".
  package var noun: String {
    switch self {
    case .file: "a file"
    case .folder: "a folder"
    case .link: "a link"
    case .pipe: "a named pipe"
    case .socket: "a socket"
    case .device: "a device"
    case .unknown: "neither a file nor a folder"
    }
  }
}

/// What is known of an open file, or of a name.
struct FileStatus: Sendable {
  var kind: FileKind
  var size: Int
  /// Who may read and write it.
  var permissions: mode_t
  var device: UInt64
  var inode: UInt64
  var owner: uid_t
  /// When its bytes were written, as anybody may say.
  var modified: FileMoment
  /// When it was last changed, as only the system says.
  var changed: FileMoment

  init(_ info: stat) {
    kind = FileKind(mode: info.st_mode)
    size = Int(info.st_size)
    permissions = info.st_mode & 0o7777
    device = UInt64(info.st_dev)
    inode = UInt64(info.st_ino)
    owner = info.st_uid
    #if canImport(Darwin)
      modified = FileMoment(info.st_mtimespec)
      changed = FileMoment(info.st_ctimespec)
    #else
      modified = FileMoment(info.st_mtim)
      changed = FileMoment(info.st_ctim)
    #endif
  }

  /// Of a folder that we make.
  static let folderPermissions: mode_t = 0o755

  func isSame(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }
}

extension FileMoment {
  fileprivate init(_ time: timespec) { self.init(seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec)) }
}
