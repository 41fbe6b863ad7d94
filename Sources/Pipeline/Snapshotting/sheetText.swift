import Diagnostics
import Engines
import Files

/// A sheet as text: of a workbook the first one, as a program on this machine reads it. Of what is no workbook the bytes themselves.
///
/// A program that writes into a file does so in a folder of ours, of which nothing is left.
func sheetText(
  of file: [UInt8], path: String, in root: RootFolder
) async -> (bytes: [UInt8]?, findings: [Diagnostic]) {
  guard let workbook = Workbook(file, path: path) else { return (file, []) }
  do throws(FileError) {
    try root.emptyOwn("workbook")
    let scratch = try root.ownPath("workbook")
    let sheet = await workbook.csv(scratch: scratch)
    try root.emptyOwn("workbook")
    return sheet
  } catch {
    return (nil, [error.writingFinding])
  }
}
