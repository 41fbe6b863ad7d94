import Diagnostics
import FrontMatter

/// `content/records/tables.yml`: types of columns that are not to be inferred.
///
/// ```yaml
/// leads: {lead_id: text, created_at: instant, is_test: boolean, amount: EUR}
/// ```
struct TableDeclarations: Sendable {
  struct Column: Hashable, Sendable {
    var type: ColumnType
    var position: SourcePosition
  }

  private(set) var tables: [(name: String, position: SourcePosition, columns: [String: Column])] = []
  private(set) var diagnostics: [Diagnostic] = []
  let file: String

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    let (node, problems) = parseYAML(bytes, file: file)
    diagnostics = problems
    guard let node else { return }
    let reader = MappingReader(node)
    for table in reader.entries {
      let columns = MappingReader(table.value, path: table.key)
      var types: [String: Column] = [:]
      for column in columns.entries {
        types[column.key] = read(column, of: table.key)
      }
      tables.append((table.key, table.keyPosition, types))
      diagnostics += columns.finish(unknownKeys: nil)
    }
    diagnostics += reader.finish(unknownKeys: nil)
  }

  private mutating func read(_ column: YAMLEntry, of table: String) -> Column? {
    if let word = column.value.text, let type = ColumnType(word) { return Column(type: type, position: column.keyPosition) }
    let found = column.value.text.map { "'\($0)'" } ?? column.value.shape
    let suggestion = column.value.text.flatMap { NearMiss.suggestion(for: $0, among: ColumnType.words) }
    diagnostics.append(
      Diagnostic(
        .schemaValue, at: column.value.position, "'\(table).\(column.key)' is \(found), which is no type of a column",
        suggestion: suggestion ?? "write one of \(ColumnType.words.joined(separator: ", "))"))
    return nil
  }

  func columns(of table: String) -> [String: Column] {
    tables.first { $0.name == table }?.columns ?? [:]
  }

  /// Declared tables that have no file.
  func missingTables(files: [String]) -> [Diagnostic] {
    tables.filter { !files.contains($0.name) }.map { table in
      Diagnostic(
        .recordsTable, at: table.position, "the table '\(table.name)' has no file \(table.name).csv",
        suggestion: NearMiss.suggestion(for: table.name, among: files))
    }
  }

  /// Declared columns of a table that its file does not have.
  func missingColumns(of table: String, header: [String]) -> [Diagnostic] {
    columns(of: table).filter { !header.contains($0.key) }.map { name, column in
      Diagnostic(
        .recordsTable, at: column.position, "\(table).csv has no column '\(name)'",
        suggestion: NearMiss.suggestion(for: name, among: header))
    }.sorted()
  }
}
