import Calendars
import Definitions
import Numbers
import Snapshots

extension MetricComputation {
  /// Shares of a count or a sum by the members of a dimension: of those that have one, with the number of those that have none
  /// beside them.
  mutating func share(_ operand: String, by dimension: String) {
    guard let counted = countedStage(operand, for: metric, context.glossary) else {
      return refuse("'\(id)' divides '\(operand)', which is neither a count nor a sum")
    }
    guard let stream = stream(counted.stage, of: counted.metric, withLeavings: true) else { return }
    let split = splits(of: stream, [dimension]).dropFirst()
    guard let split = split.first, let column = split.column else { return }
    var amounts: MetricAmounts?
    if let field = counted.field {
      guard let found = self.amounts(stream, field, of: counted.metric) else { return }
      amounts = found
    }
    var tally = Tally([.all, split], periods: periods.count, zero: Amount())
    for row in 0..<stream.count {
      let isBlank = column.codes[row] == 0
      periods.forEach(containing: stream.times[row], isDate: stream.isOfDates) { period in
        let amount = amounts.map { $0[row, period] } ?? 1
        let add = { (value: inout Amount) in stream.isBack(row) ? value.takeBack(amount) : value.add(amount) }
        tally.add(row, in: period, ofSplit: 1, add)
        if !stream.isBack(row) { tellMembers(stream, row, period, [split]) }
        // The whole is what has a member.
        if !isBlank { tally.add(row, in: period, ofSplit: 0, add) }
      }
    }
    noteMembers(tally, isEmpty: \.isEmpty)
    let parts = tally.parts(isEmpty: \.isEmpty)
    let wholes = parts.filter(\.dimensions.isAll).map(\.value)
    let scale = amounts?.scale ?? 0
    for part in parts where !part.dimensions.isAll {
      let whole = wholes[part.period]
      if part.dimensions[dimension] == Dimensions.blank {
        result.values.append(countRow(part.period, .all, stat: NamedStat.missing.rawValue, part.value.count))
        continue
      }
      var row = row(
        part.period, part.dimensions, Fraction(part.value.sum, whole.sum), digits: scale + Self.fineDigits)
      row.numerator = Fraction(part.value.sum, scale: scale)?.rounded(to: scale)
      row.denominator = Fraction(whole.sum, scale: scale)?.rounded(to: scale)
      row.count = whole.count
      if whole.blank > 0 { row.blank = whole.blank }
      if Self.isFew(whole.count - whole.blank) { row.flags.insert(.unreliable) }
      result.values.append(row)
    }
  }

  /// The dimension of a completeness whose members are its fields.
  static let fieldDimension = "field"

  /// The share of entities with every field filled, and with each.
  mutating func completeness(_ stage: String, _ fields: [String]) {
    guard let stream = stream(stage) else { return }
    let columns = fields.compactMap { stream.filled[$0] }
    guard columns.count == fields.count else {
      refuse("'\(id)' asks for fields that the events of '\(stage)' do not have")
      return
    }
    let splits = splits(of: stream, metric.dimensions.filter { $0 != Self.fieldDimension })
    var tally = Tally(splits, periods: periods.count, zero: Filled())
    var byField = Array(repeating: Array(repeating: 0, count: fields.count), count: periods.count)
    for row in 0..<stream.count {
      let missing = fields.indices.filter { !columns[$0][row] }
      periods.forEach(containing: stream.times[row], isDate: stream.isOfDates) { period in
        tally.add(row, in: period) {
          $0.all += 1
          if missing.isEmpty { $0.complete += 1 }
        }
        for index in missing { byField[period][index] += 1 }
        guard let cases, !missing.isEmpty else { return }
        cases.tell(
          MeasuredCase(
            period: periods.entries[period].period, state: .incomplete, kind: stream.entity, entity: stream.entities[row],
            cycle: stream.cycles?[row], start: stream.moment(row), reason: missing.map { fields[$0] }.joined(separator: ", "),
            oddMembers: OddMembers(splits, of: row)))
      }
    }
    noteMembers(tally) { $0.all == 0 }
    for part in tally.parts(isEmpty: { $0.all == 0 }) {
      result.values.append(shareRow(part.period, part.dimensions, part.value.complete, of: part.value.all))
      guard part.dimensions.isAll, metric.dimensions.contains(Self.fieldDimension) else { continue }
      for (index, field) in fields.enumerated() {
        let filled = part.value.all - byField[part.period][index]
        let dimensions = Dimensions(name: Self.fieldDimension, member: field)
        result.values.append(shareRow(part.period, dimensions, filled, of: part.value.all))
      }
    }
  }

  private struct Filled {
    var all = 0
    var complete = 0
  }

  /// What somebody typed in: the sum of its amounts, or of `num` over that of `den`, flagged as estimated. No row is no value.
  mutating func manual() {
    guard let stream = context.streams[StreamKey(id)] else { return }
    let isRatio = metric.unit == .ratio
    let (top, bottom) = (amounts(stream, isRatio ? "num" : "amount", of: metric), stream.amounts["den"])
    guard let top, bottom != nil || !isRatio else { return }
    let splits = splits(of: stream)
    var tally = Tally(splits, periods: periods.count, zero: Typed())
    for row in 0..<stream.count {
      let other = bottom?[row] ?? 0
      periods.forEach(containing: stream.times[row], isDate: stream.isOfDates) { period in
        guard let amount = top[row, period] else { return }
        tally.add(row, in: period) {
          $0.rows += 1
          $0.top += Int128(amount)
          $0.bottom += Int128(other)
        }
        tellMembers(stream, row, period, splits)
      }
    }
    noteMembers(tally) { $0.rows == 0 }
    for part in tally.parts(isEmpty: { $0.rows == 0 }) where part.value.rows > 0 {
      let exact = isRatio ? Fraction(part.value.top, part.value.bottom) : Fraction(part.value.top, scale: top.scale)
      var row = row(part.period, part.dimensions, exact, digits: isRatio ? Self.fineDigits : nil)
      if isRatio {
        row.numerator = Fraction(part.value.top, scale: top.scale)?.rounded(to: 6)?.withoutTrailingZeros
        row.denominator = Fraction(part.value.bottom, scale: top.scale)?.rounded(to: 6)?.withoutTrailingZeros
        row.count = row.denominator.flatMap { $0.scale == 0 ? Int(exactly: $0.coefficient) : nil }
      }
      row.flags.insert(.estimated)
      result.values.append(row)
    }
  }

  private struct Typed {
    var rows = 0
    var top: Int128 = 0
    var bottom: Int128 = 0
  }
}
