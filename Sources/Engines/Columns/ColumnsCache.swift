import Calendars
import Diagnostics
import Files
import Fingerprints
import Tables

/// A file that keeps the columns of large records, so that the next run need not read the records again.
///
/// Its name is the hash of all that the columns were made of; it is written beside and renamed when it is whole, and ends with a
/// digest of all before it, without which nothing in it is believed. There is one at most.
struct ColumnsCache {
  /// Goes up when columns are stored, or cells read, in another way.
  private static let format = 1
  private static let magic = Array("concord columns\n".utf8)
  private static let prefix = "columns-"
  /// Bytes of records below which reading them anew takes no time that anybody notices.
  static let smallest = 4 << 20

  let records: RecordsFolder
  let inspected: [InspectedTable]
  let zone: TimeZoneRules?
  /// The columns that are kept, by the names of tables in lower case.
  let columns: [String: Set<Int>]

  static func failure(_ message: String) -> EngineFailure {
    EngineFailure(
      Diagnostic(
        .engineFailed, at: SourcePosition(file: ".concord/cache"),
        "the cache of the records \(message)",
        suggestion: "make room, or remove the folder"))
  }

  /// The tables, from the file where there is one that fits, else as `read` reads them.
  func open(
    _ read: (inout BlockStore) throws(EngineFailure) -> [ColumnTable]
  ) throws(EngineFailure) -> [ColumnTable] {
    let folder = try attempt { () throws(FileError) in try records.root.cacheFolder() }
    let names = folder.names().filter { $0.hasPrefix(Self.prefix) }
    if !names.isEmpty {
      let hashes = try records.files.map { (file) throws(EngineFailure) in try file.hash() }
      if let kept = kept(in: folder, hashes) { return kept }
      for name in names { folder.remove(name) }
    }
    let unfinished = Self.prefix + "unfinished"
    do throws(EngineFailure) {
      var store = BlockStore(try attempt { () throws(FileError) in try folder.writing(unfinished) })
      try store.append(Self.magic)
      let tables = try read(&store)
      let start = store.offset
      try store.append(footer(tables, start: start))
      try store.seal()
      let hashes = tables.map(\.table.sha256)
      try attempt { () throws(FileError) in try folder.rename(unfinished, to: name(hashes)) }
      let file = ColumnFile(
        try attempt { () throws(FileError) in try folder.reading(name(hashes)) })
      return tables.map { $0.from(file) }
    } catch {
      folder.remove(unfinished)
      throw error
    }
  }

  private func attempt<Value: ~Copyable>(_ work: () throws(FileError) -> Value)
    throws(EngineFailure) -> Value
  {
    do throws(FileError) { return try work() } catch {
      throw Self.failure("cannot be written: \(error)")
    }
  }

  /// Of all that decides what is in the columns.
  private func name(_ hashes: [Fingerprint]) -> String {
    var text =
      "format \(Self.format)\ntables.yml \(sha256(records.declarationBytes))\nzone \(zone.map { "\($0)" } ?? "none")\n"
    for (file, hash) in zip(records.files, hashes) {
      text +=
        "\(file.table) \(file.name) \(hash) \((columns[file.table.lowercased()] ?? []).sorted())\n"
    }
    for case .success(let inspection) in inspected.map(\.inspection) {
      text += "\(inspection.columns)\n"
    }
    return Self.prefix + sha256(text).digits(16)
  }

  // MARK: The file's end

  private func footer(_ tables: [ColumnTable], start: Int) -> [UInt8] {
    var writer = PackedWriter()
    writer.put(tables) { writer, table in table.write(to: &writer) }
    writer.put(start)
    return writer.bytes
  }

  /// The tables of the file that is of these records, and whole; nil where there is none.
  private func kept(in folder: borrowing CacheFolder, _ hashes: [Fingerprint]) -> [ColumnTable]? {
    guard let opened = try? folder.reading(name(hashes)) else { return nil }
    let end = opened.size - 64
    let file = ColumnFile(opened)
    guard end > Self.magic.count + 8, let sum = Self.digest(of: file, count: end),
      let tail = try? file.bytes(64, from: end), tail.elementsEqual(sum.full.utf8),
      let magic = try? file.bytes(Self.magic.count, from: 0), magic == Self.magic,
      let last = try? file.bytes(8, from: end - 8)
    else { return nil }
    var reader = PackedReader(last)
    guard let start = reader.integer(), (Self.magic.count...end - 8).contains(start),
      let footer = try? file.bytes(end - start, from: start)
    else { return nil }
    reader = PackedReader(footer)
    var next = inspected.makeIterator()
    let tables = reader.list { reader -> ColumnTable? in
      guard let table = next.next(), case .success(let inspection) = table.inspection else {
        return nil
      }
      return ColumnTable(&reader, table.reader.file.table, inspection, file, end: start)
    }
    guard let tables, tables.map(\.table.sha256) == hashes else { return nil }
    return tables
  }

  private static func digest(of file: ColumnFile, count: Int) -> Fingerprint? {
    var digest = SHA256Stream()
    var offset = 0
    while offset < count {
      let part = min(1 << 20, count - offset)
      guard let bytes = try? file.bytes(part, from: offset) else { return nil }
      unsafe bytes.withUnsafeBytes { unsafe digest.update($0) }
      offset += part
    }
    return digest.finish()
  }
}
