import Fingerprints

/// The line on which each row stands: as a rule the next one after the row before, so that only the others take memory.
struct LineColumn: Sendable {
  private(set) var count = 0
  /// Rows that do not stand on the next line, and where they stand.
  private var jumps: [(row: Int, line: Int)] = []

  subscript(row: Int) -> Int {
    precondition(row < count)
    // The last jump that is not behind the row; the first row is always one.
    var (low, high) = (0, jumps.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if jumps[middle].row <= row { low = middle } else { high = middle }
    }
    return jumps[low].line + row - jumps[low].row
  }

  mutating func append(_ line: Int) {
    let isNext = jumps.last.map { $0.line + count - $0.row == line } ?? false
    if !isNext { jumps.append((count, line)) }
    count += 1
  }
}

// MARK: As bytes

extension LineColumn {
  func write(to writer: inout PackedWriter) {
    writer.put(count)
    writer.put(numbers: jumps.flatMap { [$0.row, $0.line] })
  }

  init?(_ reader: inout PackedReader) {
    guard let count = reader.integer(), count >= 0, let numbers = reader.numbers(of: Int.self), numbers.count % 2 == 0 else {
      return nil
    }
    self.count = count
    jumps = stride(from: 0, to: numbers.count, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
    // The first row is a jump, and each lies behind the one before it.
    let rows = jumps.map(\.row)
    guard rows.first == (count == 0 ? nil : 0), rows.last ?? -1 < count, zip(rows, rows.dropFirst()).allSatisfy({ $0 < $1 }),
      jumps.allSatisfy({ (1...1 << 40).contains($0.line) })
    else { return nil }
  }
}
