import Foundation
import Snapshots

/// Runs one stage of Concord by itself, so that it can be held against a program that does only that:
/// `stages read CORPUS`, `stages csv CORPUS` (reads and groups), `stages markdown BODIES`, `stages charts COUNT`. Prints how
/// much it did.
@main
struct Stages {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 2 else { usage() }
    switch arguments[0] {
    case "read": print(try readSnapshots(of: arguments[1]).rowCount, "rows")
    case "csv": print(sumsByPeriod(try readSnapshots(of: arguments[1])), "groups")
    case "markdown": print(try renderBodies(arguments[1]), "bytes of HTML")
    case "charts": print(drawCharts(Int(arguments[1]) ?? 0), "bytes of SVG")
    default: usage()
    }
  }

  private static func usage() -> Never {
    FileHandle.standardError.write(Data("usage: stages read|csv CORPUS | markdown BODIES | charts COUNT\n".utf8))
    exit(64)
  }
}

/// The bytes of a file.
func contents(of path: String) throws -> [UInt8] {
  // Straight into the array that readers take: a Data in between would cost a copy of every snapshot.
  let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
  defer { try? handle.close() }
  let size = Int(try handle.seekToEnd())
  try handle.seek(toOffset: 0)
  return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    // Safe: the buffer has `size` bytes, and no more are asked for.
    while count < size, let base = buffer.baseAddress {
      let got = unsafe read(handle.fileDescriptor, base + count, size - count)
      guard got > 0 else { break }
      count += got
    }
  }
}

/// Paths of the files in a folder that end in `suffix`, sorted.
func files(in folder: String, suffix: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
}
