/// Packed rows where they were put away.
struct ColumnBlock: Sendable {
  enum Place: Sendable {
    case memory([UInt8])
    /// Where they begin in the file.
    case file(Int)
  }

  let count: Int
  let chunks: [PackedRows.Chunk]
  let place: Place

  init(_ rows: PackedRows, at place: Place) {
    self.init(count: rows.count, chunks: rows.chunks, place: place)
  }

  init(count: Int, chunks: [PackedRows.Chunk], place: Place) {
    self.count = count
    self.chunks = chunks
    self.place = place
  }

  /// Puts the values of a column into an array, in place of what is there. `file` holds what is not in memory.
  func read(_ column: Int, from file: ColumnFile?, into values: inout [Int64]) throws(EngineFailure) {
    let chunk = chunks[column]
    values.removeAll(keepingCapacity: true)
    values.reserveCapacity(count)
    switch place {
    case .memory(let bytes):
      chunk.values(
        bytes.span.extracting(chunk.start..<chunk.start + chunk.width * count), count: count,
        into: &values)
    case .file(let start):
      let bytes = chunk.width == 0 ? [] : try file?.bytes(chunk.width * count, from: start + chunk.start) ?? []
      chunk.values(bytes.span, count: count, into: &values)
    }
  }
}
