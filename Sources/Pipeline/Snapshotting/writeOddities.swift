import Calendars
import Files
import Runs

/// Lists the ids behind what is odd in `.concord/quality/<date>.csv`, which git leaves alone.
///
/// The path relative to the root is given back; nil where nothing is odd.
func writeOddities(_ cases: OddCaseList, asOf date: CivilDate, in root: RootFolder) throws(FileError) -> String? {
  guard !cases.isEmpty else { return nil }
  return try root.writeOwn(in: "quality", as: "\(date).csv") { (file) throws(FileError) in
    try cases.table { (bytes) throws(FileError) in try file.append(bytes) }
  }
}
