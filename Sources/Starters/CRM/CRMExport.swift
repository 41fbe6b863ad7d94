import Calendars
package import Diagnostics
import Tables

/// Files of a CRM's export, each told by its header: which tables they are, and what stands in them that a start has to know.
package struct CRMExport: Sendable {
  /// A file that is a table.
  struct Table: Sendable {
    /// The name of the file.
    var file: String
    var columns: [String]
    var delimiter: UInt8
    /// How often each value of a counted column occurs.
    var values: [String: [String: Int]] = [:]
    /// The earliest month of its times.
    var firstMonth: String?
    /// Domains of addresses that begin with "test".
    var testDomains: [String: Int] = [:]
    /// All cells, of small tables of settings.
    var rows: [[String]] = []
  }

  package let system: CRMSystem
  private(set) var tables: [String: Table] = [:]
  package private(set) var findings: [Diagnostic] = []
  /// A line for each file, as it is printed.
  package private(set) var lines: [String] = []
  /// Names of the files that are tables.
  package var files: [String] { tables.values.map(\.file).sorted() }

  /// Files are in the order of names; of several that are one table the last one counts. Paths are those of findings.
  package init(_ system: CRMSystem, files: [(name: String, path: String, bytes: [UInt8])]) {
    self.system = system
    for (name, path, bytes) in files {
      if let finding = pageInsteadOfSheet(bytes, path: path) {
        findings.append(finding)
        continue
      }
      read(name, path, bytes)
    }
    tellMissing(folder: files.first.map { String($0.path.dropLast($0.name.count)) } ?? "the folder")
  }

  subscript(table: String) -> Table? { tables[table] }

  /// What lines of templates ask for: a table, and a column of a table.
  var facts: Set<String> {
    Set(tables.flatMap { table, found in [table] + found.columns.map { "\(table).\($0)" } })
  }

  private mutating func read(_ name: String, _ path: String, _ bytes: [UInt8]) {
    var reader = CSVReader(bytes, file: path, form: TableForm(delimiter: .found))
    let columns = reader.header.map(\.name)
    guard let shape = Self.shape(of: columns, in: system) else {
      let other = CRMSystem.allCases.first { $0 != system && Self.shape(of: columns, in: $0) != nil }
      lines.append("\(name): left out, " + (other.map { "it looks like an export of \($0.name)" } ?? "it is not needed"))
      return
    }
    if let wrong = reader.diagnostics.first(where: { $0.severity == .error && $0.rule == .fileNotUTF8 }) {
      findings.append(wrong)
    }
    if let before = tables[shape.table] { lines.append("\(before.file): left out, \(name) is the same table") }
    var table = Table(file: name, columns: columns, delimiter: reader.delimiter)
    let counted = shape.counted.compactMap { name in columns.firstIndex(of: name).map { (name, $0) } }
    let only = shape.only.flatMap { only in columns.firstIndex(of: only.column).map { ($0, Array(only.value.utf8)) } }
    let time = shape.time.flatMap { columns.firstIndex(of: $0) }
    let email = columns.firstIndex(of: "Email")
    let isSettings = ["BusinessHours", "Holiday", "CurrencyType"].contains(shape.table)
    var count = 0
    reader.readRecords { fields, bytes in
      count += 1
      if isSettings, count <= 1000 { table.rows.append(columns.indices.map { fields[$0].text(in: bytes) }) }
      if let time, fields[time].range.count >= 7 {
        let month = String(fields[time].text(in: bytes).prefix(7))
        if isMonth(month), month < table.firstMonth ?? "9999" { table.firstMonth = month }
      }
      if let email { countDomain(ofTest: fields[email].text(in: bytes), in: &table) }
      if let (place, value) = only, fields[place].text(in: bytes) != String(decoding: value, as: UTF8.self) { return }
      for (name, place) in counted { table.values[name, default: [:]][fields[place].text(in: bytes), default: 0] += 1 }
    }
    tables[shape.table] = table
    lines.append("\(name): \(shape.table), \(count) row\(count == 1 ? "" : "s")")
  }

  private static func shape(of columns: [String], in system: CRMSystem) -> CRMSystem.Shape? {
    let columns = Set(columns)
    return system.shapes.first { columns.isSuperset(of: $0.marks) }
  }

  private mutating func tellMissing(folder: String) {
    for shape in system.shapes where shape.isNeeded && tables[shape.table] == nil {
      findings.append(
        Diagnostic(
          .recordsTable, at: SourcePosition(file: folder),
          "no file is \(system.name)'s \(shape.table): none has the columns \(shape.marks.joined(separator: ", "))",
          suggestion: system == .salesforce
            ? "export the object with Data Loader, Extract All, with all its fields"
            : "export the view with all properties, in English, as CSV"))
    }
  }
}

/// Counts the domain of an address that is a test's by its name.
private func countDomain(ofTest address: String, in table: inout CRMExport.Table) {
  guard address.lowercased().hasPrefix("test"), let at = address.lastIndex(of: "@") else { return }
  let domain = String(address[address.index(after: at)...])
  if !domain.isEmpty { table.testDomains[domain, default: 0] += 1 }
}

private func isMonth(_ text: String) -> Bool {
  guard let period = Period(text), period.grain == .month else { return false }
  return DatedYears.contains(CivilDate("\(text)-01") ?? CivilDate(daysSinceEpoch: 0))
}

/// A finding where a file that should be a sheet is a page of HTML, as a download that asked for a password leaves it.
package func pageInsteadOfSheet(_ bytes: [UInt8], path: String) -> Diagnostic? {
  let start = bytes.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
  let text = String(decoding: start.prefix(200), as: UTF8.self).lowercased()
  guard
    text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.hasPrefix("<head") || text.hasPrefix("<body")
      || text.hasPrefix("<table")
  else { return nil }
  return Diagnostic(
    .csvHeader, at: SourcePosition(file: path, line: 1, column: 1), "this is a page of HTML, not a sheet",
    suggestion: "it may be the page that asked you to sign in: download the export again, as CSV")
}
