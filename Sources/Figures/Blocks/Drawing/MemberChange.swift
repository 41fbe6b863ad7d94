import Calendars
import Charts
import Definitions
import Documents
import Editions
import Numbers
import ShownNumbers

/// A metric's members at two periods: what `bridge` and `slope` draw. Only where both periods have one meaning.
struct MemberChange {
  typealias Fault = SplitChange.Fault

  private let comparison: MemberComparison
  private let scope: BlockScope
  private let from: Period
  private let to: Period
  private let change: SplitChange

  init(_ comparison: MemberComparison, yearBefore: Bool, _ scope: BlockScope) throws(Fault) {
    let to = comparison.to ?? scope.anchor()
    let from = comparison.from ?? (yearBefore ? to.yearBefore ?? to.previous : to.previous)
    change = try SplitChange(
      comparison.metric, by: comparison.by, from: from, to: to, atMost: comparison.limit, asOf: scope.asOf, scope.site.index)
    self.comparison = comparison
    self.scope = scope
    self.from = from
    self.to = to
  }

  private var heading: String {
    scope.frame.title ?? "\(scope.name(of: comparison.metric)) by \(comparison.by.replacingUnderscores)"
  }

  private func figure(_ chart: any Chart, _ caption: Phrase) -> Documents.Figure {
    let unit = change.numbers.text.heading(scope.mainStat(of: comparison.metric))
    return Documents.Figure(
      key: scope.key, heading: Phrase(heading), unit: "\(unit.isEmpty ? "" : unit + ", ")\(from.short) to \(to.short)",
      chart: chart, caption: [caption, absences, wholeWords, Phrase(scope.frame.note)].joinedSentences,
      stamps: scope.edition.stamps(of: change.stamps), table: table, file: .site(.data(comparison.metric)))
  }

  private var table: Table {
    func row(_ name: Phrase, _ line: SplitChange.Line) -> Table.Row {
      Table.Row([name, line.before.words, line.after.words, line.change.map { Phrase($0) } ?? ""])
    }
    var footer: [Table.Row] = []
    switch change.whole {
    case .published(let all, let rest):
      if let rest { footer.append(Table.Row([restName, "", "", Phrase(rest)])) }
      footer.append(row("All", all))
    case .sum(let all):
      let isComplete = change.absent.isEmpty
      footer.append(row(isComplete ? "Sum of the members shown" : "Sum of the members with both values", all))
    case .none: break
    }
    let statistic = change.numbers.text.columnStatistic(scope.mainStat(of: comparison.metric))
    return Table(
      caption: "\(heading), \(from.long) and \(to.long)",
      columns: [
        .init(Phrase(comparison.by.replacingUnderscores.capitalizedFirst), isNumber: false),
        .init(Phrase(from.short + statistic)), .init(Phrase(to.short + statistic)), .init("Change"),
      ],
      rows: (change.lines + change.absent).map { row($0.label, $0) }, footer: footer)
  }

  /// Members without a value at one of the periods, by name and reason.
  private var absences: Phrase {
    func isWithheld(_ line: SplitChange.Line) -> Bool {
      [line.before, line.after].contains { if case .absent(.withheld) = $0 { true } else { false } }
    }
    return absenceSentences(
      withheld: change.absent.filter(isWithheld).compactMap(\.name),
      missing: change.absent.filter { !isWithheld($0) }.compactMap(\.name),
      least: scope.edition.leastCases(of: comparison.metric, by: comparison.by))
  }

  private var wholeWords: Phrase { change.isWholeWithheld ? "The total is withheld." : "" }

  private var restName: Phrase { "Not in the members shown" }

  // MARK: Bridge

  /// Why there is no bridge.
  var whyNoWhole: Phrase {
    let name = scope.name(of: comparison.metric)
    return change.isWholeWithheld
      ? "The total of \(name) is withheld." : "The members of \(name) do not add up to a whole."
  }

  /// Nil where members do not add up.
  var bridge: Documents.Figure? {
    guard let steps = change.steps, let all = change.whole.line else { return nil }
    let isCost = scope.glossary[comparison.metric]?.display.better == .down
    var changes = zip(change.lines, steps.changes).map { line, amount in
      Bridge.Step(
        name: Lettering(line.label), amount: amount, text: line.change.map { Lettering($0) } ?? "", risesAreBad: isCost)
    }
    changes += change.absent.prefix(Self.mostGaps).map { line in
      let why = [line.before, line.after].compactMap(\.absence).first
      return Bridge.Step(gap: Lettering(line.label), text: Lettering(why ?? "no value"))
    }
    if change.absent.count > Self.mostGaps {
      changes.append(
        Bridge.Step(gap: Lettering("\(count: change.absent.count - Self.mostGaps) others" as Phrase), text: "no value"))
    }
    if case .published(_, let rest?) = change.whole {
      changes.append(
        Bridge.Step(name: Lettering(restName), amount: steps.rest, text: Lettering(rest), risesAreBad: isCost))
    }
    guard
      let bridge = try? Bridge(
        key: "\(scope.key)-c", title: "\(heading), from \(from.long) to \(to.long)",
        start: .init(name: Lettering(from.short), amount: steps.start, text: Lettering(all.before.words)), changes: changes,
        end: .init(name: Lettering(to.short), amount: steps.end, text: Lettering(all.after.words)), unit: steps.unit,
        ticks: change.numbers.text.ticks)
    else { return nil }
    return figure(bridge, sentence(all))
  }

  /// More members without a value are taken together.
  private static let mostGaps = 4

  private func sentence(_ all: SplitChange.Line) -> Phrase {
    let number = all.isUnchanged ? "No change" : all.change.map { Phrase($0) } ?? "No change"
    var lead: Phrase = "\(number) from \(from.spoken(besides: to)) to \(to.spoken())"
    if case .sum = change.whole { lead += " (sum of the members shown)" }
    // Members that are taken together lead nothing.
    guard let top = change.lines.first, top.name != nil, !top.isUnchanged, let moved = top.change else { return lead + "." }
    return "\(lead). \(top.label) moved most, \(moved)."
  }

  // MARK: Slope

  var slope: Documents.Figure {
    // Without their sum as one, those that moved least have no line of their own.
    let drawn = change.lines.prefix(comparison.limit)
    let chart = SlopeChart(
      key: "\(scope.key)-c", title: "\(heading), \(from.long) and \(to.long)", left: from.short, right: to.short,
      lines: drawn.enumerated().compactMap { place, line in
        guard let before = line.before.number.flatMap({ Quantity($0) }), let after = line.after.number.flatMap({ Quantity($0) })
        else { return nil }
        return .init(name: Lettering(line.label), from: before, to: after, isCalledOut: place == 0)
      })
    var words: Phrase = ""
    if let top = change.lines.first, top.name != nil, !top.isUnchanged, let moved = top.change, let before = top.before.number,
      let after = top.after.number
    {
      words = "\(top.label) moved most: \(moved), from \(before) to \(after)."
    }
    if drawn.count < change.lines.count {
      let room: Phrase =
        "The \(count: drawn.count) that moved most are drawn; the table has all \(count: change.lines.count)."
      words = [words, room].joinedSentences
    }
    return figure(chart, words)
  }
}

extension SplitChange.Line {
  /// A member's name, or how many members are taken together.
  fileprivate var label: Phrase { name.map { Phrase($0) } ?? "\(count: others ?? 0) others" }
}

extension Split.Value {
  /// Why there is no number, in words; nil where there is one.
  fileprivate var absence: Phrase? { number == nil ? words : nil }
}
