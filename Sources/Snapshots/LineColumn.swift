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
