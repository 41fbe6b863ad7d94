import Calendars
import Definitions
import Documents
import Editions
import Measures
import Numbers

/// What is said of a commitment's numbers, on its scorecard and wherever it is named.
struct CommitmentPhrases: Sendable {
  let row: CommitmentRow
  let numbers: CommitmentNumbers
  private let edition: Edition

  init(_ row: CommitmentRow, _ edition: Edition) {
    self.row = row
    self.edition = edition
    numbers = CommitmentNumbers(row, edition)
  }

  /// `41.3%`; "no value" where there is none.
  func value(_ assessment: Assessment, none: Phrase = "no value") -> Phrase {
    numbers.value(assessment).map { Phrase($0) } ?? none
  }

  /// "at least 90% within 4 hours", "at least 500 leads", "all of them".
  func target(_ target: Target) -> Phrase {
    guard !numbers.isAll(target) else { return "all of them" }
    return "\(target.comparison.words) \(numbers.promise(target))\(limit)"
  }

  private var limit: Phrase {
    guard row.cases != nil, let limit = numbers.values.limit else { return "" }
    return " within \(limit)"
  }

  /// As a table says it: `≥ 90%`, `≥ 90% within 4 business hours`.
  func shortTarget(_ target: Target) -> Phrase { "\(target.comparison.sign) \(numbers.level(target))\(limit)" }

  /// By which calendar time is measured: "working time of Business hours"; nil where the measure counts no time.
  var clock: Phrase? {
    guard let metric = edition.glossary.metric(row.commitment.measure) else { return nil }
    switch metric.calculation {
    case .duration:
      return metric.clockCalendar.map { "working time of \(edition.link(to: $0))" } ?? "elapsed time, day and night"
    case .conversion(_, _, let window, _):
      guard window.flatMap({ TimeSpan($0) })?.isBusiness == true, let calendar = edition.settings.calendar else { return nil }
      return "working days of \(edition.link(to: calendar))"
    default: return nil
    }
  }

  /// "missed (94% of target)", "missed by 48.7 points", "met, Sep cohort".
  func verdict(_ assessment: Assessment, cohort: Period? = nil) -> Phrase {
    var words = Phrase(assessment.verdict.words)
    switch assessment.verdict {
    case .missed:
      if numbers.isVolume, let attainment = numbers.attainment(assessment) {
        words += " (\(attainment) of target)"
      } else if let distance = numbers.distance(assessment) {
        words += " by \(distance)"
      }
    case .atRisk, .onTrack:
      if let progress = numbers.progress(assessment) { words += ", \(progress) of the pace" }
    case .met, .undecided, .tooFew, .noData, .noTarget: break
    }
    return cohort.map { "\(words), \($0.tick) cohort" } ?? words
  }

  /// "+10.4 pp on Sep, better", "not comparable on Sep: MQL v2 → v3"; nil where there is nothing to compare with.
  var change: Phrase? {
    let before = row.judged.previous.tick
    switch row.comparison {
    case .missing: return nil
    case .notComparable(let found):
      return Phrase(.span(.notComparable, "not comparable with \(before): \(found.cause(edition.glossary))"))
    case .change(let change):
      guard let observation = row.assessment.observation,
        case .change(let shown) = numbers.values.shown(row.comparison, at: observation)
      else { return nil }
      let origin = shown.isBackcast ? "\(before), recomputed" : before
      guard let difference = shown.difference else { return Phrase(.span(.group, "as in \(origin)")) }
      let wantsMore = row.assessment.target?.comparison.wantsMore ?? true
      let judgement = change.difference.isNegative == wantsMore ? "worse" : "better"
      return Phrase(.span(.group, "\(difference) on \(origin), \(judgement)"))
    }
  }
}
