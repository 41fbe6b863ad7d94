import Diagnostics
import Fingerprints
import FrontMatter

extension MappingReader {
  /// Source systems by id: `crm: CRM` for one whose records are files, or a mapping.
  mutating func sources(_ key: String) -> [String: SiteSettings.Source] {
    var sources: [String: SiteSettings.Source] = [:]
    for entry in entries(key) {
      if let name = entry.value.text, !name.isEmpty {
        sources[entry.key] = SiteSettings.Source(name: normalized(name), position: entry.keyPosition)
      } else if entry.value.entries != nil {
        var reader = MappingReader(entry.value, path: fullName(of: key) + "." + entry.key)
        sources[entry.key] = SiteSettings.Source(id: entry.key, position: entry.keyPosition, &reader)
        report(reader.finish())
      } else {
        let message = "'\(fullName(of: key)).\(entry.key)' is \(entry.value.shape), expected a name or a mapping"
        report(Diagnostic(.schemaType, at: entry.value.position, message))
      }
    }
    return sources
  }
}

extension SiteSettings.Source {
  fileprivate init(id: String, position: SourcePosition, _ reader: inout MappingReader) {
    self.init(name: reader.sentence("name") ?? id, position: position)
    url = reader.address("url")
    service = reader.sentence("service")
    command = reader.command("command")
    if let format: Format = reader.choice("format") { self.format = format }
    if let statements: Statements = reader.choice("statements") { self.statements = statements }
    zone = reader.string("zone").map { Zone(name: $0, position: reader.position(of: "zone")) }
    history = reader.reach("history")
    currency = reader.currency("currency")
    if let timeout = reader.seconds("timeout") { self.timeout = timeout }
    if let rows = reader.integer("max_rows", in: 1...10_000_000_000) { maxRows = rows }
    if let bytes = reader.integer("max_cell", in: 1...16_000_000) { maxCell = bytes }
    // What is there tells the engine; where it is named too, both have to fit.
    let fits: Engine = reader.has("command") ? .program : reader.has("url") || reader.has("service") ? .postgresql : .embedded
    engine = reader.choice("engine") ?? fits
    reader.checkKeys(of: engine)
  }

  /// Which keys say something to an engine.
  fileprivate static let keys: [(key: String, engine: Engine)] = [
    ("url", .postgresql), ("service", .postgresql), ("command", .program), ("format", .program),
    ("statements", .program),
  ]
}

extension MappingReader {
  /// Reports keys that are for another engine, and those that this one cannot do without.
  fileprivate mutating func checkKeys(of engine: SiteSettings.Source.Engine) {
    for (key, owner) in SiteSettings.Source.keys where owner != engine && has(key) {
      report(.schemaValue, key, "belongs to the engine \(owner.rawValue), but this source uses \(engine.rawValue)")
    }
    let missing: String? =
      switch engine {
      case .embedded: nil
      case .postgresql: has("url") || has("service") ? nil : "url"
      case .program: has("command") ? nil : "command"
      }
    guard let missing else { return }
    let message = "'\(fullName(of: missing))' is missing, which the engine \(engine.rawValue) needs"
    report(Diagnostic(.schemaMissingKey, at: position, message))
  }

  /// A server's URL. No message repeats it: what looks wrong may be a password.
  fileprivate mutating func address(_ key: String) -> String? {
    guard let url = string(key) else { return nil }
    guard let start = url.firstRange(of: "://"), ["postgresql", "postgres"].contains(url[..<start.lowerBound]) else {
      report(.schemaValue, key, "is not the URL of a server", suggestion: "write postgresql://user@host:5432/database")
      return nil
    }
    let rest = url[start.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    // An unescaped slash or question mark in a password ends the authority early: an @ behind it gives it away.
    let user = rest.lastIndex(of: "@").map { rest[..<$0] } ?? ""
    let query = rest.firstIndex(of: "?").map { rest[$0...].lowercased() } ?? ""
    guard !user.contains(":"), !query.contains("password") else {
      report(
        .schemaValue, key, "contains a password, which would be in git for ever",
        suggestion: "remove it, change the password, and give the new one in PGPASSWORD, ~/.pgpass or a service file")
      return nil
    }
    guard !authority.isEmpty || rest.hasPrefix("/") else {
      report(.schemaValue, key, "names no server", suggestion: "write postgresql://user@host:5432/database")
      return nil
    }
    return url
  }

  /// A program and its arguments, one of which holds the place of the statement.
  fileprivate mutating func command(_ key: String) -> [String] {
    let command = strings(key)
    guard has(key) else { return [] }
    let place = SiteSettings.Source.sqlPlace
    if command.isEmpty {
      report(.schemaValue, key, "is empty", suggestion: "write [duckdb, -csv, -readonly, records.db, -c, \"\(place)\"]")
    } else if !command.dropFirst().contains(where: { $0.contains(place) }) {
      report(.schemaValue, key, "has no argument with \(place), where the statement goes", suggestion: "add \"\(place)\"")
    }
    return command
  }

  /// How far records reach back, in days, weeks or months.
  fileprivate mutating func reach(_ key: String) -> TimeSpan? {
    guard let text = string(key) else { return nil }
    if let span = TimeSpan(text), !span.isBusiness, (1...100_000).contains(span.count) {
      switch span.unit {
      case .day, .week, .month: return span
      case .second, .minute, .hour: break
      }
    }
    report(.schemaValue, key, "is '\(text)', expected a length of time", suggestion: "write 18 months")
    return nil
  }

  /// A span of seconds, minutes or hours, as seconds.
  fileprivate mutating func seconds(_ key: String) -> Int? {
    guard let text = string(key) else { return nil }
    if let span = TimeSpan(text), !span.isBusiness, (1...100_000).contains(span.count) {
      switch span.unit {
      case .second: return span.count
      case .minute: return span.count * 60
      case .hour: return span.count * 3600
      case .day, .week, .month: break
      }
    }
    report(.schemaValue, key, "is '\(text)', expected a length of time", suggestion: "write 300 seconds")
    return nil
  }
}
