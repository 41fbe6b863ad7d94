import Calendars
import Definitions
import Documents
import Editions
import Measures
import Numbers
import Snapshots

extension CommitmentCard {
  /// The lines beside the strip.
  var facts: [Facts.Fact] {
    var facts = againstTarget + behindValue + caseFacts + breachFacts + paceFacts
    if row.missedInARow > 1 {
      facts.append(.init("Missed", "\(count: row.missedInARow) \(edition.settings.grain.plural) in a row"))
    }
    if row.isOlderCohort { facts.append(ownCohort) }
    // Who answers for it is in no signature: it is known of today.
    facts.append(.init(isFrozen ? "Owner today" : "Owner", Phrase(numbers.owner)))
    if isFrozen, row.isSigned == true { return facts }
    let status = edition.status(of: row.definition.id)
    if case .agreed = status { return facts }
    return facts + [.init("Agreement", Phrase(edition.label(of: status)))]
  }

  private var againstTarget: [Facts.Fact] {
    let assessment = row.assessment
    guard let target = assessment.target else { return [] }
    let since: Phrase = target.from.map { ", in force since \(day: $0)" } ?? ""
    let late: Phrase = row.signedAfter.map { "; signed on \(day: $0), after the period" } ?? ""
    var facts = [Facts.Fact("Target", phrases.target(target) + since + late)]
    // A rate that still moves is not held against its target.
    if let attainment = numbers.attainment(assessment), numbers.isVolume || assessment.verdict != .undecided {
      facts.append(.init("Attained", "\(attainment) of the target"))
    }
    return facts + (phrases.clock.map { [.init("Clock", $0)] } ?? [])
  }

  private var behindValue: [Facts.Fact] {
    guard let observation = row.assessment.observation else { return [] }
    var facts: [Facts.Fact] = []
    let cohort = row.isOlderCohort ? ", \(row.judged.long) cohort" : ""
    if let counts = numbers.values.counts(observation) {
      facts.append(.init("n", "\(counts)\(cohort)"))
    } else if !numbers.isVolume, let cases = numbers.values.cases(observation) {
      facts.append(.init("n", "\(cases)\(cohort)"))
    }
    if row.assessment.verdict == .tooFew, let least = row.assessment.target?.minimumCount {
      facts.append(.init("Not judged", "fewer than the agreed \(count: least) cases"))
    }
    return facts
  }

  private var caseFacts: [Facts.Fact] {
    guard let cases = row.cases else { return [] }
    var facts: [Facts.Fact] = []
    if cases.median != nil || cases.ninetieth != nil, let limit = numbers.values.limit {
      facts.append(
        .init("Median and 90th percentile", "\(time(cases.median)) and \(time(cases.ninetieth)); the limit is \(limit)"))
    }
    if let never = cases.never, never.value != .zero {
      let open = cases.open.flatMap { $0.value == never.value ? nil : $0 }
      let late: Phrase = open.map { "of which \(numbers.cases($0)) counted as late" } ?? "counted as late"
      facts.append(.init("Never reached", "\(numbers.cases(never)), \(late)"))
    }
    if let pending = pending(cases) {
      let bounds: Phrase =
        numbers.bounds(row.assessment).map { "; the share can end between \($0.least) and \($0.most)" } ?? ""
      facts.append(.init("Undecided", "\(pending)\(bounds)"))
    }
    if let void = cases.void, void.value != .zero { facts.append(.init("Void", "\(numbers.cases(void)), left out")) }
    return facts
  }

  /// How whoever may see ids finds which cases broke the promise: the site has none.
  private var breachFacts: [Facts.Fact] {
    guard row.verdict == .missed || row.verdict == .met || row.verdict == .tooFew,
      let observation = row.assessment.observation, let broken = numbers.broken(observation)
    else { return [] }
    let command = "concord breaches --commitment \(row.definition.id) --period \(row.judged)"
    return [
      .init(
        "Which ones",
        "\(broken) breached it; for the list, ask \(edition.settings.steward?.name ?? "whoever runs Concord") to run \(.code(command))"
      )
    ]
  }

  private func time(_ observation: Observation?) -> Phrase {
    observation.flatMap { numbers.time($0) }.map { Phrase($0) } ?? "not known yet"
  }

  private func pending(_ cases: CommitmentRow.Cases) -> Phrase? {
    if let pending = cases.pending { return pending.value == .zero ? nil : Phrase(numbers.cases(pending)) }
    guard let observation = row.assessment.observation, observation.censored != 0 else { return nil }
    return numbers.values.open(observation).map { Phrase($0) }
  }

  private var paceFacts: [Facts.Fact] {
    guard let pace = row.assessment.pace, let expected = numbers.expected(row.assessment) else { return [] }
    let progress = numbers.progress(row.assessment, isExact: true).map { Phrase($0) } ?? "none"
    let days: Phrase = "\(count: pace.businessDaysDone) of \(count: pace.businessDaysTotal) business days"
    var facts = [Facts.Fact("Pace", "\(progress) of \(expected) expected after \(days)")]
    if let projection = numbers.projection(row.assessment) {
      facts.append(.init("Projection", "\(projection) at this pace"))
    }
    return facts
  }

  /// The page's own period where an older cohort is judged.
  private var ownCohort: Facts.Fact {
    let soFar: Phrase = row.own.observation.flatMap { numbers.values.counts($0) }.map { "\($0) so far " } ?? ""
    let until: Phrase? = numbers.undecidedUntil.map { "undecided until \(day: $0)" }
    return .init(Phrase(row.period.tick), "\(soFar)\(edition.label(of: .undecided, until))")
  }
}
