import Definitions
import Diagnostics
import Testing

@testable import Starters

/// Exports of CRMs to a start, by their headers alone.
@Suite struct CRMStartTests {
  private func export(_ system: CRMSystem, _ files: KeyValuePairs<String, String>) -> CRMExport {
    CRMExport(system, files: files.map { ($0.key, "exports/\($0.key)", Array($0.value.utf8)) })
  }

  private let salesforce: KeyValuePairs<String, String> = [
    "Lead.csv":
      "Id,Status,Email,ConvertedContactId,CreatedDate\n1,MQL,test@us.example,,2026-08-30T10:00:00.000Z\n2,Nurture,a@b.example,,2026-09-01T10:00:00.000Z\n",
    "history-2026-11-06.csv":
      "Id,LeadId,Field,OldValue,NewValue,CreatedDate\n1,1,Status,Open,MQL,2026-09-02T10:00:00.000Z\n2,1,Owner,a,b,2026-07-02T10:00:00.000Z\n",
    "OpportunityHistory.csv": "Id,OpportunityId,StageName,CreatedDate\n1,1,Won,2026-09-02T10:00:00.000Z\n",
    "OpportunityStage.csv": "ApiName;IsClosed;IsWon\nWon;true;true\n",
    "Opportunity.csv": "Id,StageName,Type\n1,Won,\n2,Won,Existing\n",
    "Other.csv": "a,b\n1,2\n",
  ]

  @Test func valuesAreFoundAndProbablyMean() {
    let values = export(.salesforce, salesforce).values.map { "\($0.field)/\($0.value)/\($0.seen)/\($0.means)" }
    #expect(
      values == [
        "Lead status/MQL/2/mql", "Lead status/Nurture/1/recycled", "Lead status/Open/1/",
        "Opportunity type/(blank)/1/new-business",
        "Opportunity type/Existing/1/new-business", "E-mail domain/us.example/1/test",
      ])
  }

  @Test func theFilesAreReadAsDownloaded() throws {
    let start = crmContent(export(.salesforce, salesforce), zone: nil, currency: nil)
    #expect(start.findings.isEmpty)
    let tables = try #require(start.files.first { $0.path == "content/records/tables.yml" })
    #expect(
      String(decoding: tables.bytes, as: UTF8.self) == """
        # yaml-language-server: $schema=../../.vscode/schemas/tables.schema.json
        LeadHistory:
          file: "history-*.csv"
          columns: {"CreatedDate": instant}
        OpportunityHistory:
          columns: {"CreatedDate": instant}
        OpportunityStage:
          delimiter: ";"
          columns: {"IsClosed": boolean, "IsWon": boolean}
        Lead:
          columns: {"CreatedDate": instant}
        crm_values: {field: text, value: text, seen: integer, means: text}

        """)
    let paths = Set(start.files.map(\.path))
    #expect(!paths.contains("content/glossary/metrics/response-time.md"), "no file tells when sales got in touch")
    let site = try #require(start.files.first { $0.path == "content/site.yml" })
    #expect(String(decoding: site.bytes, as: UTF8.self).contains("since: 2026-07-01"))
  }

  @Test func noTextHasAMarkLeft() {
    for export in [export(.salesforce, salesforce)] {
      for file in crmContent(export, zone: "Europe/Berlin", currency: "GBP").files {
        #expect(!String(decoding: file.bytes, as: UTF8.self).contains("<<"), "\(file.path)")
      }
    }
  }

  @Test func anotherSystemsExportIsNamed() {
    let export = export(
      .salesforce, ["deals.csv": "Record ID,Deal Stage,Pipeline,Create Date\n1,Won,Sales,2026-09-01\n"])
    #expect(export.lines == ["deals.csv: left out, it looks like an export of HubSpot"])
    #expect(export.findings.count == 5)
    #expect(export.findings.first?.message.contains("Salesforce's LeadHistory") == true)
  }

  @Test func aPageOfHTMLIsNoSheet() {
    let export = export(.hubspot, ["contacts.csv": "\u{FEFF}\n<!DOCTYPE html><html>"])
    #expect(export.findings.first?.message == "this is a page of HTML, not a sheet")
  }

  @Test func aDealIsWonInItsOwnPipeline() {
    let header =
      #""Record ID","Deal Stage","Pipeline","Create Date","Date entered ""Closed won (Sales 'A')""","Date entered ""Demo (Sales)""""#
    let export = export(.hubspot, ["deals.csv": header + "\n"])
    #expect(export.datedStages.map(\.stage) == ["Closed won"])
    #expect(export.entered(export.datedStages).contains(#""Pipeline" = 'Sales ''A''' and "Deal Stage" = 'Closed won'"#))
  }

  @Test(arguments: [
    ("deals-2026-11-06.csv", "deals-*.csv"),
    ("hubspot-crm-exports-all-deals-2026-11-06 (1).csv", "hubspot-crm-exports-all-deals-*.csv"),
    ("report1762416720123.csv", "report*.csv"), ("Lead.csv", "Lead.csv"), ("2026-11-06.csv", "2026-11-06.csv"),
    ("q3.csv", "q3.csv"),
  ])
  func aNameThatChangesEachWeekIsAPattern(name: String, pattern: String) { #expect(filePattern(name) == pattern) }
}
