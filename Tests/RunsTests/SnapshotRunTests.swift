import Snapshots
import Testing
import TestSupport

@testable import Runs

/// The files of a snapshot, and the words of its record.
@Suite struct SnapshotRunTests {
  private func files(_ answer: String) throws -> [(name: String, bytes: [UInt8])] {
    try run(twoVersions().input(["mql": answer]), beside: SnapshotStore()).files()
  }

  @Test func areATableForEachMetricItsRecordAndAPackage() throws {
    let names = try files("entity,time\nL-1,2026-08-03\n").map(\.name)
    #expect(names == ["mqls.csv", "run.yml", "datapackage.json"])
  }

  @Test func aMetricWithoutRowsHasNoTable() throws {
    #expect(try files("entity,time").map(\.name) == ["run.yml", "datapackage.json"])
  }

  @Test(arguments: ["run.yml", "datapackage.json"])
  func areAsRecorded(name: String) throws {
    let file = try #require(try files("entity,time\nL-1,2026-07-03\nL-2,2026-08-03\n").first { $0.name == name })
    expectGolden(String(decoding: file.bytes, as: UTF8.self), name)
  }
}
