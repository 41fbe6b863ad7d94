import Diagnostics
import Pipeline
import TestSupport
import Testing

/// A folder that the release before frozen records made: no signature is lost, no series breaks, no verdict turns.
///
/// Three versions of MQL, the last of them unsigned; a level that was joined by another; numbers of seven months that came in five
/// imports, one of them restated.
@Suite struct EarlierReleaseTests {
  private func made() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let golden = "Tests/PipelineTests/Goldens/earlier-release.txt"
    let text = try #require(readText(projectRoot + "/" + golden), "no \(golden)")
    for file in text.split(separator: "==> ") {
      let (name, text) = try (
        #require(file.firstIndex(of: "\n").map { String(file[..<$0]) }), #require(file.firstIndex(of: "\n").map { file[$0...] })
      )
      try folder.write(name, Array(text.dropFirst().utf8))
    }
    let outcome = await build(BuildOptions(root: folder.path, threads: 1, showsCommits: false))
    try #require(outcome.written != nil, "\(outcome.findings)")
    return folder
  }

  /// The rows of a file without some of its last columns.
  private func rows(_ path: String, without last: Int = 0, in folder: TemporaryFolder) throws -> [String] {
    try #require(folder.read(path)).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).dropLast(last).joined(separator: ",")
    }
  }

  @Test func statesAreWhatTheyWere() async throws {
    let folder = try await made()
    let record = try #require(folder.read("output/build.json"))
    for (id, status) in [("handover", "agreed"), ("mql", "lapsed"), ("mql-count", "agreed"), ("volume", "agreed")] {
      let entry = try #require(record.firstRange(of: "\"\(id)\": {")).upperBound
      #expect(record[entry...].prefix { $0 != "}" }.contains("\"status\": \"\(status)\""), "\(id)")
    }
  }

  @Test func verdictsAreWhatTheyWere() async throws {
    #expect(
      try rows("output/data/scorecard.csv", without: 1, in: await made()).dropFirst() == [
        "2025-11,volume,MQL volume,marketing,sales,mql-count,value,2026-01-09,2025-11,95,count,,,,gte,100,2025-11-01,missed,0.950000,1,1,f260b5ddaf21,,",
        "2025-12,volume,MQL volume,marketing,sales,mql-count,value,2026-01-09,2025-12,120,count,,,,gte,100,2025-11-01,met,1.200000,0,1,f260b5ddaf21,,",
        "2026-01,volume,MQL volume,marketing,sales,mql-count,value,2026-02-06,2026-01,90,count,,,,gte,100,2025-11-01,missed,0.900000,1,1,f260b5ddaf21,101,met",
        "2026-02,volume,MQL volume,marketing,sales,mql-count,value,2026-03-06,2026-02,99,count,,,,gte,100,2025-11-01,missed,0.990000,2,1,f260b5ddaf21,,",
        "2026-03,volume,MQL volume,marketing,sales,mql-count,value,2026-04-09,2026-03,85,count,,,,gte,80,2026-03-01,met,1.062500,0,1,49b720b95906,,",
        "2026-04,volume,MQL volume,marketing,sales,mql-count,value,2026-05-08,2026-04,70,count,,,,gte,80,2026-03-01,missed,0.875000,1,1,49b720b95906,,",
      ])
  }

  @Test func seriesAreWhatTheyWere() async throws {
    #expect(
      try rows("output/data/mql-count.csv", in: await made()).dropFirst() == [
        "mql-count,month,2025-10,*,value,2026-01-09,90,count,,,,,E,1,f260b5ddaf21,3ab05038aef7,",
        "mql-count,month,2025-11,*,value,2026-01-09,95,count,,,,,E,1,f260b5ddaf21,3ab05038aef7,",
        "mql-count,month,2025-12,*,value,2026-01-09,120,count,,,,,E,1,f260b5ddaf21,3ab05038aef7,",
        "mql-count,month,2026-01,*,value,2026-02-06,90,count,,,,,E,1,f260b5ddaf21,ae0ee397f28d,first published",
        "mql-count,month,2026-01,*,value,2026-03-06,101,count,,,,,E,1,f260b5ddaf21,3eb5ad7ca0e6,restated",
        "mql-count,month,2026-02,*,value,2026-03-06,99,count,,,,,E,1,f260b5ddaf21,3eb5ad7ca0e6,",
        "mql-count,month,2026-03,*,value,2026-04-09,85,count,,,,,E,1,49b720b95906,ebc325ebd562,",
        "mql-count,month,2026-04,*,value,2026-05-08,70,count,,,,,E,1,49b720b95906,bd1910e147c3,",
      ])
  }
}
