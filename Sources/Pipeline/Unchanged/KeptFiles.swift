import Files
import Fingerprints

/// Files of one kind, as the system knew them, with what is known of their bytes.
struct KeptFiles: Sendable {
  /// A ``StampTable``'s bytes: they are compared as they are.
  var stamps: [UInt8]
  /// Places of rows that may have been written without looking different.
  var doubtful: [Int]
  /// Paths and SHA-256 as they are kept: they are read only where a stamp differs.
  private(set) var packedDigests: [UInt8]

  /// `moment` is the one from which the files were watched.
  init(_ table: StampTable, since moment: FileMoment, digests: [(path: String, hash: Fingerprint)] = []) {
    stamps = table.bytes
    doubtful = table.doubtful(since: moment)
    var writer = PackedWriter()
    writer.put(digests) { writer, file in
      writer.put(file.path)
      writer.put(file.hash)
    }
    packedDigests = writer.bytes
  }

  var digests: [(path: String, hash: Fingerprint)] {
    var reader = PackedReader(packedDigests)
    return reader.list { reader in
      guard let path = reader.text(), let hash = reader.fingerprint() else { return nil }
      return (path, hash)
    } ?? []
  }
}

// MARK: Compared with what the system says now

extension KeptFiles {
  /// The SHA-256 of the files of which the system says what it said, and which were not written at the moment of watching, by path.
  func standing(_ present: StampTable) -> [String: Fingerprint] {
    guard let kept = StampTable(stamps) else { return [:] }
    let doubtful = Set(doubtful)
    // Mostly no file came or went, and every row has its place.
    lazy var moved = Dictionary(present.rows.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var stands: [String: Bool] = [:]
    stands.reserveCapacity(kept.rows.count)
    for (place, row) in kept.rows.enumerated() {
      let isInPlace = place < present.rows.count && present.rows[place].hasSamePath(as: row)
      let now = isInPlace ? present.rows[place] : moved[row.path]
      let isSame = row.stamp != nil && !doubtful.contains(place) && now?.isSame(as: row) ?? false
      // A link has two rows, its own and that of what it leads to: neither speaks for the other, and such a file is read again.
      if stands.updateValue(isSame, forKey: row.path) != nil { stands[row.path] = false }
    }
    var standing: [String: Fingerprint] = [:]
    standing.reserveCapacity(stands.count)
    for (path, hash) in digests where stands[path] ?? false { standing[path] = hash }
    return standing
  }

  /// The paths of the files.
  var paths: [String] { StampTable(stamps)?.rows.map(\.path) ?? [] }

  /// Whether nothing was written in between, as the system says.
  func isSame(_ table: StampTable) -> Bool { doubtful.isEmpty && stamps == table.bytes }

  /// Whether nothing was written in between but files of some paths.
  func isSame(_ table: StampTable, but isLeftOut: (String) -> Bool) -> Bool {
    guard let kept = StampTable(stamps), kept.rows.count == table.rows.count else { return false }
    let doubtful = Set(doubtful)
    return kept.rows.indices.allSatisfy { place in
      let row = table.rows[place]
      return isLeftOut(row.path) || kept.rows[place].isSame(as: row) && !doubtful.contains(place)
    }
  }

  /// The paths of the files that have other bytes now; nil where one came, went or is something else.
  func rewritten(_ present: StampTable, read: (String) throws -> [UInt8]) -> [String]? {
    guard let kept = StampTable(stamps), kept.rows.count == present.rows.count else { return nil }
    let doubtful = Set(doubtful)
    let listed = digests
    let digests = Dictionary(listed.map { ($0.path, $0.hash) }, uniquingKeysWith: { first, _ in first })
    // Two names that Unicode calls one and a file system does not.
    guard digests.count == listed.count else { return nil }
    var found: [String] = []
    for place in kept.rows.indices {
      let (before, now) = (kept.rows[place], present.rows[place])
      guard before.hasSamePath(as: now), before.kind == now.kind else { return nil }
      if before.isSame(as: now), !doubtful.contains(place) { continue }
      guard now.kind == .file, let digest = digests[now.path], let bytes = try? read(now.path) else { return nil }
      if sha256(bytes) != digest { found.append(now.path) }
    }
    return found
  }

  /// Whether the files have the same bytes where the system says something else of them, or may not have noticed.
  func hasSameBytes(_ present: StampTable, read: (String) throws -> [UInt8]) -> Bool {
    rewritten(present, read: read)?.isEmpty ?? false
  }
}

// MARK: As bytes

extension KeptFiles {
  init?(_ reader: inout PackedReader) {
    guard let stamps = reader.part(), let doubtful = reader.list({ $0.integer() }), let digests = reader.part() else {
      return nil
    }
    self.stamps = stamps
    self.doubtful = doubtful
    packedDigests = digests
  }

  func write(to writer: inout PackedWriter) {
    writer.put(stamps)
    writer.put(doubtful) { $0.put($1) }
    writer.put(packedDigests)
  }
}
