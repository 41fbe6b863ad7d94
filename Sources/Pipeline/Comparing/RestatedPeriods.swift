import Calendars
import Changes
import Definitions
import Diagnostics
import Engines
import Files
import Runs
import Snapshots

/// What the records say of past periods under the meanings of two states.
struct RestatedPeriods: Sendable {
  /// Metrics of which a number moved, by id.
  var metrics: [MetricUnderBoth] = []
  /// Why something could not be computed: notes, for a change of meaning is not wrong because records are.
  var findings: [Diagnostic] = []
}

/// How many closed periods are told.
private let toldPeriods = 3

/// Computes the metrics that a change reaches for the last closed periods, once by each state's meaning and SQL.
///
/// Each state computes all of them by its own meanings, whatever was in force when. A database is asked once per state, and
/// may have gone on in between; the files of `content/records` have not.
func restate(
  _ changes: GlossaryChanges, from old: GlossaryState, to new: GlossaryState, asOf day: CivilDate?, _ options: ComparisonOptions
) async -> RestatedPeriods {
  let usable = UsableRecords(options, settings: new.settings)
  let pairs = metricsReached(by: changes).filter {
    usable.canCompute($0.before, in: old.glossary) && usable.canCompute($0.now, in: new.glossary)
  }
  guard !pairs.isEmpty else { return RestatedPeriods() }
  guard let day else {
    let finding = Diagnostic(
      .metricWithoutNumbers, at: SourcePosition(file: "content"),
      "no past period is computed under both meanings: nothing in the content has a date",
      suggestion: "name the day up to which records count with --as-of", severity: .note)
    return RestatedPeriods(findings: [finding])
  }
  let before = await StateNumbers(pairs.map(\.before), of: old, settings: new.settings, asOf: day, options)
  // What took too long once is not waited for a second time.
  guard !before.isGivenUp else { return RestatedPeriods(findings: before.problems) }
  let now = await StateNumbers(pairs.map(\.now), of: new, settings: new.settings, asOf: day, options)
  var restated = RestatedPeriods()
  for finding in before.problems + now.problems where !restated.findings.contains(finding) {
    restated.findings.append(finding)
  }
  restated.metrics = pairs.compactMap { pair in
    guard let old = before.amounts[pair.before], let current = now.amounts[pair.now], !old.isEmpty, !current.isEmpty,
      let definition = new.glossary[pair.now]
    else { return nil }
    let periods = Set(old.keys).union(current.keys).sorted()
    let metric = MetricUnderBoth(
      id: pair.now, label: definition.abbreviation ?? definition.name,
      points: periods.map { MetricUnderBoth.Point($0, before: old[$0], now: current[$0]) })
    return metric.hasMoved ? metric : nil
  }
  return restated
}

/// The metrics, by their new id, that mean or are read from something else than before.
private func metricsReached(by changes: GlossaryChanges) -> [(before: String, now: String)] {
  var former: [String: String] = [:]
  for change in changes.changes where change.mainClass != .removed && change.mainClass != .added {
    let isMoved = !Set(change.classes).isDisjoint(with: [.semantic, .inherited, .source])
    if change.kind == .metric, isMoved { former[change.id] = change.formerID ?? change.id }
    for reader in change.readers where former[reader] == nil { former[reader] = reader }
  }
  return former.sorted { $0.key < $1.key }.map { (before: $0.value, now: $0.key) }
}

/// Which sources may be asked.
private struct UsableRecords {
  private let options: ComparisonOptions
  private let settings: SiteSettings
  private let hasTables: Bool

  init(_ options: ComparisonOptions, settings: SiteSettings) {
    self.options = options
    self.settings = settings
    hasTables = options.records != .none && !RecordsFolder(in: RootFolder(options.root)).files.isEmpty
  }

  /// Whether everything that a metric is read from may be asked; false for what is no metric.
  func canCompute(_ metric: String, in glossary: Glossary) -> Bool {
    guard options.records != .none, let systems = systemsRead(by: metric, in: glossary) else { return false }
    return systems.allSatisfy { system in
      let isEmbedded = (settings.sources[system]?.engine ?? .embedded) == .embedded
      return isEmbedded ? hasTables : options.records == .all
    }
  }
}

/// Headline numbers as one state of the glossary makes them.
private struct StateNumbers {
  /// By metric, for those that could be computed.
  var amounts: [String: [Period: MetricUnderBoth.Amount]] = [:]
  var problems: [Diagnostic] = []
  /// Whether a source was asked more than it may be.
  var isGivenUp: Bool { problems.contains { $0.rule == .engineLimit } }

  init(
    _ metrics: [String], of state: GlossaryState, settings: SiteSettings, asOf day: CivilDate, _ options: ComparisonOptions
  ) async {
    // Without earlier versions there is one era, which has all periods.
    let timeline = GlossaryTimeline(versions: state.glossary.definitions, agreements: state.agreements, settings: settings)
    var findings: [Diagnostic] = []
    let clock = RunClock(timeline, settings: settings, findings: &findings)
    let end = clock.end(of: day)
    var scope = RunScope(periods: clock.lastClosed(toldPeriods, settings.grain, asOf: day), metrics: metrics)
    var plan = RunPlan(timeline, scope: scope)
    var read = await readRecords(plan, clock: clock, asOf: end, settings: settings, root: options.root, progress: { _ in })
    add(findings + plan.findings.filter { $0.rule == .definitionSQL } + read.findings)
    let answered = plan.metrics(answeredBy: read)
    if read.hasFailed, !isGivenUp, !answered.isEmpty, answered.count < metrics.count {
      // One metric that asks for a column more is no reason to tell nothing of the others.
      scope.metrics = answered
      plan = RunPlan(timeline, scope: scope)
      read = await readRecords(plan, clock: clock, asOf: end, settings: settings, root: options.root, progress: { _ in })
      add(read.findings)
    }
    // A stream that could not be read would look like one in which nothing happened.
    guard !read.hasFailed else { return }
    let (rates, rateProblems) = readRunRates(root: options.root, settings: settings)
    add(rateProblems)
    let input = RunInput(plan: plan, reading: read, clock: clock, asOf: end, settings: settings, rates: rates)
    let computed = await compute(input, threads: options.threads)
    add(computed.findings)
    for metric in scope.metrics {
      guard state.glossary.metric(metric) != nil else { continue }
      amounts[metric] = computed.amounts(metric, state.glossary.mainStat(of: metric)).mapValues {
        MetricUnderBoth.Amount($0.value, $0.unit)
      }
    }
  }

  private mutating func add(_ findings: [Diagnostic]) {
    problems += findings.filter { $0.severity == .error }.map { problem in
      // What is refused or given up is wrong with the definition, not with the records.
      guard problem.rule != .engineLimit, problem.rule != .definitionSQL else { return problem }
      var problem = problem
      problem.severity = .note
      problem.message = "not all past periods are computed under both meanings: \(problem.message)"
      return problem
    }
  }
}

extension RunClock {
  /// The last periods that are over at the end of a day, oldest first.
  fileprivate func lastClosed(_ count: Int, _ grain: Grain, asOf day: CivilDate) -> [Period] {
    guard let next = period(grain, containing: day.adding(days: 1)) else { return [] }
    return (1...count).reversed().map { next.advanced(by: -$0) }
  }
}
