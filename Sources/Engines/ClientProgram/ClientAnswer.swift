import Diagnostics
import Tables

/// Takes the output of one call of a program apart: the answers to its queries, one behind the other.
///
/// Where a call has several queries, each answer stands behind a row that says whose it is; see ``marker(_:)``.
struct ClientAnswer {
  typealias Receiver = (_ query: Int, _ columns: [String], _ rows: RowBatch) throws(EngineFailure) -> Void

  /// Which of the queries of the session this call asks.
  private let queries: Range<Int>
  private let hasMarkers: Bool
  private var records: OutputRecords
  private var record = OutputRecord()
  private var batch = RowBatch(columnCount: 0)
  /// Of the query that is being answered; nil before its header.
  private var columns: [String]?
  /// The query that is being answered; before the first, nil.
  private(set) var query: Int?
  /// True between the two lines of a marker.
  private var isAtMarker = false

  init(to queries: Range<Int>, hasMarkers: Bool, format: OutputFormat) {
    self.queries = queries
    self.hasMarkers = hasMarkers
    records = OutputRecords(format)
    query = hasMarkers ? nil : queries.lowerBound
  }

  /// The query to which a failure belongs: the one that is being answered, or the first.
  var questioned: Int { query ?? queries.lowerBound }

  /// A statement whose answer announces that of a query.
  static func marker(_ query: Int) -> String { "select '\(markerPrefix)\(query)' as \(markerColumn)" }

  /// Reads the rows that are whole in what has arrived.
  mutating func add(_ piece: some Collection<UInt8>, _ receive: Receiver) throws(ClientFailure) {
    records.add(piece)
    while true {
      do {
        guard try records.next(&record) else { break }
      } catch {
        throw error == .tooLong ? .tooLong(line: records.line) : .output(line: records.line, error.message)
      }
      try take(receive)
    }
    try flush(receive)
  }

  /// What is missing at the end of the output; nil where every query has been answered whole.
  func end() -> ClientFailure? {
    if records.hasRest { return .cut(line: records.line) }
    if query != queries.upperBound - 1 || columns == nil || isAtMarker { return .empty }
    return nil
  }

  private mutating func take(_ receive: Receiver) throws(ClientFailure) {
    if hasMarkers {
      if isAtMarker {
        try begin(receive)
        return
      }
      if record.count == 1, record.text(0) == markerColumn {
        try flush(receive)
        isAtMarker = true
        return
      }
    }
    // Whatever a program says before its first answer.
    guard let query else { return }
    guard let columns else {
      if record.isBlank { return }
      let names = (0..<record.count).map { record.text($0) }
      if names.contains("") { throw .output(line: records.line, "is the header, and one of its names is empty") }
      columns = names
      batch = RowBatch(columnCount: names.count)
      try hand(query, names, receive)
      return
    }
    if record.isBlank, columns.count != 1 { return }
    guard record.count == columns.count else {
      throw .output(line: records.line, "has \(record.count) cells, the header has \(columns.count)")
    }
    for index in 0..<record.count { batch.append(record.cell(index)) }
    if batch.count >= batchSize || batch.byteCount >= batchBytes { try flush(receive) }
  }

  /// Reads the second line of a marker.
  private mutating func begin(_ receive: Receiver) throws(ClientFailure) {
    isAtMarker = false
    let text = record.count == 1 ? record.text(0) : ""
    let expected = query.map { $0 + 1 } ?? queries.lowerBound
    guard text == markerPrefix + "\(expected)", query == nil || columns != nil else {
      throw .output(line: records.line, "is not the start of the answer to query \(expected + 1)")
    }
    query = expected
    columns = nil
  }

  private mutating func flush(_ receive: Receiver) throws(ClientFailure) {
    guard let query, let columns, batch.count > 0 else { return }
    try hand(query, columns, receive)
    batch.removeAll()
  }

  private func hand(_ query: Int, _ columns: [String], _ receive: Receiver) throws(ClientFailure) {
    do { try receive(query, columns, batch) } catch { throw .receiver(error) }
  }
}

private let markerColumn = "concord_marker"
private let markerPrefix = "concord query "
private let batchSize = 4096
private let batchBytes = 4 << 20
