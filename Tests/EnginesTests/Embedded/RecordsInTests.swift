import Calendars
import Diagnostics
import Engines
import Files
import Statements
import Tables
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A project with a folder of records, `records`, that is removed with this value. Names are relative to that folder.
final class Records {
  static let cache = "../.concord/cache"
  private let root: String
  private var path: String { root + "/records" }

  init(_ files: KeyValuePairs<String, String>) {
    var template = Array("/tmp/concord-records-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let address = buffer.baseAddress, let name = unsafe mkdtemp(address) else { return nil }
      return unsafe String(cString: name)
    }
    root = made ?? "/tmp/concord-records-none"
    _ = unsafe mkdir(path, 0o755)
    for (name, text) in files { write(name, Array(text.utf8)) }
  }

  deinit { remove(root) }

  func write(_ name: String, _ bytes: [UInt8]) {
    // What fails is recorded there.
    try? writeFile(path + "/" + name, bytes)
  }

  func read(_ name: String) -> [UInt8] {
    guard let file = unsafe fopen(path + "/" + name, "r") else { return [] }
    defer { unsafe fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    return Array(bytes[..<(unsafe fread(&bytes, 1, bytes.count, file))])
  }

  /// Names of the files of a folder, sorted.
  func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(path + "/" + folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      unsafe names.append(name(of: entry))
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  private func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  private func remove(_ path: String) {
    guard let stream = unsafe opendir(path) else {
      unsafe unlink(path)
      return
    }
    while let entry = unsafe readdir(stream) {
      let name = unsafe name(of: entry)
      if name != ".", name != ".." { remove(path + "/" + name) }
    }
    unsafe closedir(stream)
    unsafe rmdir(path)
  }

  func engine(
    zone: TimeZoneRules? = nil, storage: EmbeddedEngine.Storage = .memory, questions: [Query] = []
  ) throws(EngineFailure) -> EmbeddedEngine {
    try EmbeddedEngine(
      RecordsFolder(in: RootFolder(root), at: "records"), zone: zone, storage: storage, questions: questions)
  }

  /// Of a question its statement, where it is answered out of columns.
  func choices(_ sql: String) -> Set<String> {
    RecordsFolder(in: RootFolder(root), at: "records").choices(
      among: [Query(name: "test", sql: sql, position: SourcePosition(file: "mql.md"))], zone: nil, zones: ZoneLookup())
  }
}

/// The answer to a query as lines of text: the columns, then the rows; `-` is null. Or what is wrong, one finding a line.
func answer(_ engine: EmbeddedEngine, _ sql: String) async -> [String] {
  let query = Query(name: "test", sql: sql, position: SourcePosition(file: "mql.md", line: 7, column: 8))
  var lines: [String] = []
  do throws(EngineFailure) {
    try await engine.run([query]) { _, columns, rows in
      if lines.isEmpty { lines.append(columns.joined(separator: "|")) }
      for row in 0..<rows.count {
        lines.append(columns.indices.map { rows.text(row, $0) ?? "-" }.joined(separator: "|"))
      }
    }
    return lines
  } catch {
    return error.diagnostics.map(findingLine)
  }
}

func answer(
  _ files: KeyValuePairs<String, String>, _ sql: String, zone: TimeZoneRules? = nil
) async -> [String] {
  do throws(EngineFailure) {
    return await answer(try Records(files).engine(zone: zone), sql)
  } catch {
    return error.diagnostics.map(findingLine)
  }
}

/// A finding on one line.
func findingLine(_ problem: Diagnostic) -> String {
  let place = "\(problem.position.file):\(problem.position.line):\(problem.position.column)"
  return "\(place): \(problem.message) (\(problem.suggestion ?? "")) [\(problem.rule.rawValue)]"
}
