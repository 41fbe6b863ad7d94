import Calendars
import Definitions
import Diagnostics
import Engines
import Files
import Fingerprints
import Runs

/// A source that can be asked, and what the run's record says of it.
struct RecordSource: Sendable {
  var engine: any Engine
  /// Of all its tables; nil where only the source itself could say.
  var hash: String?
  /// The zone of its wall clocks that name none.
  var zone: TimeZoneRules?

  init(engine: any Engine) { self.engine = engine }

  /// How many rows each table has, by its name in lower case; empty where only the source itself could say.
  var rowsByTable: [String: Int] {
    let tables = (engine as? EmbeddedEngine)?.tables ?? []
    return Dictionary(tables.map { ($0.name.lowercased(), $0.rows) }, uniquingKeysWith: { first, _ in first })
  }

  /// The zone of a definition's wall clocks: what its own source says goes first.
  func zone(of definition: Definition) -> TimeZoneRules? {
    definition.source?.zone.flatMap { name in
      if case .success(let rules) = ZoneDatabase.zone(name, at: definition.position) { rules } else { nil }
    } ?? zone
  }

  /// The source that site.yml describes under an id; the CSV files of `content/records` where it describes none.
  ///
  /// Systems whose records lie in one folder are one database: `loaded` keeps it, by the zone of its wall clocks. `asked` is all
  /// that any of them is asked.
  static func open(
    _ id: String, settings: SiteSettings, root: String, asked: [SourceQuestions], loaded: inout [String: RecordSource]
  ) async -> Result<RecordSource, EngineFailure> {
    let source = settings.sources[id] ?? SiteSettings.Source(name: id)
    var zone: TimeZoneRules?
    if let name = source.zone {
      switch ZoneDatabase.zone(name.name, at: name.position) {
      case .success(let rules): zone = rules
      case .failure(let finding): return .failure(EngineFailure(finding.diagnostic))
      }
    }
    let limits = QuestionLimits(timeout: source.timeout, rows: source.maxRows, cell: source.maxCell)
    var opened: RecordSource
    switch source.engine {
    case .embedded:
      if var known = loaded[source.zone?.name ?? ""], var engine = known.engine as? EmbeddedEngine {
        engine.limits = limits
        known.engine = engine
        return .success(known)
      }
      do throws(EngineFailure) {
        let records = await RecordsFolder(in: RootFolder(root)).withSheets()
        defer { records.removeSheets() }
        let engine = try EmbeddedEngine(
          records, zone: zone, zones: ZoneLookup(ZoneDatabase.rules), storage: .automatic, limits: limits,
          questions: asked.flatMap(\.queries))
        opened = RecordSource(engine: engine)
        // How the files are read is a part of what was read.
        let reading = records.declarationBytes.isEmpty ? "" : "tables.yml \(sha256(records.declarationBytes).full)\n"
        opened.hash = sha256(engine.tables.map { "\($0.name) \($0.sha256.full)\n" }.joined() + reading).full
      } catch {
        return .failure(error)
      }
    case .postgresql:
      let address = source.url.map(PostgreSQLAddress.url) ?? .service(source.service ?? "")
      opened = RecordSource(engine: PostgreSQLEngine(address, position: source.position, limits: limits))
    case .program:
      opened = RecordSource(
        engine: ClientProgramEngine(
          source.command, format: OutputFormat(source.format), statements: source.statements == .one ? .one : .many,
          position: source.position, folder: root, limits: limits))
    }
    opened.zone = zone
    if source.engine == .embedded { loaded[source.zone?.name ?? ""] = opened }
    return .success(opened)
  }
}

extension OutputFormat {
  fileprivate init(_ format: SiteSettings.Source.Format) {
    switch format {
    case .csv: self = .csv
    case .tsv: self = .tsv
    case .plainTSV: self = .plainTSV
    }
  }
}
