import Snapshots

/// What a metric's rows are split by: nothing, or a dimension with the member of each event.
struct Split: Sendable {
  /// Nil for all.
  var name: String?
  var column: MemberColumn?
  /// The members that have a row whatever happened, where a code list names them.
  var listed: Set<String>?

  static let all = Split()

  /// Whether nobody gave a member for a row.
  func isBlank(_ row: Int) -> Bool { column.map { $0.codes[row] == 0 } ?? false }

  /// The member of a row where a code list does not name it.
  func unlisted(_ row: Int) -> String? {
    guard let column, let listed, column.codes[row] > 0 else { return nil }
    let member = column.member(row)
    return listed.contains(member) ? nil : member
  }
}

/// Something for each period and each member of each split, which fills up event by event.
struct Tally<Value: Sendable>: Sendable {
  let splits: [Split]
  let periodCount: Int
  private let zero: Value
  /// By split, then member, then period.
  private var cells: [[Value]]

  init(_ splits: [Split], periods: Int, zero: Value) {
    self.splits = splits
    self.zero = zero
    periodCount = periods
    cells = splits.map { Array(repeating: zero, count: ($0.column?.members.count ?? 1) * periods) }
  }

  /// Changes the value of all, and that of the row's member of every split.
  mutating func add(_ row: Int, in period: Int, _ change: (inout Value) -> Void) {
    for index in splits.indices { add(row, in: period, ofSplit: index, change) }
  }

  mutating func add(_ row: Int, in period: Int, ofSplit index: Int, _ change: (inout Value) -> Void) {
    let member = splits[index].column.map { Int($0.codes[row]) } ?? 0
    change(&cells[index][member * periodCount + period])
  }

  /// Changes the value of all alone.
  mutating func addTotal(in period: Int, _ change: (inout Value) -> Void) { change(&cells[0][period]) }

  /// A value to print, and whose it is.
  struct Part {
    var period: Int
    var dimensions: Dimensions
    var value: Value
  }

  /// The values in the order of splits: of all, of listed members also where nothing happened, of others where something did.
  func parts(isEmpty: (Value) -> Bool) -> [Part] {
    var parts: [Part] = []
    for (split, cells) in zip(splits, cells) {
      guard let name = split.name, let column = split.column else {
        parts += cells.enumerated().map { Part(period: $0.offset, dimensions: .all, value: $0.element) }
        continue
      }
      let listed = split.listed ?? []
      for (code, member) in column.members.enumerated() {
        let text = code == 0 ? Dimensions.blank : member
        for period in 0..<periodCount {
          let value = cells[code * periodCount + period]
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
    zip(splits, cells).compactMap { split, cells in
      guard let name = split.name, let column = split.column else { return nil }
      let found = column.members.indices.dropFirst().filter { code in
        !cells[code * periodCount..<(code + 1) * periodCount].allSatisfy(isEmpty)
      }
      return (name, found.map { column.members[$0] }, split.listed)
    }
  }
}
