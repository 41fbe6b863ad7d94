import Calendars
import Definitions
import Documents
import Editions
import Measures
import Snapshots

extension DiagnosisBlock.Evidence {
  /// What it says in the block's period, as known at the page's vintage.
  func finding(in scope: BlockScope) -> Diagnosis.Finding {
    switch self {
    case .metric(let pick): measure(pick, in: scope)
    case .untouched(let metric, let by, let most): untouched(metric, by: by, atMost: most, in: scope)
    case .agreed(let ids): agreed(ids, in: scope)
    case .audit: audit(in: scope)
    case .feedback(let every, let party): feedback(every, party, in: scope)
    }
  }

  // MARK: Numbers

  private func measure(_ pick: MetricPick, in scope: BlockScope) -> Diagnosis.Finding {
    let rows = scope.scorecard?.rows ?? []
    let row = rows.first { row in
      row.commitment.measure == pick.metric && (pick.stat == nil || row.commitment.stat == pick.stat)
    }
    if let row { return promise(row, in: scope) }
    let anchor = scope.anchor()
    let link = scope.edition.link(to: pick.metric, stat: pick.stat ?? scope.mainStat(of: pick.metric))
    guard let window = MetricWindow(pick.choice, through: anchor, count: anchor.grain.usualPeriods, in: scope),
      let point = window.shown
    else { return .init(verdict: .open, words: "\(link): no value for \(anchor.long).") }
    let sentence = TrendSentence(window, about: .period).phrase
    let (verdict, standing): (Diagnosis.Verdict, String) =
      switch window.standing {
      case .worse: (.confirms, "That is worse than usual.")
      case .better: (.refutes, "That is better than usual.")
      case .usual: (.open, "That is within its usual range.")
      case .unknown: (.open, "There are too few numbers to say what is usual.")
      }
    return .init(
      verdict: verdict, words: "\(link): \(sentence) \(standing)", rows: [(pick.metric, point.observation)])
  }

  private func promise(_ row: CommitmentRow, in scope: BlockScope) -> Diagnosis.Finding {
    let phrases = CommitmentPhrases(row, scope.edition)
    let card = Link(Phrase(row.definition.name), to: .site(.scorecard(row.period).at(CommitmentCard.id(row))))
    let verdict: Diagnosis.Verdict =
      switch row.verdict {
      case .missed: .confirms
      case .met: .refutes
      default: .open
      }
    var words: Phrase = "\(.link(card)): \(phrases.value(row.assessment))"
    if let target = row.assessment.target { words += " against \(phrases.target(target))" }
    words += ", \(phrases.verdict(row.assessment, cohort: row.isOlderCohort ? row.judged : nil))."
    return .init(
      verdict: verdict, words: words, rows: row.assessment.observation.map { [(row.commitment.measure, $0)] } ?? [])
  }

  private func untouched(_ metric: String, by dimension: String, atMost most: Int, in scope: BlockScope) -> Diagnosis.Finding {
    let anchor = scope.anchor()
    let split = Split(metric, by: dimension, in: anchor, asOf: scope.asOf, scope.site.index)
    let link = scope.edition.link(to: metric)
    guard let found = split.untouched(atMost: most) else {
      return .init(verdict: .open, words: "\(link): the share without a counted touch is not known for \(anchor.long).")
    }
    return .init(
      verdict: found.isWithin ? .refutes : .confirms,
      words: "\(link): \(found.share) has no counted touch in \(anchor.long); up to \(count: most)% counts as explained.",
      rows: split.members.isEmpty
        ? [] : scope.series(metric, through: anchor, count: 1)?[anchor].map { [(metric, $0.observation)] } ?? []
    )
  }

  // MARK: Words

  private func agreed(_ ids: [String], in scope: BlockScope) -> Diagnosis.Finding {
    let edition = scope.edition
    let anchor = scope.anchor()
    let open = ids.filter { if case .agreed = edition.status(of: $0) { false } else { true } }
    let broken = ids.filter { id in
      guard scope.glossary.metric(id) != nil else { return false }
      return MetricWindow(MetricChoice(metric: id), through: anchor, count: 4, in: scope)?.breaks.isEmpty == false
    }
    guard !open.isEmpty || !broken.isEmpty else {
      let all: Phrase =
        ids.count == 1 ? "\(edition.link(to: ids[0])) is" : "All \(Phrase.counting(ids.count, "definition")) are"
      return .init(
        verdict: .refutes, words: "\(all) agreed, and no series changed its meaning in the last three periods.")
    }
    var parts = open.map { id -> Phrase in "\(edition.link(to: id)) is \(edition.status(of: id).word)" }
    if !broken.isEmpty { parts.append("\(edition.links(to: broken, atMost: 6)) changed meaning in the last three periods") }
    return .init(verdict: .confirms, words: "Definitions: \(parts.joined(by: "; ")).")
  }

  private func audit(in scope: BlockScope) -> Diagnosis.Finding {
    guard let audit = scope.edition.audits.known(on: scope.asOf).last else {
      return .init(verdict: .open, words: "No definition audit was held.")
    }
    let link = Link(Phrase("Audit of \(audit.quarter.long)"), to: .site(.audit(audit.quarter)))
    let differ = audit.terms.filter { audit.verdict(on: $0) == .differ }
    let agree = audit.count(of: .agree)
    let terms = Phrase.counting(audit.terms.count, "term")
    if !differ.isEmpty {
      return .init(
        verdict: .confirms, words: "\(.link(link)): the teams differ on \(scope.edition.links(to: differ, atMost: 6)).")
    }
    return .init(
      verdict: agree == audit.terms.count && agree > 0 ? .refutes : .open,
      words: "\(.link(link)): \(count: agree) of \(terms) mean the same to all.")
  }

  private func feedback(_ every: Grain, _ party: String?, in scope: BlockScope) -> Diagnosis.Finding {
    guard let rhythm = FeedbackRhythm(scope.edition, from: party, every: every, asOf: scope.asOf) else {
      return .init(verdict: .open, words: "No feedback is on record.")
    }
    let (last, age) = (rhythm.last, rhythm.age)
    let from = scope.edition.partyName(last.party)
    return .init(
      verdict: rhythm.isKept ? .refutes : .confirms,
      words: """
        Feedback is due every \(every.noun); the last came from \(from) on \(day: last.date), \(Phrase.counting(age, "day")) \
        before \(day: scope.asOf).
        """)
  }
}
