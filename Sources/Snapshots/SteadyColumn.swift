import Fingerprints

/// A column whose rows mostly hold the same: it takes memory from the first row on that differs from those before it.
struct SteadyColumn<Value: Equatable & Sendable>: Sendable {
  private(set) var count = 0
  /// What all rows hold, while ``values`` is empty.
  private var common: Value
  /// One a row.
  private var values: [Value] = []

  /// An empty column; what `common` is does not matter, for the first row decides.
  init(_ common: Value) { self.common = common }

  var indices: Range<Int> { 0..<count }

  subscript(row: Int) -> Value {
    get {
      precondition(row < count)
      return values.isEmpty ? common : values[row]
    }
    set {
      guard self[row] != newValue else { return }
      spread()
      values[row] = newValue
    }
  }

  mutating func append(_ value: Value) {
    if values.isEmpty {
      if count == 0 { common = value }
      guard value != common else {
        count += 1
        return
      }
      spread()
    }
    values.append(value)
    count += 1
  }

  /// Adds rows until there are so many.
  mutating func fill(with value: Value, upTo count: Int) {
    while self.count < count { append(value) }
  }

  func contains(where isWanted: (Value) -> Bool) -> Bool {
    values.isEmpty ? count > 0 && isWanted(common) : values.contains(where: isWanted)
  }

  /// Whether no row can hold a value, as the column tells without a look at its rows.
  func surelyLacks(_ value: Value) -> Bool { values.isEmpty && (count == 0 || common != value) }

  /// Puts another value in place of each.
  mutating func replace(by other: (Value) -> Value) {
    if values.isEmpty, count > 0 { common = other(common) }
    for row in values.indices { values[row] = other(values[row]) }
  }

  mutating func trim() { values.trim() }

  private mutating func spread() {
    if values.isEmpty { values = Array(repeating: common, count: count) }
  }
}

// MARK: As bytes

extension SteadyColumn where Value: FixedWidthInteger & BitwiseCopyable {
  func write(to writer: inout PackedWriter) {
    writer.put(count)
    writer.put(numbers: values.isEmpty ? [common] : values)
  }

  init?(_ reader: inout PackedReader) {
    guard let count = reader.integer(), count >= 0, let values = reader.numbers(of: Value.self), let first = values.first,
      values.count == 1 || values.count == count
    else { return nil }
    self.count = count
    common = first
    self.values = values.count == 1 ? [] : values
  }
}
