import Calendars
import Definitions
import Documents
import Editions
import Measures
import Numbers
import Snapshots

/// The sentence that a dashboard opens with, made from its first headline number and its verdicts, and what needs a decision.
struct Opening {
  let scope: BlockScope
  let scorecard: Scorecard?
  let headline: (pick: MetricPick, frame: BlockFrame)?
  let decisions: Decisions
  /// What the page's author says before anything else.
  let introduction: [Block]

  private var edition: Edition { scope.edition }

  /// Nothing where there is nothing to say.
  var blocks: [Block] {
    let say = sentence
    var words: [Block] = say.isEmpty ? [] : [.paragraph(say, .leadSentence)]
    if !introduction.isEmpty { words.append(.group(Group(.introduction, introduction))) }
    let list = decisions.blocks
    return words.isEmpty && list.isEmpty ? [] : [.group(Group(.lede, [.group(Group(.group, words))] + list))]
  }

  var sentence: Phrase {
    let first = headlineClause
    guard let scorecard, !scorecard.rows.isEmpty else { return first.map { $0 + "." } ?? "" }
    let met = scorecard.rows.count { $0.verdict == .met }
    let lead: Phrase = first.map { "\($0), and " } ?? ""
    let tally = Inline.strong(Phrase(scorecard.rows.metOfAll))
    let noun = "commitment\(scorecard.rows.count == 1 ? "" : "s")"
    return "\(lead)\(tally) \(noun) \(met == 1 || scorecard.rows.count == 1 ? "was" : "were") met.\(misses(scorecard))"
  }

  /// " The two misses: MQL volume, 487 against at least 500 leads; and MQL quality, 38.2% against 40%."
  private func misses(_ scorecard: Scorecard) -> Phrase {
    let missed = scorecard.rows.filter { $0.verdict == .missed }
    guard !missed.isEmpty else { return "" }
    let lead =
      switch missed.count {
      case 1: "The one miss"
      case ...3: "The \(spelled(missed.count)) misses"
      default: "The widest misses"
      }
    let shown = missed.prefix(3).map(words)
    let ends = shown.count > 1 ? [shown.dropLast().joined(by: "; "), "and \(shown[shown.count - 1])"] : shown
    return " \(lead): \(ends.joined(by: "; "))."
  }

  /// "MQL volume, 487 against 500"
  private func words(of row: CommitmentRow) -> Phrase {
    let numbers = CommitmentNumbers(row, edition)
    let value = numbers.value(row.assessment).map { Phrase($0) } ?? "no value"
    let target: Phrase = row.assessment.target.map { " against \(numbers.level($0))" } ?? ""
    return "\(row.link), \(.strong(value))\(target)"
  }

  /// "was" after "Pipeline created" and "Win rate, closed deals", "were" after "MQLs created" and "Open opportunities".
  private static func verb(after name: String) -> String {
    func isPlural(_ word: Substring?) -> Bool { word.map { $0.hasSuffix("s") && !$0.hasSuffix("ss") } ?? false }
    let words = name.prefix { $0 != "," }.split(separator: " ")
    let isParticiple = words.last.map { $0.hasSuffix("ed") || ["won", "lost", "held"].contains($0) } ?? false
    return isPlural(words.last) || (isParticiple && isPlural(words.dropLast().last)) ? "were" : "was"
  }

  /// "Pipeline created was €3.00m in October, €303k over target".
  private var headlineClause: Phrase? {
    guard let headline else { return nil }
    let choice = MetricChoice(metric: headline.pick.metric, stat: headline.pick.stat, narrowed: .all)
    guard let window = MetricWindow(choice, through: headline.frame.period ?? scope.period, count: 2, in: scope),
      let shown = window.shown, let number = window.numbers.headlineWithTime(shown.observation)
    else { return nil }
    let name = headline.pick.title ?? scope.name(of: window.metric)
    let clause: Phrase =
      """
      \(edition.link(to: window.metric, headline.pick.title)) \(Self.verb(after: name)) \(.strong(Phrase(number))) in \
      \(shown.period.spoken(besides: scope.period))
      """
    guard let target = window.target(for: shown.period), !window.numbers.isFew(shown.observation) else { return clause }
    guard let distance = window.numbers.amount(of: shown.observation, beside: target) else { return "\(clause), at target" }
    return "\(clause), \(distance.number) \(distance.isNegative ? "under" : "over") target"
  }
}

/// What someone has to decide about: missed commitments, open definitions, breaks that cost comparisons, unstamped numbers.
struct Decisions {
  let scope: BlockScope
  let scorecard: Scorecard?
  /// The headline numbers of the page.
  let tiles: [MetricPick]
  /// Whether the page shows the present state of the glossary; the pages of older periods do not.
  let isNewest: Bool
  /// Whether the page follows what is known: who answers for a commitment is known of today only.
  let isLive: Bool

  private var edition: Edition { scope.edition }

  /// More would be no list but a page: the rest is a link.
  private static let most = 8

  static let headingID = "todo-h"

  /// Nothing where nobody has to decide anything.
  var blocks: [Block] {
    let items = missed + open + breaks + unstamped
    guard !items.isEmpty else { return [] }
    return [
      .group(
        Group(
          .decisions, label: .heading(Self.headingID),
          [.heading(Heading(2, "Needs a decision", id: Self.headingID)), .list(List(nil, items))]))
    ]
  }

  private func item(_ mark: StateMark, _ words: Phrase) -> List.Item {
    List.Item("\(.mark(mark))\(.span(.group, words))")
  }

  private var missed: [List.Item] {
    (scorecard?.rows ?? []).filter { $0.verdict == .missed }.map { row in
      let numbers = CommitmentNumbers(row, edition)
      let value = numbers.value(row.assessment).map { Phrase($0) } ?? "no value"
      let target: Phrase = row.assessment.target.map { " against \(numbers.level($0))" } ?? ""
      let owner: Phrase = isLive ? " (owner: \(numbers.owner))" : ""
      return item(.missed, "\(row.link): \(value)\(target)\(owner)")
    }
  }

  private var open: [List.Item] {
    guard isNewest else { return [] }
    let all = scope.site.index.agreement.open
    var items = all.prefix(Self.most).map { definition in
      let status = edition.status(of: definition.id)
      return item(
        StateMark(status, parties: edition.partyIDs), "\(edition.link(to: definition.id)) \(words(of: status))")
    }
    if all.count > Self.most {
      let rest: Phrase = "\(count: all.count - Self.most) more definitions"
      items.append(item(.proposed, Phrase(.link(Link(rest, to: .site(.dictionary))))))
    }
    return items
  }

  private func words(of status: AgreementStatus) -> Phrase {
    switch status {
    case .disputed(let by, let since, _):
      let who = by.map { " by \(edition.partyName($0))" } ?? ""
      return since.map { "has been disputed\(who) since \(day: $0)" } ?? "is disputed\(who)"
    case .halfSigned(let by):
      return "is half-signed: \(edition.unsigned(but: by)) signed"
    case .draft, .proposed, .reworded, .lapsed: return Phrase(status.clause(edition.settings))
    case .agreed, .retired: return "is \(status.word)"
    }
  }

  /// Breaks in the last three periods, each with how many headline numbers it takes the year before from.
  private var breaks: [List.Item] {
    struct Cause: Hashable {
      var id: String
      var version: Int
      var start: CivilDate
    }
    var count: [Cause: Int] = [:]
    for pick in tiles {
      let choice = MetricChoice(metric: pick.metric, stat: pick.stat, narrowed: .all)
      guard let window = MetricWindow(choice, through: scope.period, count: 4, in: scope),
        case .notComparable = window.comparison(with: window.shown?.period.yearBefore)
      else { continue }
      let causes = window.breaks.flatMap { found in
        found.causes.compactMap { change in
          change.to.flatMap { to in
            found.start(of: change.id, scope.glossary).map { Cause(id: change.id, version: to, start: $0) }
          }
        }
      }
      for cause in Set(causes) { count[cause, default: 0] += 1 }
    }
    return count.sorted { ($0.key.start, $0.key.id) < ($1.key.start, $1.key.id) }.map { cause, number in
      let name = scope.glossary[cause.id]?.shortName ?? cause.id
      let words: Phrase = "\(name) \(version: cause.version) since \(day: cause.start)"
      // A cause that the glossary has no more is named without a page to lead to.
      let shown = scope.glossary[cause.id].map { Phrase(.link(Link(words, to: .site(.definition($0.id))))) } ?? words
      let verb = number == 1 ? "has" : "have"
      return item(
        .seriesBreak, "\(shown): \(count: number) of \(count: tiles.count) headline numbers \(verb) no prior-year comparison")
    }
  }

  private var unstamped: [List.Item] {
    let metrics = tiles.map(\.metric).filter { metric in
      guard let found = scope.series(metric, through: scope.period, count: 1)?[scope.period]?.observation else { return false }
      return found.stamp == nil
    }
    return metrics.map { item(.undecided, "\(edition.link(to: $0)) is typed by hand and carries no meaning") }
  }
}

extension Edition {
  /// The parties besides those that signed: `Sales has not`, `Marketing and Sales have not`.
  fileprivate func unsigned(but signed: some Collection<String>) -> String {
    let missing = partyIDs.filter { !signed.contains($0) }.map(partyName)
    return "\(listed(missing)) \(missing.count == 1 ? "has" : "have") not"
  }
}

extension CommitmentRow {
  /// Its name, linked to its card on the scorecard.
  var link: Inline {
    .link(Link(Phrase(definition.name), to: .site(.scorecard(period).at(CommitmentCard.id(self)))))
  }
}
