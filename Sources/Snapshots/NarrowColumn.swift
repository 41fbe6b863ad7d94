import Fingerprints

/// Whole numbers in a narrow type, until one of them does not fit it: then all of them are kept in the wide one.
struct NarrowColumn<
  Narrow: FixedWidthInteger & BitwiseCopyable & Sendable, Wide: FixedWidthInteger & BitwiseCopyable & Sendable
>: Sendable {
  private var narrow: [Narrow] = []
  private var wide: [Wide] = []
  private var isWide = false

  var count: Int { isWide ? wide.count : narrow.count }
  var indices: Range<Int> { 0..<count }

  subscript(row: Int) -> Wide { isWide ? wide[row] : Wide(truncatingIfNeeded: narrow[row]) }

  mutating func append(_ value: Wide) {
    if !isWide {
      if let small = Narrow(exactly: value) {
        narrow.append(small)
        return
      }
      wide = narrow.map { Wide(truncatingIfNeeded: $0) }
      narrow = []
      isWide = true
    }
    wide.append(value)
  }

  /// Gives back the memory that it grew into and does not need.
  mutating func trim() {
    narrow.trim()
    wide.trim()
  }

  /// Puts another number in place of each.
  mutating func replace(by other: (Wide) -> Wide) {
    var column = NarrowColumn()
    column.narrow.reserveCapacity(count)
    for row in indices { column.append(other(self[row])) }
    self = column
  }
}

// MARK: As bytes

extension NarrowColumn {
  func write(to writer: inout PackedWriter) {
    writer.put(isWide ? 1 : 0)
    if isWide { writer.put(numbers: wide) } else { writer.put(numbers: narrow) }
  }

  init?(_ reader: inout PackedReader) {
    switch reader.integer() {
    case 0:
      guard let narrow = reader.numbers(of: Narrow.self) else { return nil }
      self.narrow = narrow
    case 1:
      guard let wide = reader.numbers(of: Wide.self) else { return nil }
      self.wide = wide
      isWide = true
    default: return nil
    }
  }

  /// Whether all of them lie in a range.
  func isWithin(_ range: Range<Int>) -> Bool {
    // A look at the least and the greatest takes no branch for each.
    func holds<Number: FixedWidthInteger>(_ numbers: [Number]) -> Bool {
      var (least, most) = (Number.max, Number.min)
      for number in numbers {
        least = Swift.min(least, number)
        most = Swift.max(most, number)
      }
      return numbers.isEmpty || range.contains(Int(least)) && range.contains(Int(most))
    }
    return isWide ? holds(wide) : holds(narrow)
  }
}
