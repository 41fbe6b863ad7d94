package import Diagnostics
package import Files

/// `content/records`: CSV files, each of them a table, and `tables.yml`, which may say which file or which sheet of a workbook a table
/// is and what it holds.
package struct RecordsFolder: Sendable {
  package struct File: Sendable {
    /// The table's name: the file's without `.csv`, or that of `tables.yml`.
    package var table: String
    /// Relative to the root, and the path for messages: `content/records/leads.csv`.
    package var path: String
    package var size: Int
    /// How many files the table's pattern fits.
    var candidates = 1
    /// Where its rows are as CSV, relative to the root; nil for a file that is.
    var sheet: String?
    var root: RootFolder

    /// Without its folder.
    var name: String { String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]) }

    func open() throws(EngineFailure) -> OpenFile {
      do throws(FileError) { return try root.file(sheet ?? path) } catch { throw EngineFailure(error.finding) }
    }
  }

  let root: RootFolder
  /// In the order of names.
  package var files: [File] = []
  /// Tables whose workbook could not be read; the diagnostics say why.
  var unread: [String] = []
  /// The bytes of `tables.yml`; empty where there is none.
  package var declarationBytes: [UInt8] = []
  let declarations: TableDeclarations
  package var declarationsPath: String { path + "/tables.yml" }
  /// Relative to the root, and the path for messages.
  package var path: String
  /// What is wrong with the folder and its file names.
  package var diagnostics: [Diagnostic]

  /// Lists a folder; one that is not there has no tables.
  package init(in root: RootFolder, at path: String = "content/records") {
    self.root = root
    self.path = path
    let listing = root.list(path, recursively: false)
    diagnostics = listing.diagnostics
    let declared = path + "/tables.yml"
    if listing.files.contains(declared) {
      do throws(FileError) { declarationBytes = try root.read(declared) } catch { diagnostics.append(error.finding) }
    }
    declarations = TableDeclarations(declarationBytes, file: declared)
    let names = listing.files.filter { $0 != declared }.map { String($0.dropFirst(path.count + 1)) }
    var tables: [String: String] = [:]
    var claimed: Set<String> = []
    for table in declarations.tables {
      guard let file = table.file else { continue }
      let pattern = FilePattern(file)
      let fitting = names.filter(pattern.matches)
      claimed.formUnion(fitting)
      if let newest = FilePattern.newest(fitting) { add(newest, as: table.name, of: fitting.count, &tables) }
    }
    for name in names where name.hasSuffix(".csv") && !claimed.contains(name) {
      add(name, as: String(name.dropLast(4)), of: 1, &tables)
    }
    files.sort { $0.table < $1.table }
  }

  private mutating func add(_ name: String, as table: String, of count: Int, _ tables: inout [String: String]) {
    var file = File(table: table, path: path + "/" + name, size: 0, candidates: count, root: root)
    do throws(FileError) { file.size = try root.file(file.path).size } catch {
      diagnostics.append(error.finding)
      return
    }
    let isName = !table.isEmpty && table.utf8.allSatisfy(isNameByte)
    if !isName || table.lowercased().hasPrefix("sqlite_") || table.lowercased().hasPrefix("concord_") {
      report(
        file, "'\(table)' is not a name for a table",
        "name the file with A-Z, a-z, 0-9 and _, or give it a name in \(declarationsPath): deals: {file: \"\(name)\"}")
    } else if let other = tables.updateValue(name, forKey: table.lowercased()) {
      report(
        file, "SQL does not distinguish the table '\(table)' from that of '\(other)'", "rename one of the files, or remove it")
    } else {
      files.append(file)
    }
  }

  private mutating func report(_ file: File, _ message: String, _ suggestion: String) {
    diagnostics.append(Diagnostic(.recordsTable, at: SourcePosition(file: file.path), message, suggestion: suggestion))
  }
}

/// Fills the start of the buffer from a file and gives how many bytes; 0 at its end.
func read(_ file: borrowing OpenFile, into buffer: UnsafeMutableRawBufferPointer) throws(EngineFailure) -> Int {
  do throws(FileError) { return try unsafe file.read(into: buffer) } catch { throw EngineFailure(error.finding) }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
}
