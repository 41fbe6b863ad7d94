import Diagnostics
import FrontMatter
import Tables

/// `content/records/tables.yml`: which file a table is, how it is written, and what its columns hold, where that is not to be
/// inferred.
///
/// ```yaml
/// leads: {lead_id: text, created_at: instant, is_test: boolean, amount: EUR}
/// spend: {file: "google_ads-*.csv", skip: 2, until: "Total:", thousands: ",", missing: ["--"], columns: {Cost: EUR}}
/// ```
struct TableDeclarations: Sendable {
  struct Column: Hashable, Sendable {
    /// Nil where only the form of its values is declared.
    var type: ColumnType?
    var form: CellForm
    /// Of times that name none.
    var zone: String?
    var position: SourcePosition
  }

  struct Table: Sendable {
    var name: String
    var position: SourcePosition
    /// A file's name, or a pattern of names of which the newest is meant; nil for the table's own name.
    var file: String?
    /// Of a workbook; its first where nil.
    var sheet: String?
    var form = TableForm(delimiter: .found)
    /// Of columns that have none of their own.
    var cells = CellForm()
    var zone: String?
    var columns: [String: Column] = [:]
  }

  private(set) var tables: [Table] = []
  private(set) var diagnostics: [Diagnostic] = []
  let file: String

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    let (node, problems) = parseYAML(bytes, file: file)
    diagnostics = problems
    guard let node else { return }
    let reader = MappingReader(node)
    for entry in reader.entries { tables.append(table(entry)) }
    diagnostics += reader.finish(unknownKeys: nil)
  }

  private mutating func table(_ entry: YAMLEntry) -> Table {
    var table = Table(name: entry.key, position: entry.keyPosition)
    var reader = MappingReader(entry.value, path: entry.key)
    table.file = reader.fileName()
    table.sheet = reader.string("sheet")
    if let skip = reader.integer("skip", in: 0...10_000) { table.form.skip = skip }
    // Empty is a value: the first blank line.
    if let until = reader.node("until"), let text = until.text {
      table.form.until = text
    } else if reader.has("until") {
      reader.report(.schemaType, "until", "is not text", suggestion: "write how the line below the rows begins, or ''")
    }
    table.form.encoding = reader.choice("encoding")
    if let delimiter = reader.oneOf("delimiter", [",", ";", "|", "tab"]) {
      table.form.delimiter = .byte(delimiter == "tab" ? 0x09 : delimiter.utf8.first ?? 0x2C)
    }
    table.cells = reader.cellForm(CellForm())
    table.zone = reader.string("zone")
    let columns = reader.node("columns")
    let types =
      columns?.entries.map { Array($0) }
      ?? (columns == nil ? reader.entries.filter { !Self.options.contains($0.key) } : [])
    if let columns, columns.entries == nil {
      reader.report(.schemaType, "columns", "is \(columns.shape), expected a mapping")
    }
    diagnostics += reader.finish(unknownKeys: columns == nil ? nil : .error)
    for column in types { table.columns[column.key] = read(column, of: table) }
    return table
  }

  private mutating func read(_ entry: YAMLEntry, of table: Table) -> Column? {
    var column = Column(type: nil, form: table.cells, zone: table.zone, position: entry.keyPosition)
    guard entry.value.entries != nil else {
      let option = NearMiss.suggestion(for: entry.key, among: Self.options.sorted())
      guard let type = type(entry.value, of: "\(table.name).\(entry.key)", suggestion: option) else { return nil }
      column.type = type
      return column
    }
    var reader = MappingReader(entry.value, path: "\(table.name).\(entry.key)")
    if let node = reader.node("type") { column.type = type(node, of: "\(table.name).\(entry.key).type") }
    column.form = reader.cellForm(table.cells)
    column.zone = reader.string("zone") ?? table.zone
    diagnostics += reader.finish()
    return column
  }

  private mutating func type(_ node: YAMLNode, of name: String, suggestion: String? = nil) -> ColumnType? {
    if let word = node.text, let type = ColumnType(word) { return type }
    let found = node.text.map { "'\($0)'" } ?? node.shape
    let near = suggestion ?? node.text.flatMap { NearMiss.suggestion(for: $0, among: ColumnType.words) }
    diagnostics.append(
      Diagnostic(
        .schemaValue, at: node.position, "'\(name)' is \(found), which is not a column type",
        suggestion: near ?? "write one of \(ColumnType.words.joined(separator: ", "))"))
    return nil
  }

  /// Keys that are no columns; a column of such a name stands under `columns`.
  static let options: Set<String> = [
    "file", "sheet", "skip", "until", "encoding", "delimiter", "decimal", "thousands", "dates", "missing", "zone", "columns",
  ]

  subscript(name: String) -> Table? { tables.first { $0.name == name } }

  /// Declared tables that have no file.
  func missingTables(files: [String]) -> [Diagnostic] {
    tables.filter { !files.contains($0.name) }.map { table in
      if let file = table.file {
        return Diagnostic(
          .recordsTable, at: table.position, "there is no file '\(file)' for the table '\(table.name)'",
          suggestion: "give the name of a file beside tables.yml; * stands for any characters")
      }
      return Diagnostic(
        .recordsTable, at: table.position, "the table '\(table.name)' has no file \(table.name).csv",
        suggestion: NearMiss.suggestion(for: table.name, among: files))
    }
  }

  /// Declared columns of a table that its file does not have.
  func missingColumns(of table: String, in file: String, header: [String]) -> [Diagnostic] {
    (self[table]?.columns ?? [:]).filter { !header.contains($0.key) }.map { name, column in
      Diagnostic(
        .recordsTable, at: column.position, "\(file) has no column '\(name)'",
        suggestion: NearMiss.suggestion(for: name, among: header))
    }.sorted()
  }
}

extension MappingReader {
  /// A file's name beside `tables.yml`.
  fileprivate mutating func fileName() -> String? {
    guard let name = string("file") else { return nil }
    guard !name.contains("/"), name != "tables.yml" else {
      report(
        .schemaValue, "file", "is '\(name)', which is not a file beside tables.yml", suggestion: "write a name without '/'")
      return nil
    }
    return name
  }

  /// How values are written; what is not said is as in `outer`.
  fileprivate mutating func cellForm(_ outer: CellForm) -> CellForm {
    var form = outer
    if let decimal: CellForm.DecimalMark = choice("decimal") {
      form.decimal = decimal
      if form.thousands?.rawValue == decimal.rawValue, !has("thousands") { form.thousands = nil }
    }
    if let thousands: CellForm.Thousands = choice("thousands") { form.thousands = thousands }
    if let dates: CellForm.DateOrder = choice("dates") { form.dates = dates }
    if has("missing") { form.missing = strings("missing") } else { allow(["missing"]) }
    if form.thousands?.rawValue == form.decimal.rawValue {
      report(
        .schemaValue, has("thousands") ? "thousands" : "decimal",
        "is '\(form.decimal.rawValue)' for decimals and for thousands", suggestion: "give both decimal and thousands")
      form.thousands = nil
    }
    return form
  }
}
