import Fingerprints

/// What the system says of a number of names, one after the other.
package struct StampTable: Sendable {
  package struct Row: Sendable {
    package enum Kind: UInt64, Sendable {
      /// Nothing has the name, or nobody may look.
      case missing = 0
      case file, folder, link, other
    }

    package var path: String
    package var kind: Kind
    /// Of a file or a link; nil where only the name counts.
    package var stamp: FileStamp?
    /// When its bytes, or the names in a folder, were last changed.
    package var changed: FileMoment?

    init(_ path: String, _ status: FileStatus?, nameOnly: Bool = false) {
      self.path = path
      kind =
        switch status?.kind {
        case nil: .missing
        case .file: .file
        case .folder: .folder
        case .link: .link
        case .pipe, .socket, .device, .unknown: .other
        }
      if kind == .folder { changed = status?.changed }
      if !nameOnly, let status, kind == .file || kind == .link {
        stamp = FileStamp(status)
        changed = status.changed
      }
    }

    fileprivate init?(_ reader: inout PackedReader) {
      guard let path = reader.text(), let kind = reader.word().flatMap(Kind.init(rawValue:)), let hasStamp = reader.word()
      else { return nil }
      self.path = path
      self.kind = kind
      guard hasStamp == 1 else { return }
      guard let stamp = FileStamp(&reader) else { return nil }
      self.stamp = stamp
      changed = stamp.changed
    }

    /// Whether the system says the same of both.
    package func isSame(as other: Row) -> Bool { kind == other.kind && stamp == other.stamp && hasSamePath(as: other) }

    /// Byte by byte: what Unicode calls one name can be two files.
    package func hasSamePath(as other: Row) -> Bool { path.utf8.elementsEqual(other.path.utf8) }
  }

  package internal(set) var rows: [Row] = []

  package init() {}

  /// Nil for bytes that are no table.
  package init?(_ bytes: [UInt8]) {
    var reader = PackedReader(bytes)
    guard let rows = reader.list(Row.init), reader.isAtEnd else { return nil }
    self.rows = rows
  }

  /// Equal bytes say that the system says the same of the same names.
  package var bytes: [UInt8] {
    var writer = PackedWriter()
    writer.put(rows.count)
    for row in rows {
      writer.put(row.path)
      writer.put(word: row.kind.rawValue)
      writer.put(row.stamp == nil ? 0 : 1)
      row.stamp?.write(to: &writer)
    }
    return writer.bytes
  }

  /// Of some names, by path.
  package func stamps(of paths: Set<String>) -> [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    stamps.reserveCapacity(paths.count)
    for row in rows where paths.contains(row.path) { stamps[row.path] = row.stamp }
    return stamps
  }

  /// The places of rows that may have been written at a moment or after it, without looking different.
  package func doubtful(since moment: FileMoment) -> [Int] {
    rows.indices.filter { rows[$0].changed.map { !$0.isOver(by: moment) } ?? false }
  }
}
