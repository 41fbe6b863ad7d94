import Definitions

extension MetricComputation {
  /// Of those that entered in a period, who got every touch that the plan owes them, each in its time: a cohort like any other,
  /// but for those who left before anything was due.
  mutating func cadence(_ from: String, _ to: String, _ plan: TouchPlan) {
    guard let begins = stream(from), let touches = stream(to) else { return }
    let axis = TimeAxis(begins, touches, context.zone)
    guard let (first, second) = KeyedRows.pair(begins, touches, axis, context.identifiers) else { return refuseLink(from, to) }
    guard let owed = steps(plan, touches, axis, to), let window = longest(plan, axis) else { return }
    var left = [Int](repeating: .max, count: begins.count)
    for stage in plan.until {
      guard let exits = stream(stage) else { return }
      let own = TimeAxis(begins, exits, context.zone)
      guard own.isOfDates == axis.isOfDates else {
        return refuse("'\(id)' ends by '\(stage)', and one of them has days and the other times")
      }
      guard let (one, other) = KeyedRows.pair(begins, exits, own, context.identifiers) else { return refuseLink(from, stage) }
      // Not a pairing: one exit ends every case that is open.
      var next = 0
      for place in one.order.indices {
        let row = Int(one.order[place])
        let (key, start) = (one.key(place), own.time(begins, row))
        while next < other.order.count,
          other.key(next) < key || other.key(next) == key && own.time(exits, Int(other.order[next])) < start
        { next += 1 }
        guard next < other.order.count, other.key(next) == key else { continue }
        left[row] = min(left[row], own.time(exits, Int(other.order[next])))
      }
    }
    let done = PlannedTouches(first, second, axis, steps: owed) { left[$0] }
    let splits = splits(of: begins)
    cohort(begins, second, axis, splits, window, ends: done.ends, stat: NamedStat.value.rawValue) { done.owes[$0] }
  }

  /// The column that says of which kind a touch is.
  static let kindDimension = "kind"

  /// Each touch of the plan, as what it asks of a row and when it is due. Nil, and refused, where no case can complete it.
  private mutating func steps(
    _ plan: TouchPlan, _ touches: EventStream, _ axis: TimeAxis, _ to: String
  ) -> [PlannedTouches.Step]? {
    let column = touches.dimensions[Self.kindDimension]
    var steps: [PlannedTouches.Step] = []
    for touch in plan.touches {
      guard let span = TimeSpan(touch.within), let window = Window(span, axis, calendar: reportingCalendar) else {
        refuse("'\(id)' plans \(touch), which cannot be computed from its events and calendars")
        return nil
      }
      guard let kind = touch.kind else {
        steps.append(PlannedTouches.Step(kind: nil, due: window))
        continue
      }
      guard let column else {
        refuse("'\(id)' plans touches by kind, which '\(to)' does not have", suggestion: "select it as \(Self.kindDimension)")
        return nil
      }
      let code = column.members.firstIndex(of: kind)
      guard code != nil || touches.count == 0 else {
        refuse(
          "'\(id)' plans \(touch), but no row of '\(to)' is of that kind, so no case can complete the plan",
          suggestion: "write a kind that the rows have, or take the touch out of the plan")
        return nil
      }
      // Where there is no touch at all, none is of the kind.
      steps.append(PlannedTouches.Step(kind: code.map { UInt16($0) } ?? .max, due: window))
    }
    return steps
  }

  /// The time after which nothing of the plan is still open.
  private func longest(_ plan: TouchPlan, _ axis: TimeAxis) -> Window? {
    guard case .conversion(_, _, let window?, _) = metric.calculation, let span = TimeSpan(window) else { return nil }
    return Window(span, axis, calendar: reportingCalendar)
  }
}
