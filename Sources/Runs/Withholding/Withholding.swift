import Calendars
import Definitions
import Diagnostics
import Events
import Snapshots

/// What a run withholds of its rows: numbers of members with few cases, and those by which they could be computed.
struct Withholding: Sendable {
  private let glossary: Glossary
  private let settings: SiteSettings.Snapshots
  /// The days of every period that has rows.
  private let periods: [Period: Range<CivilDate>]
  /// Whether anything is withheld at all.
  private let isNeeded: Bool

  init(_ input: RunInput, _ periods: some Sequence<Period>) {
    glossary = input.plan.timeline.present
    settings = input.settings.snapshots
    isNeeded = glossary.withholds(settings)
    var days: [Period: Range<CivilDate>] = [:]
    for period in periods where isNeeded && days[period] == nil {
      guard let start = input.clock.start(of: period), let end = input.clock.end(of: period) else { continue }
      days[period] = start..<end
    }
    self.periods = days
  }

  /// The rows of metrics, without what is withheld; `known` are earlier snapshots.
  func applied(to values: [String: [StampedValue]], beside known: SnapshotStore) -> [String: [StampedValue]] {
    guard isNeeded else { return values }
    var tables: [String: [String: WithheldTable]] = [:]
    for (metric, rows) in values {
      for dimension in Set(rows.compactMap(\.dimension)) {
        guard let least = glossary.leastCases(of: metric, by: dimension, in: settings) else { continue }
        tables[metric, default: [:]][dimension] = WithheldTable(
          rows, by: dimension, from: settings.withhold[dimension]?.from, below: least, periods,
          known: known.withheldCells(of: metric, by: dimension, periods))
      }
    }
    var whole = WithheldTables(tables, glossary)
    return Dictionary(
      uniqueKeysWithValues: values.map { metric, rows in
        let tables = whole.tables(of: metric)
        return (metric, tables.sorted { $0.key < $1.key }.reduce(rows) { $1.value.applied(to: $0, by: $1.key) })
      })
  }

  /// A warning for each dimension whose only member has the numbers of the total, so that its rows are left out.
  func findings(_ values: [String: [StampedValue]]) -> [Diagnostic] {
    guard isNeeded else { return [] }
    return values.sorted { $0.key < $1.key }.flatMap { metric, rows -> [Diagnostic] in
      Set(rows.compactMap(\.dimension)).sorted().compactMap { dimension in
        guard glossary.leastCases(of: metric, by: dimension, in: settings) != nil,
          rows.namedMembers(of: dimension).count == 1
        else { return nil }
        return Diagnostic(
          .snapshotWithheld, at: glossary[metric]?.position ?? SourcePosition(file: ""),
          "'\(metric)' has one member of '\(dimension)', which is withheld: its numbers would be those of the total, and its rows are left out",
          severity: .warning)
      }
    }
  }

  /// Whether a metric has to withhold members of a dimension.
  func limits(_ metric: String, _ dimension: String) -> Bool {
    isNeeded && glossary.leastCases(of: metric, by: dimension, in: settings) != nil
  }
}

extension Glossary {
  /// Whether anything is withheld at all.
  func withholds(_ settings: SiteSettings.Snapshots) -> Bool {
    !settings.withhold.isEmpty || definitions.contains { $0.display.withholdBelow != nil }
  }
}

extension StampedValue {
  /// The one dimension that the row is split by.
  var dimension: String? { value.dimensions.parts.count == 1 ? value.dimensions.parts[0].name : nil }
}

extension [StampedValue] {
  /// Members of a dimension that stand for somebody.
  func namedMembers(of dimension: String) -> Set<String> {
    Set(compactMap { $0.value.dimensions.onlyMember(of: dimension) }.filter { !Dimensions.isNameless($0) })
  }
}

extension SnapshotStore {
  /// What earlier snapshots withheld of periods that were over by then.
  fileprivate func withheldCells(
    of metric: String, by dimension: String, _ periods: [Period: Range<CivilDate>]
  ) -> Set<MemberCell> {
    var cells: Set<MemberCell> = []
    for row in observations(of: metric, where: { _ in true }) where row.isWithheld {
      guard let member = row.dimensions.onlyMember(of: dimension), let days = periods[row.period],
        days.upperBound <= row.vintage.date.adding(days: 1)
      else { continue }
      cells.insert(MemberCell(member: member, period: row.period))
    }
    return cells
  }
}
