import Calendars
import Definitions
import Diagnostics
import Engines
import Fingerprints

/// A source that can be asked, and what the run's record says of it.
struct RecordSource: Sendable {
  var engine: any Engine
  /// Of all its tables; nil where only the source itself could say.
  var hash: String?
  /// The zone of its wall clocks that name none.
  var zone: TimeZoneRules?

  init(engine: any Engine) { self.engine = engine }

  /// The zone of a definition's wall clocks: what its own source says goes first.
  func zone(of definition: Definition) -> TimeZoneRules? {
    definition.source?.zone.flatMap { name in
      if case .success(let rules) = ZoneDatabase.zone(name, at: definition.position) { rules } else { nil }
    } ?? zone
  }

  /// The source that site.yml describes under an id; the CSV files of `content/records` where it describes none.
  ///
  /// Systems whose records lie in one folder are one database: `loaded` keeps it, by the zone of its wall clocks.
  static func open(
    _ id: String, settings: SiteSettings, root: String, loaded: inout [String: RecordSource]
  ) -> Result<RecordSource, EngineFailure> {
    let source = settings.sources[id] ?? SiteSettings.Source(name: id)
    var zone: TimeZoneRules?
    if let name = source.zone {
      switch ZoneDatabase.zone(name.name, at: name.position) {
      case .success(let rules): zone = rules
      case .failure(let finding): return .failure(EngineFailure(finding.diagnostic))
      }
    }
    var opened: RecordSource
    switch source.engine {
    case .embedded:
      if let known = loaded[source.zone?.name ?? ""] { return .success(known) }
      do throws(EngineFailure) {
        let engine = try EmbeddedEngine(
          RecordsFolder(root + "/content/records"), zone: zone, storage: .automatic(cacheFolder: root + "/.concord/cache"))
        opened = RecordSource(engine: engine)
        opened.hash = sha256(engine.tables.map { "\($0.name) \($0.sha256.full)\n" }.joined()).full
      } catch {
        return .failure(error)
      }
    case .postgresql:
      let address = source.url.map(PostgreSQLAddress.url) ?? .service(source.service ?? "")
      opened = RecordSource(engine: PostgreSQLEngine(address, position: source.position, timeout: source.timeout))
    case .program:
      opened = RecordSource(
        engine: ClientProgramEngine(
          source.command, format: OutputFormat(source.format), statements: source.statements == .one ? .one : .many,
          position: source.position, folder: root, timeout: source.timeout))
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
