import Calendars
import Charts
import Definitions
import Documents
import Editions
import Numbers
import Measures
import Snapshots

/// One commitment on a scorecard: value, bullet, strip, what is behind it and what follows from it.
struct CommitmentCard: Sendable {
  let row: CommitmentRow
  let edition: Edition
  let phrases: CommitmentPhrases
  /// Whether its page does not change any more, but for what it says of today.
  let isFrozen: Bool
  var numbers: CommitmentNumbers { phrases.numbers }

  init(_ row: CommitmentRow, _ edition: Edition, isFrozen: Bool = false) {
    self.row = row
    self.edition = edition
    self.isFrozen = isFrozen
    phrases = CommitmentPhrases(row, edition)
  }

  static func id(_ row: CommitmentRow) -> String { "c-\(row.definition.id)" }

  var card: Commitments.Card {
    Commitments.Card(
      id: Self.id(row), name: Phrase(edition.link(to: row.definition.id)), verdict: row.verdict.rawValue,
      state: edition.label(of: row.verdict, phrases.verdict(row.assessment, cohort: row.isOlderCohort ? row.judged : nil)),
      sentence: row.definition.sentence, value: value, bullet: bullet, strip: strip, facts: facts, consequence: consequence,
      today: today, stamp: stamp)
  }

  private var value: Commitments.Card.Value {
    guard let value = numbers.value(row.assessment) else { return .none("no number for \(row.judged.short)") }
    let isProvisional = row.assessment.observation?.isProvisional ?? false
    return isProvisional ? .soFar(Phrase(value), "so far, provisional") : .final(Phrase(value), change: phrases.change)
  }

  private var consequence: Phrase? {
    guard row.verdict == .missed, let consequence = row.commitment.onMiss else { return nil }
    let escalation = row.commitment.escalation.map { " Escalates to the \($0)." } ?? ""
    return "\(.strong("Because it was missed:")) \(consequence.withFullStop)\(escalation)"
  }

  /// What is known now, where the page shows what was known then; and what levels say that do not judge the period.
  private var today: Phrase? {
    let known = row.today.map { today -> Phrase in
      let opening = row.own.verdict == .undecided ? "Decided since" : "Known today"
      return "\(opening): \(.strong(phrases.value(today))) for \(row.period.short), \(phrases.verdict(today))."
    }
    let said = [known, other].compactMap(\.self)
    return said.isEmpty ? nil : said.joinedSentences
  }

  /// "By at least 80, signed on 10 Mar 2026, it would be met; that level judges nothing in a frozen period."
  private var other: Phrase? {
    guard let other = row.other, let target = other.assessment.target else { return nil }
    let level: Phrase = "By \(phrases.target(target))"
    let signed: Phrase = other.signed.map { "signed on \(day: $0)" } ?? "not signed"
    let verdict: Phrase = "\(row.period.short) would be \(phrases.verdict(other.assessment))"
    return "\(level), \(signed), \(verdict); that level judges nothing\(isFrozen ? " in a frozen period" : " yet")."
  }

  private var stamp: Inline? {
    row.assessment.observation.map { observation in
      let state = edition.stampState(of: observation, metric: row.commitment.measure)
      return edition.stampLink(state, metric: row.commitment.measure, amongOthers: false)
    }
  }
}
