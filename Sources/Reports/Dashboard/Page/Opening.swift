import Calendars
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// The sentence that a dashboard opens with, made from its first headline number and its verdicts, and what needs a decision.
struct Opening {
  let scope: BlockScope
  let scorecard: Scorecard?
  let headline: (pick: MetricPick, block: ReportBlock)?
  let decisions: Decisions
  /// What the page's author says before anything else.
  let introduction: HTML?

  private var context: PageContext { scope.context }

  var html: HTML {
    let say = sentence
    let list = decisions.html
    var html = HTML()
    guard !say.isEmpty || !list.isEmpty || introduction != nil else { return html }
    html.element("div", ["class": "lede"]) { html in
      html.element("div") { html in
        if !say.isEmpty { html.element("p", ["class": "say"]) { $0.append(say) } }
        if let introduction { html.element("div", ["class": "prose note"]) { $0.append(introduction) } }
      }
      html.append(list)
    }
    return html
  }

  private var sentence: HTML {
    var html = HTML()
    let first = headlineClause
    let missed = scorecard?.rows.filter { $0.verdict == .missed } ?? []
    if let scorecard, !scorecard.rows.isEmpty {
      let met = scorecard.rows.count { $0.verdict == .met }
      if let first {
        html.append(first)
        html.text(", and ")
      }
      html.element("b", text: "\(met) of \(scorecard.rows.count)")
      html.text(" commitments \(met == 1 ? "was" : "were") met.")
    } else if let first {
      html.append(first)
      html.text(".")
    }
    guard !missed.isEmpty else { return html }
    html.text(
      missed.count == 1
        ? " The one miss: " : missed.count > 3 ? " The widest misses: " : " The \(spelled(missed.count)) misses: ")
    for (index, row) in missed.prefix(3).enumerated() {
      if index > 0 { html.text(index == min(missed.count, 3) - 1 ? "; and " : "; ") }
      write(row, to: &html)
    }
    html.text(".")
    return html
  }

  /// "Pipeline created was €3.00m in October, €303k over target".
  private var headlineClause: HTML? {
    guard let headline else { return nil }
    let choice = MetricChoice(metric: headline.pick.metric, stat: headline.pick.stat, narrowed: .all)
    guard let window = MetricWindow(choice, through: scope.anchor(headline.block), count: 2, in: scope),
      let shown = window.shown,
      let said = window.text.shown(shown.observation), let value = shown.observation.value
    else { return nil }
    var html = context.link(definition: window.metric, headline.pick.title)
    html.text(" was ")
    html.element("b", text: [.hours, .days].contains(window.text.format) ? "\(said) \(window.text.unitWords)" : said)
    html.text(" in \(shown.period.spoken(besides: scope.period))")
    if let target = window.target(for: shown.period), window.text.few(shown.observation) == nil {
      let distance = window.text.difference((value - target.value).magnitude).drop { $0 == "+" }
      let isAt = !distance.contains { ("1"..."9").contains($0) }
      html.text(isAt ? ", at target" : ", \(distance) \(value < target.value ? "under" : "over") target")
    }
    return html
  }

  /// "MQL volume, 487 against at least 500 leads".
  private func write(_ row: CommitmentRow, to html: inout HTML) {
    let words = CommitmentWords(row, context)
    html.append(context.link(.scorecard(row.period).at(CommitmentCard.id(row)), row.definition.name))
    html.text(", ")
    html.element("b", text: words.value(row.assessment) ?? "no value")
    if let target = row.assessment.target { html.text(" against \(words.level(target.value))") }
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

  /// More would be no list but a page: the rest is a link.
  private static let most = 8

  private struct Item {
    var mark: StateMark
    var content: HTML
  }

  var html: HTML {
    let items = missed + open + breaks + unstamped
    var html = HTML()
    guard !items.isEmpty else { return html }
    html.element("section", ["class": "todo", "aria-labelledby": "todo-h"]) { html in
      html.element("h2", ["id": "todo-h"], text: "Needs a decision")
      html.element("ul") { html in
        for item in items {
          html.element("li") { html in
            html.append(item.mark.html)
            html.element("span") { $0.append(item.content) }
          }
        }
      }
    }
    return html
  }

  private var missed: [Item] {
    (scorecard?.rows ?? []).filter { $0.verdict == .missed }.map { row in
      let words = CommitmentWords(row, scope.context)
      var html = scope.context.link(.scorecard(row.period).at(CommitmentCard.id(row)), row.definition.name)
      html.text(": \(words.value(row.assessment) ?? "no value")")
      if let target = row.assessment.target { html.text(" against \(words.level(target.value))") }
      html.text(", owner \(words.owner)")
      return Item(mark: .missed, content: html)
    }
  }

  private var open: [Item] {
    guard isNewest else { return [] }
    let all = scope.site.agreement.open
    var items = all.prefix(Self.most).map { definition in
      let status = scope.edition.status(of: definition.id)
      var html = scope.context.link(definition: definition.id)
      html.text(" \(words(status))")
      return Item(mark: StateMark(status, parties: scope.context.parties), content: html)
    }
    if all.count > Self.most {
      items.append(Item(mark: .proposed, content: scope.context.link(.dictionary, "\(all.count - Self.most) more definitions")))
    }
    return items
  }

  private func words(_ status: AgreementStatus) -> String {
    switch status {
    case .disputed(let by, let since, _):
      let who = by.map { " by \(scope.edition.partyName($0))" } ?? ""
      return "is disputed\(who)" + (since.map { " since \($0.short)" } ?? "")
    case .halfSigned(let by):
      let missing = scope.context.parties.filter { !by.contains($0) }.map(scope.edition.partyName)
      return "is half-signed: \(listed(missing)) \(missing.count == 1 ? "has" : "have") not signed"
    case .lapsed: return "lapsed: its meaning changed after it was signed"
    case .draft, .proposed, .agreed, .retired: return "is \(status.word)"
    }
  }

  /// Breaks in the last three periods, each with how many headline numbers it takes the year before from.
  private var breaks: [Item] {
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
      var html = scope.context.link(definition: cause.id, "\(name) v\(cause.version) since \(cause.start.short)")
      html.text(": \(number) of \(tiles.count) headline numbers \(number == 1 ? "has" : "have") no prior-year comparison")
      return Item(mark: .seriesBreak, content: html)
    }
  }

  private var unstamped: [Item] {
    let metrics = tiles.map(\.metric).filter { metric in
      guard let found = scope.series(metric, through: scope.period, count: 1)?[scope.period]?.observation else { return false }
      return found.stamp == nil
    }
    return metrics.map { metric in
      var html = scope.context.link(definition: metric)
      html.text(" is typed by hand: no meaning is attached")
      return Item(mark: .undecided, content: html)
    }
  }
}
