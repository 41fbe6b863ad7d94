import Calendars
import Definitions
import Documents
import Editions
import Measures
import Numbers
import Snapshots

/// What a time box says: a line each, made from the numbers and the state of the glossary on the page's day.
struct AgendaLines {
  private(set) var lines: [Phrase] = []
  /// What its numbers were read from.
  private(set) var rows: [(metric: String, observation: Observation)] = []
  private let scope: BlockScope
  private var edition: Edition { scope.edition }

  /// A box is a part of a sheet: what is beyond is counted.
  private static let most = 5

  init(_ item: AgendaBlock.Item, _ scope: BlockScope) {
    self.scope = scope
    if item.filling.parts.contains(.commitments) { addCommitments() }
    for pick in item.picks { add(pick) }
    if let movers = item.filling.movers { add(movers) }
    if let reasons = item.filling.reasons { add(reasons) }
    for part in item.filling.parts {
      switch part {
      // They stand first: what was promised is asked before how it went.
      case .commitments: break
      case .changes: addChanges()
      case .unsigned: addUnsigned()
      case .reviews: addReviews()
      case .audit: addAudit()
      }
    }
  }

  /// "MQLs: 118, up 9 on week 43, better".
  private mutating func add(_ pick: MetricPick) {
    let name = pick.title.map { Phrase(.link(Link(Phrase($0), to: .site(.definition(pick.metric))))) }
    let anchor = scope.anchor()
    let window = MetricWindow(pick.choice, through: anchor, count: 2, in: scope)
    let statistic = window?.statistic.map { ", \($0)" } ?? ""
    let subject: Phrase = "\(name ?? Phrase(edition.link(to: pick.metric)))\(name == nil ? statistic : "")"
    guard let window, let point = window.shown, let number = window.numbers.headlineWithTime(point.observation) else {
      let isWithheld = window?.series[anchor]?.observation.isWithheld == true
      lines.append("\(subject): \(isWithheld ? "withheld" : "no value") in \(anchor.spoken())")
      return
    }
    rows.append((pick.metric, point.observation))
    var line: Phrase = "\(subject): \(.strong(Phrase(number)))"
    if point.period != anchor { line += " in \(point.period.spoken(besides: anchor))" }
    let before = point.period.previous
    switch window.numbers.shown(window.comparison(with: before), at: point.observation) {
    case .missing: break
    case .notComparable(let found):
      line +=
        ", \(.span(.notComparable, "not comparable with \(before.spoken(besides: anchor)): \(found.cause(edition.glossary))"))"
    case .change(let change):
      let origin = "\(before.spoken(besides: anchor))\(change.isBackcast ? ", recomputed" : "")"
      line += change.difference.map { ", \($0) on \(origin)" } ?? ", as in \(origin)"
      if let judgement = change.judgement { line += ", \(.span(.judgement, Phrase(judgement)))" }
    }
    lines.append(line)
  }

  private mutating func add(_ movers: MoversBlock) {
    guard let table = MoversTable(movers, scope) else {
      lines.append("Nothing was counted in \(scope.anchor(grain: movers.grain).spoken())")
      return
    }
    lines.append(table.sentence)
    rows += table.measured
  }

  private mutating func add(_ reasons: AgendaFilling.Reasons) {
    let anchor = scope.anchor()
    let name = reasons.by.replacingUnderscores
    guard
      let leading = LeadingReason(reasons.metric, by: reasons.by, in: anchor, asOf: scope.asOf, scope.site.index)
    else {
      lines.append("No \(name) stands out in \(anchor.spoken())")
      return
    }
    rows.append((reasons.metric, leading.observation))
    let share: Phrase = leading.all.map { "\(leading.cases) of \($0)" } ?? Phrase(leading.cases)
    if leading.periods >= 3 {
      lines.append(
        "\(.strong("\(leading.name) has led for \(.spelled(leading.periods)) \(anchor.grain.plural) in a row")): \(share) in \(anchor.spoken())"
      )
    } else if leading.periods == 2 {
      lines.append("\(leading.name) leads for the second \(anchor.grain.words) in a row: \(share) in \(anchor.spoken())")
    } else {
      lines.append("\(leading.name) is the most frequent \(name): \(share) in \(anchor.spoken())")
    }
  }

  /// What was missed or is late, a line each; the others are counted.
  private mutating func addCommitments() {
    // The pace is that of the days that the numbers know: a meeting may be a day later than the newest snapshot.
    let known = edition.snapshots.vintageDates.last { $0 <= scope.asOf } ?? scope.asOf
    let all =
      scope.scorecard?.rows
      ?? edition.paces(beside: scope.anchor(), asOf: known, series: scope.site.index.series)
    // A few are all told; of many, those that are late.
    let late = all.count <= 3 ? all : all.filter { [.missed, .atRisk].contains($0.verdict) }
    let told = late.prefix(Self.most)
    for row in told {
      let phrases = CommitmentPhrases(row, edition)
      let target: Phrase = row.assessment.target.map { " against \(phrases.target($0))" } ?? ""
      let period: Phrase = row.judged == scope.anchor() ? "" : ", \(row.judged.short)"
      lines.append(
        "\(edition.link(to: row.definition.id)): \(edition.label(of: row.verdict, phrases.verdict(row.assessment))), \(phrases.value(row.assessment))\(target)\(period)"
      )
      if let observation = row.assessment.observation { rows.append((row.commitment.measure, observation)) }
    }
    let names = Set(told.map(\.definition.id))
    let rest = all.filter { !names.contains($0.definition.id) }
    if !rest.isEmpty { lines.append("\(late.isEmpty ? "Commitments" : "The others"): \(rest.standing)") }
    if all.isEmpty { lines.append("No commitment was in force in \(scope.anchor().spoken())") }
  }

  private mutating func addChanges() {
    guard let start = edition.days.periods.start(of: scope.anchor()), let end = edition.days.periods.end(of: scope.anchor())
    else { return }
    add(
      ChangesBlock.changes(from: start, upTo: end, in: scope).map { day, words in "\(day: day): \(words)" },
      none: "No definition changed in \(scope.anchor().spoken())", more: Link("all changes", to: .site(.changes)))
  }

  private mutating func addUnsigned() {
    let open = edition.openDefinitions(on: scope.asOf)
      .sorted { (AgreementHealth.rank($0.status), $0.definition.id) < (AgreementHealth.rank($1.status), $1.definition.id) }
    add(
      open.map { "\(edition.link(to: $0.definition.id)): \($0.status.words(edition.settings))" },
      none: edition.agreements.ids.isEmpty ? "No definition is signed yet" : "Every definition is agreed",
      more: Link("all that are not agreed", to: .site(.health.at("agreement"))))
  }

  private mutating func addReviews() {
    let due = edition.glossary.definitions.filter { $0.declared != .retired }.compactMap { definition in
      definition.review?.due.flatMap { $0 < scope.asOf ? (definition: definition, due: $0) : nil }
    }
    .sorted { ($0.due, $0.definition.id) < ($1.due, $1.definition.id) }
    let owners = { (definition: Definition) in listed(definition.owners.map(\.role)) }
    add(
      due.map { "\(edition.link(to: $0.definition.id)), due for review since \(day: $0.due) (\(owners($0.definition)))" },
      none: "No review is overdue", more: Link("all overdue reviews", to: .site(.health.at("reviews"))))
  }

  private mutating func addAudit() {
    guard let last = edition.audits.known(on: scope.asOf).last else {
      lines.append("The teams have not written down their own words yet")
      return
    }
    let audit = Link("Audit of \(last.quarter.short)", to: .site(.audit(last.quarter)))
    lines.append("\(.link(audit)): \(count: last.count(of: .agree)) of \(count: last.terms.count) terms mean the same to all")
  }

  private mutating func add(_ all: [Phrase], none: String, more: Link) {
    lines += all.prefix(Self.most)
    if all.isEmpty { lines.append(Phrase(none)) }
    if all.count > Self.most { lines.append("\(count: all.count - Self.most) more: \(.link(more))") }
  }
}
