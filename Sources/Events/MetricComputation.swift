import Calendars
import Definitions
import Diagnostics
import Numbers
import Snapshots

/// The work on one metric: its rows as they come about, and what everything about it has in common.
struct MetricComputation {
  let id: String
  let metric: Metric
  let position: SourcePosition
  let context: MeasureContext
  let periods: PeriodTable
  let cases: CaseListener?
  /// Of which stat cases are told, where its stats have cases of their own; nil is the first of them.
  var toldStat: String?
  var result = Measured()

  init(
    _ id: String, _ metric: Metric, at position: SourcePosition, in context: MeasureContext, _ periods: PeriodTable,
    cases: CaseListener?
  ) {
    self.id = id
    self.metric = metric
    self.position = position
    self.context = context
    self.periods = periods
    self.cases = cases
  }

  /// Values of one calculation stand in the order in which its loops ran; rows are in the order of their keys.
  func finished() -> Measured {
    var result = result
    // The order of few splits is found once; rows are put in order by numbers.
    let texts = Set(result.values.map(\.dimensions)).map { (dimensions: $0, text: $0.description) }.sorted { $0.text < $1.text }
    let ranks = Dictionary(uniqueKeysWithValues: texts.enumerated().map { ($0.element.dimensions, $0.offset) })
    let keyed = result.values.enumerated().map { index, value in
      (period: periods.index(of: value.period) ?? 0, split: ranks[value.dimensions] ?? 0, place: index)
    }
    result.values = keyed.sorted { left, right in
      if left.period != right.period { return left.period < right.period }
      if left.split != right.split { return left.split < right.split }
      let (one, other) = (result.values[left.place].stat, result.values[right.place].stat)
      return one != other ? one < other : left.place < right.place
    }.map { result.values[$0.place] }
    return result
  }

  // MARK: Inputs

  /// The events of a stage among the metric's population; noted as missing where the caller has none.
  ///
  /// Of a stage that cases can leave again, with each leaving where the metric books it back, else the entries alone.
  mutating func stream(_ stage: String, of other: Metric? = nil, withLeavings: Bool = false) -> EventStream? {
    let key = streamKey(stage, other ?? metric, context.glossary)
    guard let stream = context.streams[key] else {
      refuse("'\(id)' has no events of '\(stage)' to be computed from", suggestion: "give '\(stage)' a source with sql")
      return nil
    }
    guard case .stage(let meaning) = context.glossary[stage]?.semantics, let reversal = meaning.reversal else { return stream }
    guard let leavings = context.streams[StreamKey(reversal)] else {
      refuse("'\(id)' has no events of '\(reversal)', which reverses it", suggestion: "give '\(reversal)' a source with sql")
      return nil
    }
    guard let booked = stream.booked(back: leavings, TimeAxis(stream, leavings, context.zone), context.identifiers) else {
      refuse(
        "'\(id)' cannot take back '\(stage)' by '\(reversal)': they have no entity in common, or one has days and the other times",
        suggestion: "select the same entity and the same kind of time in both")
      return nil
    }
    return withLeavings ? booked : booked.withoutBookingsBack()
  }

  mutating func refuse(_ message: String, suggestion: String? = nil) {
    let diagnostic = Diagnostic(.recordUnreadable, at: position, message, suggestion: suggestion)
    if !result.diagnostics.contains(diagnostic) { result.diagnostics.append(diagnostic) }
  }

  /// All, and the metric's dimensions as the stream has them.
  mutating func splits(of stream: EventStream, _ names: [String]? = nil) -> [Split] {
    [.all]
      + (names ?? metric.dimensions).compactMap { name in
        guard let column = stream.dimensions[name] else {
          refuse("'\(id)' is split by '\(name)', which its events do not have", suggestion: "select it as \(name)")
          return nil
        }
        guard let list = codeList(of: name) else { return Split(name: name, column: column) }
        return Split(name: name, column: column.read(by: list.spellings, of: list.codes), listed: list.codes)
      }
  }

  /// The members that a code list names, and how its source writes them.
  private func codeList(of dimension: String) -> (codes: Set<String>, spellings: CodeSpellings?)? {
    guard let list = metric.members[dimension].flatMap({ context.glossary[$0] }), case .codeList(let codes) = list.semantics
    else { return nil }
    return (Set(codes.codes.map(\.code)), list.source?.spellings)
  }

  /// Tells of a row that has no member of a dimension, or one that its code list does not name; of others there is nothing to tell
  /// where a metric has no cases of its own.
  func tellMembers(_ stream: EventStream, _ row: Int, _ period: Int, _ splits: [Split]) {
    guard let cases, splits.contains(where: { $0.isOdd(row) }) else { return }
    let found = MeasuredCase(
      period: periods.entries[period].period, state: .counted, kind: stream.entity, entity: stream.entities[row],
      cycle: stream.cycles?[row], start: stream.moment(row),
      oddMembers: OddMembers(splits, of: row))
    cases.tell(found)
  }

  /// Which cases of a stream's rows are told.
  func choice(_ splits: [Split], rows: Int) -> CaseChoice? { cases?.choice(splits, rows: rows) }

  /// Keeps what is odd about members of which a tally holds something.
  mutating func noteMembers<Value>(_ tally: Tally<Value>, isEmpty: (Value) -> Bool) {
    for (dimension, members, listed) in tally.members(isEmpty: isEmpty) {
      if let listed {
        result.unknownMembers[dimension, default: []].formUnion(members.filter { !listed.contains($0) })
      }
      result.spellings[dimension, default: []].formUnion(likeSpellings(members, listed ?? []))
    }
  }

  // MARK: Rows

  /// Digits after the point that a unit has.
  func scale(of unit: Unit) -> Int {
    if let currency = unit.currency { return minorDigits(of: currency) }
    return switch unit.description {
    case "ratio", "number": 6
    case "h", "h_business": 2
    case "d", "d_business": 1
    default: 0
    }
  }

  /// A value with as many digits as its unit has, and no more than `digits` beside them where it needs them.
  func stored(_ exact: Fraction, _ unit: Unit, digits: Int) -> ExactDecimal? {
    let (least, most) = (scale(of: unit), max(scale(of: unit), digits))
    return exact.rounded(to: most).map {
      $0.withoutTrailingZeros.scale <= least ? $0.rounded(to: least) : $0.withoutTrailingZeros
    }
  }

  /// Digits of what one number is divided by another: six beyond those of the first.
  func quotientDigits(of unit: Unit) -> Int { (unit == .ratio ? 0 : scale(of: unit)) + Self.fineDigits }

  /// Digits that quotients, shares of a case and plain decimals have beyond those of their unit.
  static let fineDigits = 6

  /// A row with its value rounded, once, to the digits of its unit or to more of them; flagged as missing where there is none,
  /// and as provisional while its period runs.
  func row(
    _ period: Int, _ dimensions: Dimensions, stat: String = "value", _ exact: Fraction?, unit: Unit? = nil, digits: Int? = nil
  ) -> MeasuredValue {
    let unit = unit ?? metric.unit
    let entry = periods.entries[period]
    let value = exact.flatMap { stored($0, unit, digits: digits ?? (unit.description == "number" ? Self.fineDigits : 0)) }
    var row = MeasuredValue(
      metric: id, period: entry.period, dimensions: dimensions, stat: stat, value: value, unit: unit, exact: exact)
    if value == nil { row.flags.insert(.missing) }
    if entry.isRunning { row.flags.insert(.provisional) }
    return row
  }

  /// A number of cases beside the metric's own value.
  func countRow(_ period: Int, _ dimensions: Dimensions, stat: String = "value", _ count: Int) -> MeasuredValue {
    var row = row(period, dimensions, stat: stat, Fraction(count), unit: .count)
    row.count = count
    return row
  }

  /// A share of cases with both numbers; missing of none, unreliable of few.
  func shareRow(
    _ period: Int, _ dimensions: Dimensions, stat: String = "value", _ numerator: Int, of denominator: Int
  ) -> MeasuredValue {
    var row = row(period, dimensions, stat: stat, Fraction(Int128(numerator), Int128(denominator)), unit: .ratio)
    row.numerator = ExactDecimal(numerator)
    row.denominator = ExactDecimal(denominator)
    row.count = denominator
    if MetricComputation.isFew(denominator) { row.flags.insert(.unreliable) }
    return row
  }

  /// Fewer cases than a rate or a median is judged on: `semantics.md` B16.
  static func isFew(_ count: Int) -> Bool { (1..<10).contains(count) }
}
