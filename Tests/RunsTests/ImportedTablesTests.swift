import Calendars
import Definitions
import Diagnostics
import Fingerprints
import Testing

@testable import Runs

/// A sheet that was made by hand, as tables of a snapshot.
@Suite struct ImportedTablesTests {
  private func imported(_ sheet: String) throws -> (text: String, findings: [String]) {
    let company = try twoVersions()
    let imported = importedTables(
      Array(sheet.utf8), path: "sheet.csv", on: try #require(CivilDate("2026-09-04")), present: company.timeline.present,
      timeline: company.timeline, mostPeriods: 100)
    var text = imported.tables.map { "\($0.name)\n\(String(decoding: $0.bytes, as: UTF8.self))" }.joined()
    for (name, day) in [("earlier", "2026-07-01"), ("present", "2026-08-01")] {
      let glossary = company.timeline.glossary(on: try #require(CivilDate(day)))
      text = text.replacing(try #require(glossary.hashes(of: "mqls")).fingerprint.stored, with: name)
    }
    text = text.replacing(sha256(Array(sheet.utf8)).stored, with: "sheet").replacing("\r\n", with: "\n")
    return (text, imported.findings.map(line))
  }

  @Test func itsRowsAreManualUnderTheMeaningInForceWhenTheirPeriodBegan() throws {
    let (text, findings) = try imported("metric,period,value\nmqls,2026-08,3\nmqls,2026-07,4\n")
    #expect(
      text == """
        mqls.manual.csv
        metric,grain,period,dims,stat,as_of,value,unit,num,den,n,censored,flags,version,meaning,source
        mqls,month,2026-07,*,value,2026-09-04,4,count,,,,,E,1,earlier,sheet
        mqls,month,2026-08,*,value,2026-09-04,3,count,,,,,E,1,present,sheet

        """)
    #expect(findings == [])
  }

  @Test func oneWrongRowLetsNoneIn() throws {
    let (text, findings) = try imported("metric,period,value\nmqls,2026-08,3\nmqlz,2026-07,4\n")
    #expect(text == "")
    #expect(findings == ["sheet.csv:3: 'mqlz' is not a known metric [snapshot.unknown-metric]"])
  }

  @Test func aSheetWithoutRowsIsAnError() throws {
    let (text, findings) = try imported("metric,period,value\n")
    #expect(text == "")
    #expect(findings == ["sheet.csv:1: the sheet has no rows [csv.columns]"])
  }
}
