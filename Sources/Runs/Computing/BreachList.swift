package import Calendars
import Definitions
package import Diagnostics
import Events
import Tables

/// The cases behind a metric in one period, by id: for a list that never leaves the machine.
package struct BreachList: Sendable {
  /// The cases as a table, sorted; nil where there are none to list, which ``findings`` explain.
  package private(set) var table: [UInt8]?
  /// "36 breached-closed", a line per state, whether or not its cases are in the table.
  package private(set) var summary: [String]
  package private(set) var findings: [Diagnostic]

  /// The cases that break a promise, and those that keep it where they are asked for.
  ///
  /// Nil where the metric cannot be computed in the period, which the findings of the plan explain. Where no case breaks the
  /// promise by itself there is no table, and a finding says why.
  package init?(of metric: String, stat: String, in period: Period, includesMet: Bool, _ input: RunInput) {
    guard let part = input.part(of: period), part.metrics.contains(metric), let meaning = part.glossary.metric(metric)
    else { return nil }
    let context = input.context(of: part, periods: [period])
    do throws(JudgedCases.Refusal) {
      let judged = try JudgedCases(stat, of: metric, meaning)
      var cases = PeriodCases(period, context)
      let found =
        switch judged {
        case .states: cases.of(metric, stat: stat)
        case .difference(let numerator, let denominator): cases.of(denominator, without: numerator)
        }
      findings = cases.findings
      table = Self.table(found.filter { includesMet || !keeps($0.state) }, context)
      let counts = Dictionary(grouping: found, by: \.state).mapValues(\.count)
      summary = MeasuredCase.State.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
    } catch {
      let position = part.glossary[metric]?.position ?? SourcePosition(file: "")
      (table, summary) = (nil, [])
      findings = [
        Diagnostic(
          .metricWithoutCases, at: position, "'\(metric)' is judged by \(error.reason): there are no cases to list",
          suggestion: error.advice)
      ]
    }
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

/// The cases of metrics in one period.
private struct PeriodCases {
  let period: Period
  let context: MeasureContext
  private(set) var findings: [Diagnostic] = []

  init(_ period: Period, _ context: MeasureContext) { (self.period, self.context) = (period, context) }

  mutating func of(_ metric: String, stat: String? = nil) -> [MeasuredCase] {
    var cases: [MeasuredCase] = []
    let period = period
    let measured = measure(metric, in: context, casesOf: stat) { if $0.period == period { cases.append($0) } }
    findings += measured.diagnostics
    return cases
  }

  /// Those of a denominator, each as met where the numerator has it too, else as breached.
  mutating func of(_ denominator: String, without numerator: String) -> [MeasuredCase] {
    let kept = Set(of(numerator).map(CaseKey.init))
    return of(denominator).map { found in
      var found = found
      found.state = kept.contains(CaseKey(found)) ? .met : .breachedClosed
      return found
    }
  }

  private struct CaseKey: Hashable {
    var kind: String
    var entity: Int32
    var cycle: Int32?

    init(_ found: MeasuredCase) { (kind, entity, cycle) = (found.kind, found.entity, found.cycle) }
  }
}

/// Whether a case keeps the promise, so that nobody has to look at it.
private func keeps(_ state: MeasuredCase.State) -> Bool { [.met, .converted, .ended, .counted].contains(state) }
