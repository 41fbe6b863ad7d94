package import Calendars
package import Definitions
package import Diagnostics
import Events
package import Numbers
package import Snapshots

/// What the events of a run gave.
package struct Computation: Sendable {
  /// By metric, in the order of eras, periods, splits and stats.
  private(set) var values: [String: [StampedValue]] = [:]
  /// By metric, which of its rows are computed in full.
  private var computed: [String: [ComputedRows]] = [:]
  /// What is odd in the records, counted and sorted.
  package private(set) var oddities: [RunRecord.Oddity] = []
  /// The same over all definitions, each case and each member once.
  package private(set) var countedOnce = CountedOnce()
  /// The cases behind what is odd; they stay on this machine.
  package let cases: OddCaseList
  package private(set) var findings: [Diagnostic] = []
  /// The currencies that came in, by metric and currency.
  package private(set) var currencies: [RunRecord.Currency] = []
  private let withholding: Withholding

  /// From the results of the jobs that ``metricJobs(_:)`` lists, in their order.
  package init(_ jobs: [MetricJob], _ results: [MetricResult], of input: RunInput) {
    var told: Set<Diagnostic> = []
    withholding = Withholding(input, results.lazy.flatMap(\.values).map(\.value.period))
    for (job, result) in zip(jobs, results) {
      values[job.metric, default: []] += result.values
      if let full = computedRows(job, input) { computed[job.metric, default: []].append(full) }
      findings += result.findings.filter { told.insert($0).inserted }
    }
    findings += withholding.findings(values)
    let found =
      zip(jobs, results).map { (definition: $0.metric, result: $1) } + stageOrders(input.plan, jobs) + oddRows(input)
    cases = OddCaseList(found.map { ($0.definition, $0.result.cases) }, input.reading.identifiers)
    oddities = Runs.oddities(found, cases)
    currencies = recordedCurrencies(zip(jobs, results).map { ($0.metric, $1.conversions) })
    countedOnce = CountedOnce(cases, strayMembers(jobs, results, where: withholding.limits))
  }

  /// The rows of a new snapshot by metric, which leaves out what an earlier one says already, and how many that were; with rows
  /// that withdraw what an earlier run had and this one has not, and how many these are.
  ///
  /// Numbers of few cases are withheld where the settings say so. All of them are provisional where definitions are not committed, else those of the meanings that are not signed, by the
  /// digits that rows carry.
  package func rows(
    _ vintage: Vintage, isDirty: Bool, unsigned: Set<String> = [], beside known: SnapshotStore
  ) -> (rows: [String: [Observation]], unchanged: Int, withdrawn: Int) {
    var rows: [String: [Observation]] = [:]
    var unchanged = 0
    var withdrawn = 0
    for (metric, values) in withholding.applied(to: values, beside: known) {
      let stamped = values.map { value in
        value.observation(vintage, isSettled: !isDirty && !unsigned.contains(value.stamp.meaning))
      }
      rows[metric] = known.changed(stamped, of: metric)
      unchanged += stamped.count - (rows[metric]?.count ?? 0)
      let gone = known.withdrawals(from: computed[metric] ?? [], of: metric, beside: stamped, vintage)
      withdrawn += gone.count
      rows[metric]? += gone
    }
    return (rows, unchanged, withdrawn)
  }

  /// One statistic of a metric for all its members together, by period; without the periods that have none.
  package func amounts(_ metric: String, _ stat: String) -> [Period: (value: ExactDecimal, unit: Unit)] {
    var amounts: [Period: (value: ExactDecimal, unit: Unit)] = [:]
    for value in (values[metric] ?? []).map(\.value) where value.dimensions == .all && value.stat == stat {
      amounts[value.period] = value.value.map { ($0, value.unit) }
    }
    return amounts
  }
}

/// Who entered a stage without the one before it, or before that, under the newest meaning; in the periods of all its metrics.
private func stageOrders(_ plan: RunPlan, _ jobs: [MetricJob]) -> [(definition: String, result: MetricResult)] {
  guard let newest = plan.parts.lastIndex(where: { !$0.isBackcast }),
    let context = jobs.last(where: { $0.part == newest && !$0.context.periods.isEmpty })?.context
  else { return [] }
  return context.glossary.definitions.filter { $0.kind == .stage }.map { stage in
    var result = MetricResult()
    stageOrder(of: stage.id, in: context) { result.cases.note($0) }
    return (stage.id, result)
  }
}

/// Rows that stand for one event, and those between which a stage had to choose, by the definition whose query gave them.
private func oddRows(_ input: RunInput) -> [(definition: String, result: MetricResult)] {
  input.reading.streams.sorted { $0.key < $1.key }.compactMap { key, stream in
    guard !stream.oddRows.isEmpty, let definition = input.plan.questions[key]?.definition.id else { return nil }
    var result = MetricResult()
    for row in stream.oddRows { result.cases.note(row, kind: stream.entity) }
    return (definition, result)
  }
}
