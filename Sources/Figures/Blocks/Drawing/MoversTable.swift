import Calendars
import Definitions
import Documents
import Editions
import Measures
import ShownNumbers
import Snapshots

/// The `movers` block: how many went on in a period, how many did not and why, each beside the period before.
struct MoversTable {
  private let became: Line?
  private let didNot: Line?
  /// Who did not, by reason.
  private let split: Split
  /// The same in the period before.
  private let before: Split
  /// Greatest first; those without a reason last.
  private let reasons: [SplitPart]
  private let movers: MoversBlock
  private let anchor: Period
  private let scope: BlockScope

  /// One metric's count at the period and the one before.
  private struct Line {
    var metric: String
    var now: Observation
    var numbers: MetricNumbers
    var comparison: Comparison
    var shown: ShownComparison
  }

  /// Nil where neither was counted in the period.
  init?(_ movers: MoversBlock, _ scope: BlockScope) {
    let anchor = scope.anchor(grain: movers.grain)
    func line(_ metric: String) -> Line? {
      let choice = MetricChoice(metric: metric, narrowed: .all)
      guard let window = MetricWindow(choice, through: anchor, count: 2, in: scope), let point = window.series[anchor] else {
        return nil
      }
      let comparison = window.comparison(of: point, with: anchor.previous)
      return Line(
        metric: metric, now: point.observation, numbers: window.numbers, comparison: comparison,
        shown: window.numbers.shown(comparison, at: point.observation))
    }
    became = line(movers.became)
    didNot = line(movers.didNot)
    guard became != nil || didNot != nil else { return nil }
    func reasons(in period: Period, reaching back: Int) -> Split {
      Split(
        movers.didNot, by: movers.by, in: period, form: .table, reaching: back, asOf: scope.asOf, scope.site.index)
    }
    split = reasons(in: anchor, reaching: 1)
    before = reasons(in: anchor.previous, reaching: 0)
    self.reasons = split.everyReason
    self.movers = movers
    self.anchor = anchor
    self.scope = scope
  }

  private var title: String { scope.frame.title ?? "What moved" }
  private var reason: String { movers.by.replacingUnderscores }

  var panel: Block {
    var blocks: [Block] = [.paragraph(sentence, .note), .table(table)]
    if let gap { blocks.append(.paragraph(gap, .note)) }
    blocks.append(scope.stamps(measured))
    return scope.panel(Phrase(title), blocks)
  }

  /// What its numbers were read from.
  var measured: [(metric: String, observation: Observation)] {
    [didNot, became].compactMap(\.self).map { ($0.metric, $0.now) }
  }

  // MARK: Words

  /// "26 opportunities in week 44, up 3 on week 43. 41 rejections in week 44. Most often: Wrong company size (17)."
  var sentence: Phrase {
    var sentences: [Phrase] = []
    for line in [became, didNot].compactMap(\.self) {
      let value = line.numbers.sentence(line.now).map { Phrase($0) } ?? "No value for \(scope.name(of: line.metric))"
      let state = line.now.isProvisional ? " so far" : ""
      let change = change(line).map { words -> Phrase in ", \(words)" } ?? ""
      sentences.append("\(value)\(state) in \(anchor.spoken())\(change).")
    }
    if let top = reasons.first(where: { $0.standing != .blank }), let count = split.value(of: top).number {
      var last: Phrase = "Most often: \(top.label) (\(count))"
      if let blank = reasons.last(where: { $0.standing == .blank }).flatMap({ split.value(of: $0).number }) {
        last += "; \(blank) without a \(reason)"
      }
      sentences.append(last + ".")
    }
    return sentences.joinedSentences
  }

  private func change(_ line: Line) -> Phrase? {
    let before = anchor.previous.spoken(besides: anchor)
    switch line.comparison {
    case .missing: return nil
    case .notComparable(let found): return "not comparable with \(before): \(found.cause(scope.glossary))"
    case .change(let change):
      let again = change.isBackcast ? ", compared with the backcast" : ""
      guard let amount = line.numbers.amount(of: line.now, from: change.earlier) else { return "as in \(before)\(again)" }
      return "\(amount.isNegative ? "down" : "up") \(amount.number) on \(before)\(again)"
    }
  }

  /// Where the reasons do not add up to the total.
  private var gap: Phrase? {
    guard !reasons.isEmpty, let gap = split.gap else { return nil }
    return "The rows by \(reason) add up to \(gap.sum), \(gap.difference) \(gap.isShort ? "less" : "more") than \(gap.total)."
  }

  // MARK: Table

  private var table: Table {
    var rows = [became, didNot].compactMap(\.self).map(row)
    // One place is the rest's, where there is a rest. Those without a reason are never hidden in it.
    rows += reasons.filter { $0.standing != .blank }.grouped(atMost: movers.limit).map(row)
    rows += reasons.filter { $0.standing == .blank }.map(row)
    return Table(
      caption: "\(title), \(anchor.long) and \(anchor.previous.long)",
      columns: [
        .init("Movement", isNumber: false), .init(Phrase(anchor.short)), .init(Phrase(anchor.previous.short)),
        .init("Change", isNumber: false),
      ], rows: rows, endsWithTheNewest: true)
  }

  private func row(_ line: Line) -> Table.Row {
    let value: Split.Value =
      line.now.value == nil
      ? .absent(line.now.isWithheld ? .withheld : .missing) : .number(line.numbers.table(line.now))
    let name = Phrase(scope.edition.link(to: line.metric, scope.name(of: line.metric)))
    return Table.Row([name] + cells(value, isProvisional: line.now.isProvisional, line.shown, isPart: false))
  }

  private func row(_ part: SplitPart) -> Table.Row {
    let name = Phrase(.span(.part, part.standing == .blank ? "No \(reason)" : part.label))
    let value = split.value(of: part)
    guard let member = part.code.flatMap({ split[$0] }) else { return Table.Row([name, value.words, "", ""]) }
    return Table.Row(
      [name]
        + cells(
          value, isProvisional: split.isProvisional(member), split.comparison(of: member, with: before), isPart: true)
    )
  }

  private func cells(_ value: Split.Value, isProvisional: Bool, _ comparison: ShownComparison, isPart: Bool) -> [Phrase] {
    var now = value.words
    if isProvisional, value.number != nil { now += " \(.span(.soFar, "so far"))" }
    var before = Phrase()
    if case .change(let change) = comparison { before = Phrase(change.earlier) }
    guard let change = ComparisonPhrase(comparison, in: scope.edition) else {
      return [now, before, Phrase(.span(.judgement, isProvisional ? "not over yet" : "no value to compare"))]
    }
    // A reason that is named less often is not good or bad by itself.
    return [now, before, change.inlines(showsJudgement: !isPart)]
  }
}
