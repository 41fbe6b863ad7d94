import Definitions
import Diagnostics
import Testing

@Suite struct SourceSettingsTests {
  private func read(_ sources: String) -> (sources: [String: SiteSettings.Source], lines: [String]) {
    let (settings, problems) = readSiteSettings(
      Array("title: Northwind\nsources:\n  \(sources)\n".utf8), path: "content/site.yml")
    return (settings?.sources ?? [:], lines(problems))
  }

  @Test func aProgramThatIsSlowToStartIsAskedEverythingInOneCall() {
    let (sources, lines) = read("lake: {command: [spark-sql, -e, \"{sql}\"], format: tsv-plain, statements: many}")
    #expect(lines == [])
    #expect(sources["lake"]?.format == .plainTSV)
    #expect(sources["lake"]?.statements == .many)
  }

  @Test func aSourceIsANameOrSaysItsEngine() throws {
    let (sources, lines) = read(
      """
      crm: CRM
        erp: {name: ERP, url: "postgresql://concord@warehouse:5432/revenue", zone: Europe/Berlin, timeout: 5 minutes}
        lake: {service: lake}
        events: {command: [duckdb, -csv, events.db, "{sql}"], format: tsv}
        spend: {name: Spend sheet, engine: embedded, zone: UTC}
      """)
    #expect(lines == [])
    #expect(sources["crm"]?.name == "CRM")
    #expect(sources["crm"]?.engine == .embedded)
    let erp = try #require(sources["erp"])
    #expect(erp.engine == .postgresql)
    #expect(erp.zone?.name == "Europe/Berlin")
    #expect(erp.timeout == 300)
    #expect(sources["lake"]?.engine == .postgresql)
    #expect(sources["lake"]?.name == "lake")
    #expect(sources["events"]?.command == ["duckdb", "-csv", "events.db", "{sql}"])
    #expect(sources["events"]?.format == .tsv)
    #expect(sources["spend"]?.engine == .embedded)
  }

  @Test(arguments: [
    "postgresql://u:hunter2@host/db", "postgres://u:hunter2@host:5432/db", "postgresql://host/db?password=hunter2",
    "postgresql://u:hunt/hunter2@host/db", "host=x password=hunter2", "postgresql://host/db?user=u&PASSWORD=hunter2",
  ])
  func aPasswordIsRefusedAndNeverShown(url: String) {
    let (sources, lines) = read("crm: {url: \"\(url)\"}")
    #expect(lines.count == 1)
    #expect(lines.allSatisfy { !$0.contains("hunter2") })
    #expect(sources["crm"]?.url == nil)
  }

  @Test(arguments: [
    ("{engine: postgresql}", "3:8: error: 'sources.crm.url' is missing, which the engine postgresql needs"),
    ("{engine: program}", "3:8: error: 'sources.crm.command' is missing, which the engine program needs"),
    ("{engine: embedded, url: \"postgresql://h/d\"}", "3:32: error: 'sources.crm.url' belongs to the engine postgresql"),
    ("{command: [duckdb, -csv]}", "3:18: error: 'sources.crm.command' has no argument with {sql}"),
    ("{engine: sqlite}", "3:17: error: 'sources.crm.engine' is 'sqlite', which is not an allowed value"),
    ("{timeout: 3 days}", "3:18: error: 'sources.crm.timeout' is '3 days', expected a length of time"),
    ("{pasword: x}", "3:9: error: 'sources.crm.pasword' is not a known key"),
    ("[CRM]", "3:8: error: 'sources.crm' is a list, expected a name or a mapping"),
  ])
  func mistakesAreReported(source: String, message: String) {
    let (_, lines) = read("crm: \(source)")
    #expect(lines.count == 1 && lines.first?.hasPrefix("site.yml:" + message) == true, "\(lines)")
  }
}
