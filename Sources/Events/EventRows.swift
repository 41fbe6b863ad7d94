import Calendars
import Tables

/// The columns of a stream while its rows arrive, in any order.
struct EventRows: Sendable {
  let needs: StreamNeeds
  let columns: StreamColumns
  private let currency: String
  /// What rows say of the currency of their amounts, where the source has such a column.
  var currencies: MemberInterning?
  var entities: [Int32] = []
  var times: [Int] = []
  var cycles: [Int32] = []
  // In the order of the columns of each sort.
  var amounts: [[Int64]]
  var links: [[Int32]]
  var dimensions: [MemberInterning]
  var filled: [[Bool]]
  var voids: MemberInterning?
  /// When each became known, where the source tells it.
  var recorded: [Int]?
  /// The rows' own ids, where the source has some.
  var ids: TextColumn?
  private var hasDates = false
  private var hasInstants = false

  init(_ reading: StreamReading, _ columns: StreamColumns) {
    needs = reading.needs
    currency = reading.currency
    if columns.currency != nil { currencies = MemberInterning() }
    self.columns = columns
    amounts = columns.amounts.map { _ in [] }
    links = columns.links.map { _ in [] }
    dimensions = columns.dimensions.map { _ in MemberInterning() }
    filled = columns.fields.map { _ in [] }
    if columns.voidReason != nil { voids = MemberInterning() }
    if columns.recorded != nil { recorded = [] }
    if columns.id != nil { ids = TextColumn() }
  }

  var count: Int { entities.count }
  var hasCycles: Bool { columns.cycle != nil }
  var isOfTwoKinds: Bool { hasDates && hasInstants }
  var isOfDates: Bool { hasDates }
  var overfullDimensions: [String] { zip(columns.dimensions, dimensions).filter(\.1.isOverfull).map(\.0.name) }
  var newest: Moment? {
    times.max().map { hasDates ? .date(CivilDate(daysSinceEpoch: $0)) : .instant(Instant(second: $0)) }
  }
  func scale(ofAmount index: Int) -> Int? { columns.amounts[index].isMoney ? nil : AmountColumn.plainScale }
  func currency(ofRow row: Int) -> String {
    guard let column = currencies?.column, column.codes[row] != 0 else { return currency }
    return column.member(row)
  }
  /// The currency where a row names none.
  var ownCurrency: String { currency }

  /// Where the tables of ids stand that rows are told by.
  struct Places {
    let entity: Int
    let links: [Int]

    init(_ needs: StreamNeeds, _ columns: StreamColumns, _ identifiers: inout Identifiers) {
      entity = identifiers.place(of: needs.entity)
      links = columns.links.map { identifiers.place(of: $0.kind) }
    }
  }

  private mutating func note(isOfDates: Bool) {
    if isOfDates { hasDates = true } else { hasInstants = true }
  }

  mutating func append(
    _ event: CellReader.Event, _ batch: RowBatch, _ row: Int, _ places: Places, _ identifiers: inout Identifiers
  ) {
    let id = columns.entity.flatMap { batch.cell(row, $0) }
    entities.append(id.map { identifiers.code(of: $0, at: places.entity) } ?? 0)
    times.append(event.time.value)
    note(isOfDates: event.time.isDate)
    if hasCycles { cycles.append(event.cycle) }
    for (index, amount) in event.amounts.enumerated() { amounts[index].append(amount) }
    for (index, link) in columns.links.enumerated() {
      let id = batch.cell(row, link.column)
      links[index].append(id.map { $0.isEmpty ? -1 : identifiers.code(of: $0, at: places.links[index]) } ?? -1)
    }
    for (index, dimension) in columns.dimensions.enumerated() { dimensions[index].append(batch.cell(row, dimension.column)) }
    for (index, field) in columns.fields.enumerated() {
      filled[index].append(batch.cell(row, field.column).map { !$0.isBlank } ?? false)
    }
    if let column = columns.currency { currencies?.append(batch.cell(row, column)) }
    if let column = columns.voidReason { voids?.append(batch.cell(row, column)) }
    recorded?.append(event.recorded)
    if let column = columns.id { ids?.append(batch.cell(row, column) ?? []) }
  }
}

extension EventRows {
  /// The same for rows that come in columns.
  mutating func append(_ events: TypedEvents, _ batch: RowBatch, _ places: Places, _ identifiers: inout Identifiers) {
    guard let typed = batch.typed else { return }
    let rows = events.rows
    if let entity = columns.entity, case .text(let texts) = typed[entity].kind {
      identifiers.append(typed[entity].values, of: texts, rows: rows, at: places.entity, none: 0, to: &entities)
    } else {
      entities.append(contentsOf: repeatElement(0, count: rows.count))
    }
    if rows.count > 0 { note(isOfDates: events.isOfDates) }
    rows.forEach { times.append(events.times[$0]) }
    if hasCycles, let cycle = events.cycles { rows.forEach { cycles.append(Int32(truncatingIfNeeded: cycle[$0])) } }
    for (index, amount) in events.amounts.enumerated() { rows.forEach { amounts[index].append(amount[$0]) } }
    for (index, link) in columns.links.enumerated() {
      if case .text(let texts) = typed[link.column].kind {
        identifiers.append(
          typed[link.column].values, of: texts, rows: rows, at: places.links[index], none: -1, to: &links[index])
      } else {
        rows.forEach { row in
          links[index].append(batch.cell(row, link.column).map { identifiers.code(of: $0, at: places.links[index]) } ?? -1)
        }
      }
    }
    for (index, dimension) in columns.dimensions.enumerated() { dimensions[index].append(typed[dimension.column], rows) }
    for (index, field) in columns.fields.enumerated() {
      let column = typed[field.column]
      rows.forEach { filled[index].append(column.values[$0] != TypedColumn.null) }
    }
    if let column = columns.currency { currencies?.append(typed[column], rows) }
    if let column = columns.voidReason { voids?.append(typed[column], rows) }
    if recorded != nil { rows.forEach { recorded?.append((events.recorded ?? events.times)[$0]) } }
    if let column = columns.id { rows.forEach { ids?.append(typed[column].cell($0) ?? []) } }
  }
}

/// A column of members while it is read.
struct MemberInterning: Sendable {
  private(set) var column = MemberColumn()
  private var texts = IdentifierTable()
  private(set) var isOverfull = false
  /// Of a column of records, the number of each text's member; -1 of one that no row had yet.
  private var translated: (texts: SharedTexts, codes: [Int32])?

  /// The members of some rows of a column.
  mutating func append(_ column: TypedColumn, _ rows: RowChoice) {
    guard case .text(let texts) = column.kind else {
      rows.forEach { append(column.cell($0)) }
      return
    }
    if translated?.texts !== texts { translated = (texts, Array(repeating: -1, count: texts.texts.count)) }
    var known = translated?.codes ?? []
    translated = nil
    rows.forEach { row in
      let value = column.values[row]
      guard value != TypedColumn.null, !isOverfull else {
        self.column.codes.append(0)
        return
      }
      let text = Int(value)
      guard known[text] < 0 else {
        self.column.codes.append(UInt16(truncatingIfNeeded: known[text]))
        return
      }
      append(column.cell(row))
      known[text] = Int32(self.column.codes.last ?? 0)
    }
    translated = (texts, known)
  }

  mutating func append(_ cell: ArraySlice<UInt8>?) {
    guard let cell, !cell.isBlank else {
      column.codes.append(0)
      return
    }
    guard !isOverfull else {
      // Counted no further: a million members would be a million texts.
      column.codes.append(0)
      return
    }
    let code = UInt16(texts.code(of: cell) + 1)
    if Int(code) == column.members.count { column.members.append(String(decoding: cell, as: UTF8.self)) }
    column.codes.append(code)
    isOverfull = texts.count > MemberColumn.mostMembers
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
