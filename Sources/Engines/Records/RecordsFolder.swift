#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
package import Diagnostics

/// `content/records`: CSV files, each of them a table, and `tables.yml`, which may declare their columns.
package struct RecordsFolder: Hashable, Sendable {
  package struct File: Hashable, Sendable {
    /// The table's name: the file's without `.csv`.
    package var table: String
    package var path: String
    /// The path for messages: `content/records/leads.csv`.
    package var shownPath: String
    package var size: Int
  }

  /// In the order of names.
  package var files: [File] = []
  /// Of `tables.yml`; empty where there is none.
  package var declarations: [UInt8] = []
  package var declarationsPath: String { shownPath + "/tables.yml" }
  /// The folder for messages: `content/records`.
  package var shownPath: String
  /// What is wrong with the folder and its file names.
  package var diagnostics: [Diagnostic] = []

  /// Lists a folder; one that is not there has no tables.
  package init(_ folder: String, shownAs shown: String = "content/records") {
    shownPath = shown
    var tables: [String: String] = [:]
    for name in names(in: folder, shown) {
      if name == "tables.yml" {
        readDeclarations(folder + "/" + name)
        continue
      }
      guard name.hasSuffix(".csv"), let size = size(of: folder + "/" + name) else { continue }
      let file = File(
        table: String(name.dropLast(4)), path: folder + "/" + name, shownPath: shown + "/" + name, size: size)
      let isName = !file.table.isEmpty && file.table.utf8.allSatisfy(isNameByte)
      if !isName || file.table.lowercased().hasPrefix("sqlite_") || file.table.lowercased().hasPrefix("concord_") {
        report(file, "'\(file.table)' is no name for a table", "name the file with A-Z, a-z, 0-9 and _")
      } else if let other = tables.updateValue(name, forKey: file.table.lowercased()) {
        report(file, "SQL does not tell the table '\(file.table)' from that of '\(other)'", "rename one of the files")
      } else {
        files.append(file)
      }
    }
  }

  private mutating func report(_ file: File, _ message: String, _ suggestion: String) {
    diagnostics.append(
      Diagnostic(.recordsTable, at: SourcePosition(file: file.shownPath), message, suggestion: suggestion))
  }

  private mutating func names(in folder: String, _ shown: String) -> [String] {
    guard let stream = unsafe opendir(folder) else {
      if errno != ENOENT { diagnostics += InputFile.failure(shown, errno).diagnostics }
      return []
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      // Safe: the system ends the name with a zero within its tuple.
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func size(of path: String) -> Int? {
    var info = stat()
    guard unsafe stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(info.st_size)
  }

  private mutating func readDeclarations(_ path: String) {
    do throws(EngineFailure) {
      let file = try InputFile(path, shownPath: declarationsPath)
      var part = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let outcome = unsafe part.withUnsafeMutableBytes { buffer in
          Result { () throws(EngineFailure) -> Int in try unsafe file.read(into: buffer) }
        }
        let got = try outcome.get()
        if got == 0 { return }
        declarations += part[..<got]
      }
    } catch {
      diagnostics += error.diagnostics
    }
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
}
