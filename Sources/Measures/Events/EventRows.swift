import Calendars
import Tables

/// The columns of a stream while its rows arrive, in any order.
struct EventRows: Sendable {
  let needs: StreamNeeds
  let amountScales: [Int]
  let amountFields: [String]
  let hasCycles: Bool
  var entities: [Int32] = []
  var times: [Int] = []
  var cycles: [Int32] = []
  var amounts: [[Int64]]
  var links: [String: [Int32]] = [:]
  var dimensions: [String: MemberInterning] = [:]
  var filled: [String: [Bool]] = [:]
  var voids: MemberInterning?
  /// When each became known, where the source tells it.
  var recorded: [Int]?
  /// The rows' own ids, where the source has some.
  var ids: TextColumn?
  private var hasDates = false
  private var hasInstants = false

  init(_ reading: StreamReading, _ columns: StreamColumns) {
    needs = reading.needs
    amountFields = columns.amounts.map(\.field)
    amountScales = columns.amounts.map { $0.isMoney ? reading.minorDigits : AmountColumn.plainScale }
    hasCycles = columns.cycle != nil
    amounts = columns.amounts.map { _ in [] }
    for (kind, _) in columns.links { links[kind] = [] }
    for (name, _) in columns.dimensions { dimensions[name] = MemberInterning() }
    for (name, _) in columns.fields { filled[name] = [] }
    if columns.voidReason != nil { voids = MemberInterning() }
    if columns.recorded != nil { recorded = [] }
    if columns.id != nil { ids = TextColumn() }
  }

  var count: Int { entities.count }
  var isOfTwoKinds: Bool { hasDates && hasInstants }
  var isOfDates: Bool { hasDates }
  var overfullDimensions: [String] { dimensions.filter(\.value.isOverfull).keys.sorted() }
  var newest: Moment? {
    times.max().map { hasDates ? .date(CivilDate(daysSinceEpoch: $0)) : .instant(Instant(second: $0)) }
  }

  mutating func append(
    _ event: CellReader.Event, _ batch: RowBatch, _ row: Int, _ columns: StreamColumns, _ identifiers: inout Identifiers
  ) {
    let id = columns.entity.flatMap { batch.cell(row, $0) }
    entities.append(id.map { identifiers[needs.entity].code(of: $0) } ?? 0)
    times.append(event.time.value)
    if event.time.isDate { hasDates = true } else { hasInstants = true }
    if hasCycles { cycles.append(event.cycle) }
    for (index, amount) in event.amounts.enumerated() { amounts[index].append(amount) }
    for (kind, column) in columns.links {
      let cell = batch.cell(row, column)
      links[kind]?.append(cell.map { $0.isEmpty ? -1 : identifiers[kind].code(of: $0) } ?? -1)
    }
    for (name, column) in columns.dimensions { dimensions[name]?.append(batch.cell(row, column)) }
    for (name, column) in columns.fields { filled[name]?.append(batch.cell(row, column).map { !$0.isBlank } ?? false) }
    if let column = columns.voidReason { voids?.append(batch.cell(row, column)) }
    recorded?.append(event.recorded)
    if let column = columns.id { ids?.append(batch.cell(row, column) ?? []) }
  }
}

/// A column of members while it is read.
struct MemberInterning: Sendable {
  private(set) var column = MemberColumn()
  private var codes: [ArraySlice<UInt8>: UInt16] = [:]
  /// Of the last cell: rows of one member mostly stand together.
  private var lastCode: UInt16 = 0
  private(set) var isOverfull = false

  mutating func append(_ cell: ArraySlice<UInt8>?) {
    guard let cell, !cell.isBlank else {
      column.codes.append(0)
      return
    }
    if lastCode > 0, column.members[Int(lastCode)].utf8.elementsEqual(cell) {
      column.codes.append(lastCode)
      return
    }
    guard let known = codes[cell] ?? new(cell) else {
      // Counted no further: a million members would be a million texts.
      isOverfull = true
      column.codes.append(0)
      return
    }
    lastCode = known
    column.codes.append(known)
  }

  private mutating func new(_ cell: ArraySlice<UInt8>) -> UInt16? {
    guard column.members.count <= MemberColumn.mostMembers, let code = UInt16(exactly: column.members.count) else { return nil }
    // A copy of its own, for a slice would keep its whole batch.
    codes[ArraySlice(Array(cell))] = code
    column.members.append(String(decoding: cell, as: UTF8.self))
    return code
  }
}

/// Texts one after the other.
struct TextColumn: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  mutating func append(_ text: ArraySlice<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  subscript(row: Int) -> ArraySlice<UInt8> { bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]] }
}

extension ArraySlice<UInt8> {
  /// Nothing but spaces, as a null is: nobody filled it in.
  var isBlank: Bool { allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } }
}
