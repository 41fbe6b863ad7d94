package import Calendars
package import Definitions
package import Measures
package import Snapshots

/// All that a scorecard says of one commitment in one period, as known at the page's vintage.
package struct CommitmentRow: Sendable {
  package var definition: Definition
  package var commitment: Commitment
  /// The period of the page.
  package var period: Period
  /// The period that is judged: the page's own, or that of the newest complete cohort before it.
  package var judged: Period
  package var assessment: Assessment
  /// The assessment of the page's own period.
  package var own: Assessment
  package var comparison: Comparison
  /// Twelve periods up to the page's own, oldest first; nil where the site has none so early.
  package var strip: [(period: Period, assessment: Assessment?)]
  package var missedInARow: Int
  package var cases: Cases?
  /// What is known today where it differs from what the page froze.
  package var today: Assessment?
  /// What the file's levels of today say, where others judge.
  package var other: OtherLevels?
  /// Where the levels that judge were signed only after the period, the day.
  package var signedAfter: CivilDate?
  /// Whether all parties had signed the levels that judge; nil where nobody signs.
  package var isSigned: Bool?

  package var verdict: Verdict { assessment.verdict }
  package var isOlderCohort: Bool { judged != period }

  /// The times and cases behind a share within a limit.
  package struct Cases: Sendable {
    package var limit: String
    package var median: Observation?
    package var ninetieth: Observation?
    /// Median of the same period a year before, under the same meaning where it was computed again.
    package var medianYearBefore: Observation?
    /// Numbers of cases, each with a value.
    package var never: Observation?
    package var open: Observation?
    package var pending: Observation?
    package var void: Observation?
  }

  /// Nil where nothing was promised for the period.
  package init?(_ history: CommitmentHistory, period: Period, asOf: CivilDate) {
    guard let judgement = history[period], let promise = history.promise(for: period), judgement.frozen.verdict != .noTarget
    else { return nil }
    let edition = promise.edition
    definition = promise.definition
    commitment = promise.commitment
    other = history.other(for: period)
    signedAfter = promise.signedAfter(period)
    isSigned = edition.isAsked ? promise.judging.signed != nil : nil
    self.period = period
    let own = judgement.frozen
    self.own = own
    let metric = edition.glossary.metric(commitment.measure)
    var judged = period
    if own.verdict == .undecided, CommitmentHistory.isCohort(metric) {
      judged =
        (1...12).lazy.map { period.advanced(by: -$0) }
        .first { history[$0]?.known(on: asOf).assessment.verdict.isDecided ?? false } ?? period
    }
    self.judged = judged
    // A cohort's number may move after it was complete; what stands here is what was judged.
    let verdict = history[judged]?.known(on: asOf)
    assessment = verdict?.assessment ?? own
    let day = judged == period ? asOf : verdict?.since ?? asOf
    let series = history.pair(endingAt: judged, asOf: day)
    if let series, let point = series[judged] {
      comparison = Comparison.of(point, with: judged.previous, in: series, edition.ledger)
    } else {
      comparison = .missing
    }
    strip = (0..<12).map { offset in
      let period = period.advanced(by: offset - 11)
      return (period, history[period]?.known(on: asOf).assessment)
    }
    missedInARow = assessment.verdict == .missed ? max(1, history.missedInARow(through: judged, asOf: asOf)) : 0
    cases = Self.cases(history, metric, judged, day, meaning: assessment.observation?.stamp?.meaning)
    let current = judgement.current
    let isMoved =
      own.observation.map { own in current.observation.map { !own.isUnmoved(in: $0) } ?? true } ?? (current.observation != nil)
    let isChanged = current.verdict != own.verdict || isMoved
    today = asOf < edition.asOf && isChanged ? current : nil
  }

  private static func cases(
    _ history: CommitmentHistory, _ metric: Metric?, _ period: Period, _ asOf: CivilDate, meaning: String?
  ) -> Cases? {
    guard let promise = history.promise(for: period), promise.commitment.stat == .within, let limit = metric?.limit else {
      return nil
    }
    func point(_ stat: String, _ period: Period) -> Point? { history.point(stat, period, asOf: asOf) }
    func observation(_ stat: String, _ period: Period) -> Observation? { point(stat, period)?.observation(under: meaning) }
    func count(_ stat: NamedStat) -> Observation? { observation(stat.rawValue, period).flatMap { $0.value == nil ? nil : $0 } }
    let yearBefore = period.yearBefore.flatMap { point("p50", $0) }
    return Cases(
      limit: limit.description, median: observation("p50", period), ninetieth: observation("p90", period),
      medianYearBefore: yearBefore?.observation(under: meaning) ?? yearBefore?.observation,
      never: count(.never), open: count(.open), pending: count(.pending), void: count(.void))
  }
}

extension CommitmentRow {
  /// How bad it is, for the order of rows: what was missed by most comes first.
  private var rank: Int {
    switch verdict {
    case .missed: 0
    case .atRisk: 1
    case .undecided: 2
    case .onTrack: 3
    case .noData, .noTarget: 4
    case .tooFew: 5
    case .met: 6
    }
  }

  package static func isWorse(_ left: Self, _ right: Self) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    if left.verdict == .missed || left.verdict == .atRisk,
      let one = left.assessment.attainment, let other = right.assessment.attainment, one != other
    {
      return one < other
    }
    return left.definition.id < right.definition.id
  }
}
