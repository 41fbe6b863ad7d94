package import Calendars
package import Diagnostics
import Events
import Tables

/// The cases behind a metric in one period, by id: for a list that never leaves the machine.
package struct BreachList: Sendable {
  /// The cases as a table, sorted.
  package private(set) var table: [UInt8]
  /// "36 breached-closed", a line per state, whether or not its cases are in the table.
  package private(set) var summary: [String]
  package private(set) var findings: [Diagnostic]

  /// The cases that break a promise, and those that keep it where they are asked for.
  ///
  /// Nil where the metric cannot be computed in the period, which the findings of the plan explain.
  package init?(of metric: String, in period: Period, includesMet: Bool, _ input: RunInput) {
    guard let start = input.clock.start(of: period), let part = input.plan.parts.first(where: { $0.holds(start) }),
      part.metrics.contains(metric)
    else { return nil }
    let context = input.context(of: part, periods: [period])
    var cases: [MeasuredCase] = []
    findings = measure(metric, in: context) { if $0.period == period { cases.append($0) } }.diagnostics
    table = Self.table(cases.filter { includesMet || !keeps($0.state) }, context)
    let counts = Dictionary(grouping: cases, by: \.state).mapValues(\.count)
    summary = MeasuredCase.State.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
  }

  private static func table(_ cases: [MeasuredCase], _ context: MeasureContext) -> [UInt8] {
    var writer = CSVWriter(spreadsheetSafe: true)
    writer.row(["kind", "id", "cycle", "state", "start", "stop", "elapsed", "reason"])
    let rows = cases.map { found in
      [
        found.kind, context.identifiers[found.kind][found.entity], found.cycle.map(String.init) ?? "",
        found.state.rawValue, found.start?.text ?? "", found.stop?.text ?? "", found.elapsed.map(String.init) ?? "",
        found.remark ?? "",
      ]
    }
    for row in rows.sorted(by: { $0.lexicographicallyPrecedes($1) }) { writer.row(row) }
    return writer.bytes
  }
}

/// Whether a case keeps the promise, so that nobody has to look at it.
private func keeps(_ state: MeasuredCase.State) -> Bool { [.met, .converted, .ended, .counted].contains(state) }
