import Calendars
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// The sentence that a scorecard opens with, made from its verdicts.
struct ScorecardOpening: Sendable {
  let scorecard: Scorecard
  let context: PageContext

  init(_ scorecard: Scorecard, _ context: PageContext) {
    self.scorecard = scorecard
    self.context = context
  }

  var html: HTML {
    var html = HTML()
    html.text(results)
    let missed = scorecard.rows.filter { $0.verdict == .missed }
    if let worst = missed.first { write(worst, isOnly: missed.count == 1, to: &html) }
    for row in missed.dropFirst().prefix(2) {
      html.text(" ")
      html.element("b", text: row.definition.name)
      html.text(" \(shortfall(row)).")
    }
    if missed.count > 3 { html.text(" \(Self.number(missed.count - 3).capitalizedFirst) more missed.") }
    writeOpen(to: &html)
    return html
  }

  /// "Marketing met 2 of 3, sales 2 of 3, and the shared one was met."
  private var results: String {
    if scorecard.isRunning { return progress }
    let directions = scorecard.directions(context.parties)
    var parts: [String] = []
    for (debtor, rows) in merged(directions.filter { $0.debtor != "both" }) {
      let name = context.edition.partyName(debtor)
      let met = rows.count { $0.verdict == .met }
      parts.append(
        parts.isEmpty ? "\(name) met \(met) of \(rows.count)" : "\(Self.inSentence(name)) \(met) of \(rows.count)")
    }
    let shared = directions.filter { $0.debtor == "both" }.flatMap(\.rows)
    if shared.count == 1 {
      parts.append("\(parts.isEmpty ? "The" : "and the") shared one \(sharedWords(shared[0].verdict))")
    } else if !shared.isEmpty {
      parts.append(
        "\(parts.isEmpty ? "Of" : "and of") the shared ones \(shared.count { $0.verdict == .met }) of \(shared.count) were met")
    }
    if shared.isEmpty, let last = parts.popLast(), !parts.isEmpty {
      return parts.joined(separator: ", ") + " and \(last)."
    } else if shared.isEmpty {
      return "\(scorecard.rows.result.capitalizedFirst)."
    }
    return parts.joined(separator: ", ") + "."
  }

  /// "5 of 21 business days of November 2026 are over."
  private var progress: String {
    guard let start = scorecard.period.start, let end = scorecard.period.end else { return "The period is not over." }
    let days = context.edition.days
    let done = days.count(from: start, to: min(end, scorecard.asOf.adding(days: 1)))
    return "\(done) of \(days.count(from: start, to: end)) business days of \(scorecard.period.long) are over."
  }

  private func merged(_ directions: [Scorecard.Direction]) -> [(debtor: String, rows: [CommitmentRow])] {
    var found: [(debtor: String, rows: [CommitmentRow])] = []
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

  private func write(_ row: CommitmentRow, isOnly: Bool, to html: inout HTML) {
    let words = CommitmentWords(row, context)
    html.text(" ")
    html.element("b", text: row.definition.name)
    html.text(isOnly ? " is the one miss" : " is the widest gap")
    let value = words.value(row.assessment) ?? "no value"
    let counted = row.assessment.observation.flatMap { words.counted($0) }
    html.text(": \(value)\(counted.flatMap { $0 == value ? nil : " (\($0))" } ?? "")")
    if let target = row.assessment.target { html.text(" against \(words.target(target))") }
    writeMedian(row, to: &html)
    html.text(row.missedInARow > 1 ? ", missed \(Self.number(row.missedInARow)) times in a row." : ".")
  }

  /// "though the median fell from 38.0 to 6.1 hours in a year", where both were measured by one meaning; else both values
  /// with the meaning of the older one, and no word on the difference.
  private func writeMedian(_ row: CommitmentRow, to html: inout HTML) {
    guard let cases = row.cases, let now = cases.median?.value, let before = cases.medianYearBefore?.value, before != now
    else { return }
    let text = context.valueText(row.commitment.measure, stat: "p50")
    if let found = SeriesBreak.between(
      cases.medianYearBefore?.stamp, cases.median?.stamp, at: row.judged, context.edition.ledger)
    {
      html.text("; the median is ")
      html.element("b", text: "\(text.table(now)) \(text.unitWords)")
      let words = CommitmentWords(row, context)
      html.text(" and was \(text.table(before)) a year before (\(words.causes(found)))")
      return
    }
    html.text(
      "\(now < before ? ", though" : ", and") the median \(now < before ? "fell" : "rose") from \(text.table(before)) to ")
    html.element("b", text: "\(text.table(now)) \(text.unitWords)")
    html.text(" in a year")
  }

  private func shortfall(_ row: CommitmentRow) -> String {
    let words = CommitmentWords(row, context)
    guard words.isVolume, let target = row.assessment.target, target.comparison.wantsMore,
      let value = row.assessment.observation?.value
    else { return "was \(words.verdict(row.assessment))" }
    return "ended \(words.text.table(target.value - value)) short"
  }

  private func writeOpen(to html: inout HTML) {
    func names(_ verdict: Verdict) -> [String] { scorecard.rows.filter { $0.verdict == verdict }.map(\.definition.name) }
    let parts: [(names: [String], one: String, more: String)] = [
      (names(.atRisk), "is at risk", "are at risk"), (names(.onTrack), "is on track", "are on track"),
      (names(.undecided), "is not decided yet", "are not decided yet"), (names(.noData), "has no number", "have no number"),
      (names(.tooFew), "has too few cases to judge", "have too few cases to judge"),
    ]
    for (names, one, more) in parts where !names.isEmpty {
      html.text(" ")
      if names.count > 3 {
        html.text("\(Self.number(names.count).capitalizedFirst) \(more).")
      } else {
        html.element("b", text: names.joined(separator: ", "))
        html.text(" \(names.count == 1 ? one : more).")
      }
    }
  }

  /// "Sales" is "sales" within a sentence; "EMEA Sales" stays.
  static func inSentence(_ name: String) -> String {
    guard let first = name.first, first.isUppercase, name.dropFirst().allSatisfy(\.isLowercase) else { return name }
    return first.lowercased() + name.dropFirst()
  }

  /// Numbers to twelve in words.
  static func number(_ number: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    return words.indices.contains(number) ? words[number] : NumberText.grouped(ExactDecimal(number))
  }
}
