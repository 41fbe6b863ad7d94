package import Calendars
import Definitions
package import Diagnostics
import Measures
import Tables

/// Whose cases are asked for.
package struct BreachRequest: Sendable {
  package var commitment: String
  package var period: Period
  /// Whether cases that met the promise are listed too.
  package var includesMet: Bool

  package init(commitment: String, period: Period, includesMet: Bool) {
    self.commitment = commitment
    self.period = period
    self.includesMet = includesMet
  }
}

/// The list that was written, and what it holds.
package struct BreachOutcome: Sendable {
  package var findings: [Diagnostic]
  /// Relative to the root; nil where nothing was written.
  package var written: String?
  /// "36 breached-closed", a line per state.
  package var summary: [String] = []

  package var hasFailed: Bool { findings.contains { $0.severity == .error } }
}

/// Computes the metric of a commitment for one period from the records and lists its cases by id in
/// `.concord/breaches/<commitment>-<period>.csv`, which never leaves the machine.
package func listBreaches(_ request: BreachRequest, _ options: SnapshotOptions) async -> BreachOutcome {
  let content = await readContent(root: options.root, threads: options.threads)
  let resolved = resolveGlossary(content, asOf: nil)
  var outcome = BreachOutcome(findings: (content.diagnostics + resolved.diagnostics).filter { $0.severity == .error })
  guard !outcome.hasFailed else { return outcome }
  guard case .commitment(let commitment) = resolved.glossary[request.commitment]?.semantics else {
    let commitments = resolved.glossary.definitions.filter { $0.kind == .commitment }.map(\.id)
    outcome.findings.append(
      Diagnostic(
        .definitionUnknownReference, at: SourcePosition(file: ""), "no commitment has the id '\(request.commitment)'",
        suggestion: NearMiss.suggestion(for: request.commitment, among: commitments)))
    return outcome
  }
  let timeline = GlossaryTimeline(
    present: resolved.glossary.definitions, agreements: content.agreements, settings: content.settings)
  let clock = RunClock(timeline, settings: content.settings, findings: &outcome.findings)
  let asOf = clock.instant(of: options.asOf)
  var options = options
  options.metrics = [commitment.measure]
  let plan = RunPlan(timeline, options: options, settings: content.settings)
  let read = await readRecords(plan, clock: clock, asOf: asOf, settings: content.settings, root: options.root) { _ in }
  outcome.findings += plan.findings + read.findings
  guard !outcome.hasFailed, let start = clock.start(of: request.period),
    let part = plan.parts.first(where: { ($0.from.map { $0 <= start } ?? true) && ($0.until.map { start < $0 } ?? true) }),
    part.metrics.contains(commitment.measure)
  else { return outcome }

  let context = MeasureContext(
    glossary: part.glossary, streams: part.questions.compactMapValues { read.streams[$0] }, identifiers: read.identifiers,
    periods: [request.period], asOf: asOf, zone: clock.zone, calendars: clock.calendars,
    reportingCalendar: content.settings.calendar, fiscal: clock.fiscal)
  var cases: [MeasuredCase] = []
  outcome.findings += measure(commitment.measure, in: context) { cases.append($0) }.diagnostics
  let listed = cases.filter { $0.period == request.period && (request.includesMet || !keeps($0.state)) }
  let path = ".concord/breaches/\(request.commitment)-\(request.period).csv"
  do throws(FileError) {
    try FileSystem.makeFolders(options.root + "/.concord/breaches")
    try FileSystem.write(table(listed, context), to: options.root + "/" + path)
    outcome.written = path
  } catch {
    outcome.findings.append(
      Diagnostic(.outputWrite, at: SourcePosition(file: path), "\(error.path) cannot be written: \(error)"))
  }
  let counts = Dictionary(grouping: cases.filter { $0.period == request.period }, by: \.state).mapValues(\.count)
  outcome.summary = MeasuredCase.State.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
  return outcome
}

/// Whether a case keeps the promise, so that nobody has to look at it.
private func keeps(_ state: MeasuredCase.State) -> Bool { [.met, .converted, .ended, .counted].contains(state) }

private func table(_ cases: [MeasuredCase], _ context: MeasureContext) -> [UInt8] {
  var writer = CSVWriter(spreadsheetSafe: true)
  writer.row(["kind", "id", "cycle", "state", "start", "stop", "elapsed", "reason"])
  let rows = cases.map { found in
    [
      found.kind, context.identifiers[found.kind][found.entity], found.cycle.map(String.init) ?? "", found.state.rawValue,
      found.start?.text ?? "", found.stop?.text ?? "", found.elapsed.map(String.init) ?? "", found.reason ?? "",
    ]
  }
  for row in rows.sorted(by: { $0.lexicographicallyPrecedes($1) }) { writer.row(row) }
  return writer.bytes
}
