package import Calendars
import Definitions
package import Diagnostics
import Files
import Runs

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
/// `.concord/breaches/<commitment>-<period>.csv`, which never leaves the machine. Where no single case breaks the promise, there
/// is no list, and a finding says why.
package func listBreaches(_ request: BreachRequest, _ options: SnapshotOptions) async -> BreachOutcome {
  let root = RootFolder(options.root)
  return await root.locked(for: "breaches") {
    await listBreaches(request, options, in: root)
  } refused: {
    BreachOutcome(findings: [$0])
  }
}

private func listBreaches(_ request: BreachRequest, _ options: SnapshotOptions, in root: RootFolder) async -> BreachOutcome {
  let content = await readContent(root: options.root, threads: options.threads)
  let resolved = resolveGlossary(content, asOf: nil)
  var outcome = BreachOutcome(findings: (content.diagnostics + resolved.diagnostics).filter { $0.severity == .error })
  guard !outcome.hasFailed else { return outcome }
  guard case .commitment(let commitment) = resolved.glossary[request.commitment]?.semantics else {
    let commitments = resolved.glossary.definitions.filter { $0.kind == .commitment }.map(\.id)
    outcome.findings.append(
      Diagnostic(
        .definitionUnknownReference, at: SourcePosition(file: ""), "there is no commitment '\(request.commitment)'",
        suggestion: NearMiss.suggestion(for: request.commitment, among: commitments)))
    return outcome
  }
  let timeline = GlossaryTimeline(
    present: resolved.glossary.definitions, agreements: content.agreements, settings: content.settings)
  let clock = RunClock(timeline, settings: content.settings, findings: &outcome.findings)
  let asOf = options.asOf.instant(clock)
  let plan = RunPlan(timeline, scope: RunScope(metrics: [commitment.measure], isBackcast: options.scope.isBackcast))
  let read = await readRecords(plan, clock: clock, asOf: asOf, settings: content.settings, root: options.root) { _ in }
  let (rates, rateProblems) = readRunRates(root: options.root, settings: content.settings)
  outcome.findings += plan.findings + read.findings + rateProblems
  let input = RunInput(plan: plan, reading: read, clock: clock, asOf: asOf, settings: content.settings, rates: rates)
  guard !outcome.hasFailed,
    let list = BreachList(
      of: commitment.measure, stat: commitment.stat, in: request.period, includesMet: request.includesMet, input)
  else { return outcome }
  outcome.findings += list.findings
  outcome.summary = list.summary
  guard let table = list.table else { return outcome }
  do throws(FileError) {
    outcome.written = try root.writeOwn(
      table, in: "breaches", as: "\(request.commitment)-\(request.period).csv")
  } catch {
    outcome.findings.append(error.writingFinding)
  }
  return outcome
}
