import Diagnostics
import Files

extension RecordsFolder {
  /// The same with the sheets of workbooks as CSV, which a program makes of them. What it cannot read is among the diagnostics.
  ///
  /// The sheets lie in `.concord/` until ``removeSheets()``.
  package func withSheets() async -> RecordsFolder {
    var folder = self
    folder.files = []
    for var file in files {
      let declared = declarations[file.table]
      guard Workbook.isNamed(by: file.name) else {
        if declared?.sheet != nil, let place = declared?.position {
          folder.diagnostics.append(
            Diagnostic(
              .recordsTable, at: place, "the table '\(file.table)' is a sheet of \(file.name), which is not a workbook",
              suggestion: "name the workbook, or remove sheet"))
        }
        folder.files.append(file)
        continue
      }
      let made = await sheet(declared?.sheet, of: file)
      folder.diagnostics += made.findings
      if let path = made.path {
        file.sheet = path
        folder.files.append(file)
      } else {
        folder.unread.append(file.table)
      }
    }
    return folder
  }

  /// Removes what ``withSheets()`` made.
  package func removeSheets() {
    for file in files { if let sheet = file.sheet { root.removeOwn(sheet) } }
  }

  private func sheet(_ name: String?, of file: File) async -> (path: String?, findings: [Diagnostic]) {
    do throws(FileError) {
      guard let book = Workbook(file.path, at: try root.pathOfFile(file.path), sheet: name) else { return (nil, []) }
      try root.emptyOwn("workbook")
      let made = await book.csv(scratch: try root.ownPath("workbook"))
      try root.emptyOwn("workbook")
      guard let bytes = made.bytes else { return (nil, made.findings) }
      let path = try root.writeOwn(withPlainDates(bytes), in: "sheets", as: "\(file.table).csv")
      return (path, made.findings)
    } catch {
      return (nil, [error.writingFinding])
    }
  }
}
