import Snapshots

/// What a metric's rows are split by: nothing, or a dimension with the member of each event.
struct Split: Sendable {
  /// Nil for all.
  var name: String?
  let column: MemberColumn?
  /// The members that have a row whatever happened, where a code list names them.
  let listed: Set<String>?
  /// By code of a member, whether it is none, or one that the code list does not name.
  private let isOdd: [Bool]

  static let all = Split(name: nil, column: nil)

  init(name: String?, column: MemberColumn?, listed: Set<String>? = nil) {
    self.name = name
    self.column = column
    self.listed = listed
    isOdd = (column?.members ?? []).enumerated().map { code, member in
      code == 0 || listed.map { !$0.contains(member) } ?? false
    }
  }

  /// Whether nobody gave a member for a row.
  func isBlank(_ row: Int) -> Bool { column.map { $0.codes[row] == 0 } ?? false }

  /// The member of a row where a code list does not name it.
  func unlisted(_ row: Int) -> String? {
    guard let column, let listed, column.codes[row] > 0 else { return nil }
    let member = column.member(row)
    return listed.contains(member) ? nil : member
  }

  /// Whether the member of a row is blank or unlisted.
  func isOdd(_ row: Int) -> Bool { column.map { isOdd[Int($0.codes[row])] } ?? false }

  /// Sets bits of the rows whose member is blank, and others of those whose member is unlisted.
  func noteOdd(_ rows: inout [UInt8], blank: UInt8, other: UInt8) {
    guard let codes = column?.codes, isOdd.contains(true) else { return }
    let bits = isOdd.enumerated().map { code, isOdd in code == 0 ? blank : isOdd ? other : 0 }
    for row in codes.indices { rows[row] |= bits[Int(codes[row])] }
  }
}

/// Something for each period and each member of each split, which fills up event by event.
struct Tally<Value: Sendable>: Sendable {
  let splits: [Split]
  let periodCount: Int
  private let zero: Value
  /// By split, then member, then period.
  private var cells: [Value]
  /// Where the cells of each split start, and where those of the last end.
  private let starts: [Int]
  /// The codes of each split's members by row; none of all.
  private let codes: [[UInt16]]

  init(_ splits: [Split], periods: Int, zero: Value) {
    self.splits = splits
    self.zero = zero
    periodCount = periods
    starts = splits.reduce(into: [0]) { starts, split in
      starts.append(starts[starts.count - 1] + (split.column?.members.count ?? 1) * periods)
    }
    cells = Array(repeating: zero, count: starts[splits.count])
    codes = splits.map { $0.column?.codes ?? [] }
  }

  /// Changes the value of all, and that of the row's member of every split.
  mutating func add(_ row: Int, in period: Int, _ change: (inout Value) -> Void) {
    for index in codes.indices { add(row, in: period, ofSplit: index, change) }
  }

  mutating func add(_ row: Int, in period: Int, ofSplit index: Int, _ change: (inout Value) -> Void) {
    let member = codes[index].isEmpty ? 0 : Int(codes[index][row])
    change(&cells[starts[index] + member * periodCount + period])
  }

  /// Changes the value of all alone.
  mutating func addTotal(in period: Int, _ change: (inout Value) -> Void) { change(&cells[period]) }

  /// Adds to a number of each period that of the one before it, within each of these runs of periods: for what was noted where it
  /// began, and taken back where it ended.
  mutating func accumulate(_ number: WritableKeyPath<Value, Int>, in runs: [Range<Int>]) {
    for start in stride(from: 0, to: cells.count, by: max(1, periodCount)) {
      for run in runs {
        for period in run.dropFirst() {
          cells[start + period][keyPath: number] += cells[start + period - 1][keyPath: number]
        }
      }
    }
  }

  /// A value to print, and whose it is.
  struct Part {
    var period: Int
    var dimensions: Dimensions
    var value: Value
  }

  /// The values in the order of splits: of all, of listed members also where nothing happened, of others where something did.
  func parts(isEmpty: (Value) -> Bool) -> [Part] {
    var parts: [Part] = []
    for (split, start) in zip(splits, starts) {
      guard let name = split.name, let column = split.column else {
        parts += (0..<periodCount).map { Part(period: $0, dimensions: .all, value: cells[start + $0]) }
        continue
      }
      let listed = split.listed ?? []
      for (code, member) in column.members.enumerated() {
        let text = code == 0 ? Dimensions.blank : member
        for period in 0..<periodCount {
          let value = cells[start + code * periodCount + period]
          guard code > 0 && listed.contains(member) || !isEmpty(value) else { continue }
          parts.append(Part(period: period, dimensions: Dimensions(name: name, member: text), value: value))
        }
      }
      for member in listed.subtracting(column.members.dropFirst()).sorted() {
        for period in 0..<periodCount {
          parts.append(Part(period: period, dimensions: Dimensions(name: name, member: member), value: zero))
        }
      }
    }
    return parts
  }

  /// The members of each dimension with something, in the order in which they came, and those that its code list names.
  func members(isEmpty: (Value) -> Bool) -> [(dimension: String, members: [String], listed: Set<String>?)] {
    zip(splits, starts).compactMap { split, start in
      guard let name = split.name, let column = split.column else { return nil }
      let found = column.members.indices.dropFirst().filter { code in
        !cells[start + code * periodCount..<start + (code + 1) * periodCount].allSatisfy(isEmpty)
      }
      return (name, found.map { column.members[$0] }, split.listed)
    }
  }
}
