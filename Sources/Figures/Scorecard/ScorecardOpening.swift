import Calendars
import Definitions
import Documents
import Editions
import Numbers
import Measures
import ShownNumbers
import Snapshots

/// The sentence that a scorecard opens with, made from its verdicts.
struct ScorecardOpening: Sendable {
  let scorecard: Scorecard
  let edition: Edition

  init(_ scorecard: Scorecard, _ edition: Edition) {
    self.scorecard = scorecard
    self.edition = edition
  }

  var phrase: Phrase {
    let missed = scorecard.rows.filter { $0.verdict == .missed }
    var sentences = [results]
    if let worst = missed.first { sentences.append(sentence(worst, isOnly: missed.count == 1)) }
    for row in missed.dropFirst().prefix(2) {
      sentences.append("\(.strong(Phrase(row.definition.name))) \(shortfall(row)).")
    }
    let more: Phrase = "\(.spelled(missed.count - 3)) more \(missed.count == 4 ? "was" : "were") missed."
    if missed.count > 3 { sentences.append(more.asSentence) }
    return (sentences + open).joined(by: " ")
  }

  /// "Marketing met 2 of 3, sales 2 of 3, and the shared one was met."
  private var results: Phrase {
    if scorecard.isRunning { return progress }
    let directions = scorecard.directions(edition.partyIDs)
    var parts: [Phrase] = []
    for (debtor, rows) in merged(directions.filter { $0.debtor != .both }) {
      let name = edition.name(of: debtor)
      let met = Phrase(rows.metOfAll)
      parts.append(parts.isEmpty ? "\(name) met \(met)" : "\(Self.inSentence(name)) \(met)")
    }
    let shared = directions.filter { $0.debtor == .both }.flatMap(\.rows)
    guard let first = shared.first else {
      guard parts.count > 1, let last = parts.popLast() else { return scorecard.rows.tally.asSentence }
      return "\(parts.joined(by: ", ")) and \(last)."
    }
    if shared.count == 1 {
      parts.append("\(parts.isEmpty ? "The" : "and the") shared one \(sharedWords(first.verdict))")
    } else {
      parts.append("\(parts.isEmpty ? "Of" : "and of") the shared ones, \(shared.metOfAll) were met")
    }
    return parts.joined(by: ", ") + "."
  }

  /// "5 of 21 business days of November 2026 are over."
  private var progress: Phrase {
    guard let days = scorecard.businessDays(in: edition) else { return "The period is not over yet." }
    return "\(count: days.done) of \(count: days.all) business days of \(scorecard.period.long) are over."
  }

  private func merged(_ directions: [Scorecard.Direction]) -> [(debtor: Commitment.Side, rows: [CommitmentRow])] {
    var found: [(debtor: Commitment.Side, rows: [CommitmentRow])] = []
    for direction in directions {
      if found.last?.debtor == direction.debtor {
        found[found.count - 1].rows += direction.rows
      } else {
        found.append((direction.debtor, direction.rows))
      }
    }
    return found
  }

  private func sharedWords(_ verdict: Verdict) -> String {
    switch verdict {
    case .met, .missed: "was \(verdict.words)"
    case .noData: "has no data"
    case .tooFew: "has too few cases to judge"
    default: "is \(verdict.words)"
    }
  }

  // MARK: Missed

  private func sentence(_ row: CommitmentRow, isOnly: Bool) -> Phrase {
    let phrases = CommitmentPhrases(row, edition)
    let value = phrases.value(row.assessment)
    var sentence: Phrase =
      "\(.strong(Phrase(row.definition.name))) \(isOnly ? "is the one miss" : "is the widest gap"): \(value)"
    let counts = row.assessment.observation.flatMap { phrases.numbers.values.counts($0) }
    if let counts, counts.text != value.plain { sentence += " (\(counts))" }
    if let target = row.assessment.target { sentence += " against \(phrases.target(target))" }
    let run: Phrase? =
      row.missedInARow > 1
      ? "the target has been missed \(.spelled(row.missedInARow)) \(edition.settings.grain.plural) in a row" : nil
    let more = [median(row, phrases.numbers.times), run].compactMap(\.self)
    return more.isEmpty ? sentence + "." : "\(sentence). \(more.joined(by: "; ").asSentence)"
  }

  /// "the median fell from 38.0 to 6.1 business hours in a year", where both were measured by one meaning; else both values
  /// with the meaning of the older one, and no word on the difference.
  private func median(_ row: CommitmentRow, _ times: MetricNumbers) -> Phrase? {
    guard let cases = row.cases, let later = cases.median, let earlier = cases.medianYearBefore, let now = later.value,
      let before = earlier.value, before != now, let said = times.sentence(later)
    else { return nil }
    if let found = SeriesBreak.between(earlier.stamp, later.stamp, at: row.judged, edition.ledger) {
      let cause = found.cause(edition.glossary)
      return "the median is \(.strong(Phrase(said))) and was \(times.table(earlier)) a year before (\(cause))"
    }
    return "the median \(now < before ? "fell" : "rose") from \(times.table(earlier)) to \(.strong(Phrase(said))) in a year"
  }

  private func shortfall(_ row: CommitmentRow) -> Phrase {
    let phrases = CommitmentPhrases(row, edition)
    guard let shortfall = phrases.numbers.shortfall(row.assessment) else { return "was \(phrases.verdict(row.assessment))" }
    return "ended \(shortfall) short"
  }

  // MARK: Neither met nor missed

  private var open: [Phrase] {
    let kinds: [(verdict: Verdict, one: String, more: String)] = [
      (.atRisk, "is at risk", "are at risk"), (.onTrack, "is on track", "are on track"),
      (.undecided, "is undecided", "are undecided"), (.noData, "has no data", "have no data"),
      (.tooFew, "has too few cases to judge", "have too few cases to judge"),
    ]
    return kinds.compactMap { verdict, one, more -> Phrase? in
      let names = scorecard.rows.filter { $0.verdict == verdict }.map(\.definition.name)
      guard !names.isEmpty else { return nil }
      let many: Phrase = "\(.spelled(names.count)) \(more)."
      guard names.count <= 3 else { return many.asSentence }
      return "\(.strong(Phrase(listed(names)))) \(names.count == 1 ? one : more)."
    }
  }

  /// "Sales" is "sales" within a sentence; "EMEA Sales" stays.
  static func inSentence(_ name: String) -> String {
    guard let first = name.first, first.isUppercase, name.dropFirst().allSatisfy(\.isLowercase) else { return name }
    return first.lowercased() + name.dropFirst()
  }
}
