import Diagnostics
import Foundation
import Tables
import TestSupport
import Testing

/// csv-spectrum (github.com/max-mapper/csv-spectrum): in the folder that CONCORD_SHARED names, or beside the repository.
private let spectrum: String = {
  let root = #filePath.components(separatedBy: "/Tests/TablesTests/")[0]
  let shared = ProcessInfo.processInfo.environment["CONCORD_SHARED"] ?? root + "/../shared"
  return shared + "/data/csv-spectrum"
}()

@Suite(.enabled(if: readText(spectrum + "/csvs/simple.csv") != nil, "csv-spectrum is not there; set CONCORD_SHARED"))
struct CSVSpectrumTests {
  @Test(arguments: [
    ("csvs", "comma_in_quotes"), ("csvs", "empty"), ("csvs", "escaped_quotes"), ("csvs", "json"), ("csvs", "newlines"),
    ("csvs", "quotes_and_newlines"), ("csvs", "simple"), ("csvs", "utf8"), ("crlf-restored", "empty_crlf"),
    ("crlf-restored", "newlines_crlf"), ("crlf-restored", "simple_crlf"),
  ])
  func readsEachCase(_ folder: String, _ name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(spectrum)/\(folder)/\(name).csv")))
    let (table, diagnostics) = CSVTable.read(bytes, file: name)
    let json = try Data(contentsOf: URL(filePath: "\(spectrum)/json/\(name).json"))
    #expect(diagnostics.isEmpty)
    let rows = table.rows.map { Dictionary(zip(table.header, $0.cells)) { first, _ in first } }
    #expect(rows == (try JSONDecoder().decode([[String: String]].self, from: json)))
  }

  /// Its CSV holds a quote within a plain field, which RFC 4180 forbids, and its JSON is of another file.
  @Test func refusesTheCaseThatIsNoRFC4180() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(spectrum)/csvs/location_coordinates.csv")))
    let (table, diagnostics) = CSVTable.read(bytes, file: "location_coordinates")
    #expect(table.rows.isEmpty)
    #expect(diagnostics.map(\.rule.rawValue) == ["csv.quote"])
  }
}
