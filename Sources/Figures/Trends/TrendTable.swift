import Calendars
import Definitions
import Documents
import Editions
import Measures
import Numbers
import Snapshots

/// The periods of a window as tables.
struct TrendTable {
  private let window: MetricWindow
  private let heading: String
  private let hasCounts: Bool
  private let hasTargets: Bool
  private let hasBackcast: Bool
  private var numbers: MetricNumbers { window.numbers }

  init(_ window: MetricWindow, heading: String) {
    self.window = window
    self.heading = heading
    hasCounts = window.entries.contains { entry in
      entry.point.map { !window.numbers.isFew($0.observation) && window.numbers.counts($0.observation) != nil } ?? false
    }
    hasTargets = window.entries.contains { window.target(for: $0.period) != nil }
    hasBackcast = window.hasBackcast
  }

  /// All that the chart shows and what follows from it, oldest first.
  var all: Table {
    Table(
      caption: "\(heading), \(window.anchor == .all ? "" : "\(window.anchor.grain.plural) to ")\(window.anchor.long)",
      columns: [period, unit] + (hasCounts ? [Table.Column("Of")] : []) + [Table.Column("Change")]
        + (hasTargets ? [Table.Column("Target"), Table.Column("Against target")] : []) + backcastColumn + [definition]
        + window.sources.columns,
      rows: rows(window.entries[...]) { period, point in
        let target = window.target(for: period)
        var cells = [Phrase(period.short), value(point)]
        if hasCounts { cells.append(counts(point)) }
        cells.append(change(point))
        if hasTargets { cells += [level(target), distance(point, target)] }
        return cells + backcast(point) + [definition(of: point)] + source(point)
      })
  }

  /// The last periods, newest first, so that it reads from today backwards.
  func recent(_ count: Int) -> Table {
    let last = window.entries.suffix(count)
    return Table(
      caption: last.count == 1 ? Phrase(heading) : "\(heading), last \(count: last.count)",
      columns: [period, definition, unit] + backcastColumn + (hasTargets ? [Table.Column("Target")] : [])
        + window.sources.columns,
      rows: rows(last.reversed()[...]) { period, point in
        var cells = [Phrase(period.short), definition(of: point), value(point)] + backcast(point)
        if hasTargets { cells.append(level(window.target(for: period))) }
        return cells + source(point)
      })
  }

  /// A rule stands where the meaning differs from that of the row above, or of the last one above that has a number.
  private func rows(
    _ entries: ArraySlice<(period: Period, point: Snapshots.Point?)>, cells: (Period, Snapshots.Point?) -> [Phrase]
  ) -> [Table.Row] {
    var above: Snapshots.Point?
    return entries.map { period, point in
      defer { above = point ?? above }
      let meanings = (above?.observation.stamp?.meaning, point?.observation.stamp?.meaning)
      let isSame = above == nil || point == nil || window.edition.ledger.isSame(meanings.0, meanings.1)
      return Table.Row(cells(period, point), followsBreak: !isSame)
    }
  }

  // MARK: Columns

  private var period: Table.Column { .init(Phrase(window.anchor.grain.noun.capitalizedFirst), isNumber: false) }
  private var unit: Table.Column {
    let unit = window.text.heading(window.stat)
    return .init(Phrase(unit.isEmpty ? "Value" : unit.capitalizedFirst))
  }
  private var definition: Table.Column { .init("Definition", isNumber: false) }
  private var backcastColumn: [Table.Column] { hasBackcast ? [.init("Backcast")] : [] }

  // MARK: Cells

  private func value(_ point: Snapshots.Point?) -> Phrase { point.map { Phrase(numbers.cell($0.observation)) } ?? "missing" }

  private func counts(_ point: Snapshots.Point?) -> Phrase {
    guard let observation = point?.observation, !numbers.isFew(observation) else { return "" }
    return numbers.counts(observation).map { Phrase($0) } ?? ""
  }

  /// Too few cases make no percentage, and no difference of two.
  private func change(_ point: Snapshots.Point?) -> Phrase {
    guard let point, !point.observation.isProvisional, !numbers.isFew(point.observation) else { return "" }
    switch window.comparison(of: point, with: point.period.previous) {
    case .missing: return ""
    case .notComparable: return "not comparable"
    case .change(let change) where numbers.isFew(change.earlier): return ""
    case .change(let change): return numbers.difference(point.observation, from: change.earlier).map { Phrase($0) } ?? ""
    }
  }

  private func level(_ target: Target?) -> Phrase { target.map { Phrase(numbers.level($0)) } ?? "none" }

  private func distance(_ point: Snapshots.Point?, _ target: Target?) -> Phrase {
    guard let point, let target, !point.observation.isProvisional, !numbers.isFew(point.observation) else { return "" }
    return numbers.distance(point.observation, to: target).map { Phrase($0) } ?? ""
  }

  private func backcast(_ point: Snapshots.Point?) -> [Phrase] {
    guard hasBackcast else { return [] }
    guard let point else { return [""] }
    if window.edition.ledger.isSame(point.observation.stamp?.meaning, window.meaning) { return ["same"] }
    return [window.recomputed(at: point).map { Phrase(numbers.cell($0)) } ?? "not computed"]
  }

  private func definition(of point: Snapshots.Point?) -> Phrase {
    guard let observation = point?.observation else { return "" }
    return window.edition.meaning(of: observation, metric: window.metric, name: window.definitionName(of: observation))
  }

  private func source(_ point: Snapshots.Point?) -> [Phrase] {
    window.sources.isEmpty ? [] : [Phrase(window.sources.cell(point?.observation))]
  }
}
