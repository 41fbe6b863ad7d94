import Calendars
import Diagnostics
import Fingerprints

/// A table's file, and what it is by its first rows, or why that cannot be told.
struct InspectedTable: Sendable {
  let reader: RecordReader
  let inspection: Result<TableInspection, EngineFailure>
}

extension [InspectedTable] {
  /// The tables of those files that can be read, without rows.
  var tables: [RecordTable] {
    compactMap { table in
      guard case .success(let inspection) = table.inspection else { return nil }
      return RecordTable(
        name: table.reader.file.table, columns: inspection.columns, rows: 0, sha256: sha256(""), repeated: inspection.repeated)
    }
  }
}

/// What the files of a folder are, in the order of their tables.
func inspectTables(_ folder: RecordsFolder, zone: TimeZoneRules?, zones: ZoneLookup) -> [InspectedTable] {
  folder.files.map { file in
    let reader = RecordReader(file: file, declarations: folder.declarations, zone: zone, zones: zones)
    return InspectedTable(reader: reader, inspection: Result { () throws(EngineFailure) in try reader.inspect() })
  }
}

/// Reads all tables of a folder, each by `read`.
///
/// - Throws: all that is wrong with any of the files.
func readTables<Table>(
  _ folder: RecordsFolder, _ inspected: [InspectedTable],
  read: (RecordReader, TableInspection) throws(EngineFailure) -> Table
) throws(EngineFailure) -> [Table] {
  var problems = folder.diagnostics + folder.declarations.diagnostics
  problems += folder.declarations.missingTables(files: folder.files.map(\.table) + folder.unread)
  var tables: [Table] = []
  for table in inspected {
    do throws(EngineFailure) {
      tables.append(try read(table.reader, table.inspection.get()))
    } catch {
      // One table's mistakes do not hide another's; what the disk or the user says ends it.
      guard error.diagnostics.allSatisfy({ $0.rule != .engineFailed }) else { throw error }
      problems += error.diagnostics
    }
  }
  if !problems.isEmpty { throw EngineFailure(problems.sorted()) }
  return tables
}
