import Files
import Fingerprints
import Tables

/// What a ``ColumnsCache`` says of a table.
extension ColumnTable {
  func write(to writer: inout PackedWriter) {
    writer.put(table.rows)
    writer.put(table.sha256.full)
    writer.put(places) { $0.put($1) }
    writer.put(dictionaries) { writer, shared in
      var (bytes, lengths) = ([UInt8](), [UInt8]())
      for code in 0..<Int32(shared.texts.count) {
        bytes += shared.texts[code]
        for place in 0..<4 {
          lengths.append(UInt8(truncatingIfNeeded: shared.texts.length(code) >> (8 * place)))
        }
      }
      writer.put(bytes)
      writer.put(lengths)
    }
    writer.put(blocks) { writer, block in
      writer.put(block.count)
      if case .file(let start) = block.place { writer.put(start) } else { writer.put(-1) }
      writer.put(block.chunks) { writer, chunk in
        writer.put(Int(chunk.base))
        writer.put(chunk.width)
        writer.put(chunk.hasNull ? 1 : 0)
        writer.put(chunk.start)
      }
    }
  }

  /// Takes what ``write(to:)`` wrote; nil of anything else. Blocks lie before `end`.
  init?(
    _ reader: inout PackedReader, _ name: String, _ inspection: TableInspection, _ file: ColumnFile,
    end: Int
  ) {
    guard let rows = reader.integer(), rows >= 0, let sha256 = reader.text().flatMap({ Fingerprint(hex: $0) }),
      let places = reader.list({ $0.integer() }), places.count == inspection.columns.count
    else { return nil }
    let dictionaries = reader.list { reader -> SharedTexts? in
      guard let bytes = reader.part(), let lengths = reader.part() else { return nil }
      return texts(bytes.span, lengths)
    }
    guard let dictionaries, places.allSatisfy({ $0 < dictionaries.count }) else { return nil }
    let blocks = reader.list { reader -> ColumnBlock? in
      // The bound keeps the products below from overflowing.
      guard let count = reader.integer(), (0...RecordReader.batchRows).contains(count),
        let start = reader.integer(), (0...end).contains(start),
        let chunks = reader.list({ PackedRows.Chunk(&$0) }), chunks.count == dictionaries.count,
        chunks.allSatisfy({
          (0...end - start).contains($0.start) && $0.width * count <= end - start - $0.start
        })
      else { return nil }
      return ColumnBlock(count: count, chunks: chunks, place: .file(start))
    }
    guard let blocks, dictionaries.isEmpty || blocks.reduce(0, { $0 + $1.count }) == rows else { return nil }
    self.init(
      table: RecordTable(
        name: name, columns: inspection.columns, rows: rows, sha256: sha256,
        repeated: inspection.repeated),
      places: places, dictionaries: dictionaries, blocks: blocks, file: file)
  }
}

/// Texts that lie one behind the other, by the length of each in four bytes; nil where these are not theirs.
private func texts(_ bytes: Span<UInt8>, _ lengths: [UInt8]) -> SharedTexts? {
  var texts = TextDictionary()
  var start = 0
  for index in stride(from: 0, to: lengths.count - lengths.count % 4, by: 4) {
    var length = 0
    for place in 0..<4 { length |= Int(lengths[index + place]) << (8 * place) }
    // Each is another than those before it, or its number would be theirs.
    guard length <= bytes.count - start,
      Int(texts.code(of: bytes.extracting(start..<start + length))) == index / 4
    else {
      return nil
    }
    start += length
  }
  return start == bytes.count ? SharedTexts(texts) : nil
}

extension PackedRows.Chunk {
  fileprivate init?(_ reader: inout PackedReader) {
    guard let base = reader.integer(), let width = reader.integer(),
      [0, 1, 2, 4, 8].contains(width),
      let hasNull = reader.integer(), let start = reader.integer()
    else { return nil }
    self.init(base: Int64(base), width: width, hasNull: hasNull == 1, start: start)
  }
}
