import Calendars
import Definitions
import Numbers
import Snapshots

extension MetricComputation {
  /// The column that says which milestones a touch is: `first`, `lead`, `opportunity`, `close`, several with spaces between.
  static let milestoneDimension = "milestone"
  /// Deals that are counted are shared out in parts of a millionth.
  private static let countScale = 6

  /// An amount shared out over the touches before it, by the members of the touches' dimensions: touches without one stand under
  /// `(none)` and what nobody touched in time under `(no touch)`, so that the parts add up to the whole.
  mutating func attribution(_ operand: String, _ model: String) {
    guard let counted = countedStage(operand, for: metric, context.glossary) else {
      return refuse("'\(id)' divides '\(operand)', which is neither a count nor a sum")
    }
    guard case .attributionModel(let meaning) = context.glossary[model]?.semantics, let weights = AttributionWeights(meaning)
    else { return refuse("'\(id)' has a model whose weights do not fit it") }
    guard let deals = stream(counted.stage, of: counted.metric, withLeavings: true) else { return }
    guard let touches = context.streams[StreamKey(model)] else {
      return refuse("'\(id)' has no touches to credit", suggestion: "give '\(model)' a source with sql")
    }
    let axis = TimeAxis(touches, deals, context.zone)
    guard !meaning.needsMilestones || touches.dimensions[Self.milestoneDimension] != nil else {
      return refuse(
        "'\(id)' is credited by '\(model)', which is \(meaning.model.rawValue), but its touches have no column "
          + "'\(Self.milestoneDimension)'",
        suggestion: "select it as milestone: first, lead, opportunity or close, several with spaces between")
    }
    guard let link = touchLink(touches, of: model, deals, axis) else { return }
    var amounts: MetricAmounts?
    if let field = counted.field {
      guard deals.amounts[field] != nil else { return refuse("'\(id)' has no amounts to credit") }
      guard let found = self.amounts(deals, field, of: counted.metric) else { return }
      amounts = found
    }
    let scale = amounts?.scale ?? Self.countScale
    let lookback = meaning.lookback.flatMap { TimeSpan($0) }.map { Window($0, axis, calendar: reportingCalendar) }
    if case .some(nil) = lookback {
      return refuse("'\(id)' looks back over a time that cannot be computed from its events and calendars")
    }
    let path = TouchPath(touches, link.touches, axis, lookback ?? nil, context.zone)
    let touched = link.deals.count { path.hasTouches(of: $0) }
    guard touched > 0 || deals.count == 0 else {
      return refuse(
        "'\(id)' credits '\(counted.stage)', but none of its \(deals.count) cases has a touch of '\(model)'",
        suggestion: "select the \(deals.entity)'s id as entity of a touch, or a column that both have, named as its entity: "
          + "lead")
    }
    let splits = splits(of: touches)
    var tally = Tally(splits, periods: periods.count, zero: Amount())
    var untouched = Array(repeating: Amount(), count: periods.count)
    for row in 0..<deals.count {
      let found = path.touches(of: link.deals[row], before: axis.entry(deals, row))
      let parts = weights.weights(of: found.map(\.touch))
      periods.forEach(containing: deals.times[row], isDate: deals.isOfDates) { period in
        let known = amounts.map { $0[row, period] } ?? Int64(1_000_000)
        let credits = CreditSplit.parts(of: known ?? 0, by: parts)
        let book = { (value: inout Amount, amount: Int64?) in
          deals.isBack(row) ? value.takeBack(amount) : value.add(amount)
        }
        tally.addTotal(in: period) { book(&$0, known) }
        guard let credits else {
          book(&untouched[period], known)
          return
        }
        for (credit, part) in zip(credits, found) where credit != 0 {
          // A touch is told where its credit lies, whichever deals it led to.
          if !deals.isBack(row) { tellMembers(touches, Int(part.row), period, splits) }
          for split in splits.indices.dropFirst() {
            tally.add(Int(part.row), in: period, ofSplit: split) { book(&$0, credit) }
          }
        }
      }
    }
    noteMembers(tally, isEmpty: \.isEmpty)
    let nameless = splits.compactMap(\.name).flatMap { name in
      untouched.indices.filter { !untouched[$0].isEmpty }.map { period in
        let dimensions = Dimensions(name: name, member: Dimensions.untouched)
        return Tally<Amount>.Part(period: period, dimensions: dimensions, value: untouched[period])
      }
    }
    for part in tally.parts(isEmpty: \.isEmpty) + nameless {
      // Parts of a deal that is counted are kept to the last millionth, so that they add up.
      var row = row(part.period, part.dimensions, part.value.known.flatMap { Fraction($0, scale: scale) }, digits: scale)
      row.count = part.value.cases
      if part.value.blank > 0 { row.blank = part.value.blank }
      result.values.append(row)
    }
  }

  private mutating func touchLink(
    _ touches: EventStream, of model: String, _ deals: EventStream, _ axis: TimeAxis
  ) -> TouchLink? {
    do throws(TouchLink.Refusal) {
      return try TouchLink(touches, deals, axis, context.identifiers)
    } catch {
      refuse("'\(id)' cannot be credited: the touches of '\(model)' \(error.reason)", suggestion: error.advice)
      return nil
    }
  }
}

extension AttributionModel {
  /// Whether its weights are those of milestones that only the records tell.
  fileprivate var needsMilestones: Bool { [.wShaped, .fullPath].contains(model) }
}

/// The touches of each deal in the order of time and id, once per person, campaign and day where the records tell those.
private struct TouchPath {
  private let stream: EventStream
  private let rows: KeyedRows
  private let axis: TimeAxis
  private let lookback: Window?
  private let zone: TimeZoneRules
  private let milestones: [Set<AttributionWeights.Milestone>]
  /// Where the rows of each entity begin, by its number.
  private var starts: [Int32: Int] = [:]

  init(_ stream: EventStream, _ rows: KeyedRows, _ axis: TimeAxis, _ lookback: Window?, _ zone: TimeZoneRules) {
    (self.stream, self.rows, self.axis, self.lookback, self.zone) = (stream, rows, axis, lookback, zone)
    milestones = (stream.dimensions[MetricComputation.milestoneDimension]?.members ?? []).map { text in
      Set(text.split(separator: " ").compactMap { AttributionWeights.Milestone(rawValue: String($0)) })
    }
    var place = 0
    while place < rows.order.count {
      starts[rows.key(place).0] = starts[rows.key(place).0] ?? place
      place = rows.end(ofGroupAt: place)
    }
  }

  /// Whether a deal has any touch, at whatever time.
  func hasTouches(of code: Int32) -> Bool { starts[code] != nil }

  func touches(of code: Int32, before deal: Int) -> [(row: Int32, touch: AttributionWeights.Touch)] {
    guard var place = starts[code] else { return [] }
    var found: [(row: Int32, touch: AttributionWeights.Touch)] = []
    var seen: Set<[Int]> = []
    while place < rows.order.count, rows.key(place).0 == code {
      let row = rows.order[place]
      place += 1
      let time = axis.time(stream, Int(row))
      guard time <= deal, lookback.map({ $0.end(from: time) >= deal }) ?? true else { continue }
      if let person = stream.links["person"], let campaign = stream.links["campaign"] {
        let day = axis.isOfDates ? time : zone.date(at: Instant(second: time)).daysSinceEpoch
        guard seen.insert([Int(person[Int(row)]), Int(campaign[Int(row)]), day]).inserted else { continue }
      }
      let code = stream.dimensions[MetricComputation.milestoneDimension]?.codes[Int(row)]
      let age = (deal - time) * (axis.isOfDates ? 86_400 : 1)
      found.append((row, AttributionWeights.Touch(age: age, milestones: code.map { milestones[Int($0)] } ?? [])))
    }
    return found
  }
}
