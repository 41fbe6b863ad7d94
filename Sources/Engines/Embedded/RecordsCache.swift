#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Calendars
import Diagnostics
import Files
import Fingerprints

/// A folder that keeps the tables of large records as a SQLite file, so that the next run need not read them again.
///
/// The file's name is the hash of all that the tables were made of; a file is written beside and renamed when it is whole.
struct RecordsCache {
  /// Goes up when tables are stored in another way.
  private static let format = 2
  private static let prefix = "records-"
  private static let suffix = ".sqlite"

  let records: RecordsFolder
  let zone: TimeZoneRules?
  let zones: ZoneLookup

  /// The tables, from the file where there is one that fits, else read anew.
  func open(_ inspected: [InspectedTable]) throws(EngineFailure) -> LoadedRecords {
    let hashes = try records.files.map { (file) throws(EngineFailure) in try file.hash() }
    let name = name(hashes)
    let unfinished = "\(name).\(getpid())"
    let folder = try attempt { () throws(FileError) in try records.root.cacheFolder() }
    if let kept = kept(folder.existing(name), hashes) { return kept }
    removeOthers(in: folder)
    do throws(EngineFailure) {
      try write(attempt { () throws(FileError) in try folder.make(unfinished) }, inspected, hashes)
      try attempt { () throws(FileError) in try folder.rename(unfinished, to: name) }
    } catch {
      folder.remove(unfinished)
      throw error
    }
    guard let kept = kept(folder.existing(name), hashes) else { throw failure("was damaged while it was written") }
    return kept
  }

  private func attempt<Value: ~Copyable>(_ work: () throws(FileError) -> Value) throws(EngineFailure) -> Value {
    do throws(FileError) { return try work() } catch { throw failure("cannot be written: \(error)") }
  }

  private func name(_ hashes: [Fingerprint]) -> String {
    var text = "format \(Self.format)\ntables.yml \(sha256(records.declarationBytes))\nzone \(zone.map { "\($0)" } ?? "none")\n"
    for (file, hash) in zip(records.files, hashes) { text += "\(file.table) \(file.name) \(hash)\n" }
    return Self.prefix + sha256(text).digits(16) + Self.suffix
  }

  // MARK: The file

  /// The tables of a file that is whole, ours and of these records; nil for any other, and for none.
  private func kept(_ path: String?, _ hashes: [Fingerprint]) -> LoadedRecords? {
    guard let path else { return nil }
    do throws(SQLiteError) {
      let database = try SQLiteDatabase(.existingFile(path))
      let tables = try database.keptTables()
      guard tables.map(\.name) == records.files.map(\.table), tables.map(\.sha256) == hashes else { return nil }
      return LoadedRecords(database: database, tables: tables)
    } catch {
      return nil
    }
  }

  private func write(
    _ path: String, _ inspected: [InspectedTable], _ hashes: [Fingerprint]
  ) throws(EngineFailure) {
    let place = SourcePosition(file: Self.shownFolder)
    let database = try stored(at: place) { () throws(SQLiteError) in
      let database = try SQLiteDatabase(.newFile(path))
      // Nothing is lost with a crash but a file that is renamed only when it is whole.
      try database.execute(
        "pragma page_size = 32768; pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive;"
          + "pragma cache_size = -65536")
      return database
    }
    let tables = try loadRecords(records, inspected, into: database)
    guard tables.map(\.sha256) == hashes else { throw failure("cannot be made: the records changed while they were read") }
    try stored(at: place) { () throws(SQLiteError) in try database.keep(tables) }
  }

  // MARK: The folder

  /// Removes files of other records, and what a run that was killed left behind. Who reads one of them at this moment keeps
  /// it until the end.
  private func removeOthers(in folder: borrowing CacheFolder) {
    for name in folder.names() where name.hasPrefix(Self.prefix) {
      guard let end = name.firstRange(of: Self.suffix) else { continue }
      // A number after the suffix is that of the process which writes the file, as long as it lives.
      if let writer = Int32(name[end.upperBound...].dropFirst()), writer != getpid(), kill(writer, 0) == 0 { continue }
      folder.remove(name)
    }
  }

  /// The folder for messages.
  private static let shownFolder = ".concord/cache"

  private func failure(_ message: String) -> EngineFailure {
    EngineFailure(
      Diagnostic(
        .engineFailed, at: SourcePosition(file: Self.shownFolder), "the cache of the records \(message)",
        suggestion: "make room, or remove the folder"))
  }
}

/// A database that holds all tables of the records.
struct LoadedRecords: ~Copyable {
  var database: SQLiteDatabase
  var tables: [RecordTable]
}
