import Calendars
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

extension CommitmentCard {
  /// The lines beside the strip.
  func writeFacts(to html: inout HTML) {
    for (term, text) in facts { Self.write(term, text, to: &html) }
    if row.isOlderCohort { writeOwnCohort(to: &html) }
    Self.write("Owner", words.owner, to: &html)
    let status = context.edition.status(of: row.definition.id)
    if case .agreed = status { return }
    html.element("div") { html in
      html.element("dt", text: "Agreement")
      html.element("dd") { $0.append(context.state(status)) }
    }
  }

  private static func write(_ term: String, _ text: String, to html: inout HTML) {
    html.element("div") { html in
      html.element("dt", text: term)
      html.element("dd", text: text)
    }
  }

  private var facts: [(term: String, text: String)] {
    var facts: [(String, String)] = []
    let assessment = row.assessment
    if let target = assessment.target {
      facts.append(("Target", words.target(target) + (target.from.map { ", in force since \($0.short)" } ?? "")))
      // A rate that still moves is not held against its target.
      if let attainment = assessment.attainment, words.isVolume || assessment.verdict != .undecided {
        facts.append(("Attained", "\(words.share(attainment)) of the target"))
      }
    }
    if let observation = assessment.observation {
      let cohort = row.isOlderCohort ? ", \(row.judged.long) cohort" : ""
      if let counted = words.counted(observation) {
        facts.append(("n", counted + cohort))
      } else if let count = observation.count, !words.isVolume {
        facts.append(("n", NumberText.grouped(ExactDecimal(count)) + cohort))
      }
      if assessment.verdict == .tooFew, let least = assessment.target?.minimumCount {
        facts.append(("Not judged", "fewer than the \(least) cases that were agreed"))
      }
    }
    facts += caseFacts
    if let pace = assessment.pace { facts += paceFacts(pace) }
    if row.missedInARow > 1 {
      facts.append(("Missed", "\(row.missedInARow) \(context.edition.settings.grain.plural) running"))
    }
    return facts
  }

  private var caseFacts: [(String, String)] {
    guard let cases = row.cases else { return [] }
    let hours = context.valueText(row.commitment.measure, stat: "p50")
    func time(_ observation: Observation?) -> String {
      guard let value = observation?.value else { return "not known yet" }
      return hours.table(value) + (hours.format == .days ? " d" : " h")
    }
    var facts: [(String, String)] = []
    if cases.median != nil || cases.ninetieth != nil {
      facts.append(("Median, p90", "\(time(cases.median)), \(time(cases.ninetieth)); the limit is \(cases.limit)"))
    }
    if let never = cases.never, !never.isZero {
      let late = cases.open.map { $0 == never ? "counted as late" : "\($0) of them counted as late" } ?? "counted as late"
      facts.append(("Never reached", "\(NumberText.grouped(never)), \(late)"))
    }
    if let pending = cases.pending ?? row.assessment.observation?.censored.map({ ExactDecimal($0) }), !pending.isZero {
      let bounds = row.assessment.bounds.map {
        "; the share can end from \(words.text.table($0.lowerBound)) to \(words.text.table($0.upperBound))"
      }
      facts.append(("Undecided", NumberText.grouped(pending) + (bounds ?? "")))
    }
    if let void = cases.void, !void.isZero { facts.append(("Void", "\(NumberText.grouped(void)), left out")) }
    return facts
  }

  private func paceFacts(_ pace: Pace) -> [(String, String)] {
    var facts = [
      (
        "Pace",
        "\(pace.ratio.map { NumberText.percent($0) } ?? "none") of \(NumberText.grouped(pace.expected)) expected after "
          + "\(pace.businessDaysDone) of \(pace.businessDaysTotal) business days"
      )
    ]
    if let projection = pace.projection { facts.append(("Projection", "\(words.level(projection)) at this speed")) }
    return facts
  }

  /// The page's own period where an older cohort is judged.
  private func writeOwnCohort(to html: inout HTML) {
    html.element("div") { html in
      html.element("dt", text: row.period.tick)
      html.element("dd") { html in
        if let counted = row.own.observation.flatMap({ words.counted($0) }) { html.text("\(counted) so far ") }
        html.append(context.state(.undecided, words.undecidedUntil.map { "undecided until \($0.short)" }))
      }
    }
  }
}

extension Grain {
  /// "months", for counting them.
  var plural: String {
    switch self {
    case .fiscalPeriod: "fiscal periods"
    case .fiscalQuarter: "fiscal quarters"
    case .fiscalYear: "fiscal years"
    default: "\(rawValue)s"
    }
  }
}
