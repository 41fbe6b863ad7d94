import Calendars
import Charts
import Definitions
import Documents
import Editions
import Numbers
import ShownNumbers

/// The `pareto` block: reasons by frequency, and whether the same one leads week after week.
struct ParetoFigure {
  private let metric: String
  /// What is counted or added up: of a share the metric that it is a share of.
  private let counted: String
  private let by: String
  private let anchor: Period
  private let form: Split.Form
  private let split: Split
  /// The same of what is counted: its total, and what names no reason.
  private let whole: Split
  /// Every reason that has a value.
  private let all: [SplitPart]
  /// As many as there is room for, the rest taken together.
  private let parts: [SplitPart]
  /// Of all reasons that have a value.
  private let sum: ShownNumber
  /// Cases that name no reason and are in no share.
  private let blank: ShownNumber?
  private let run: Int
  private let scope: BlockScope
  private let heading: String
  /// Of all reasons; nil where they are too few for a percentage.
  private let shares: SplitShares?
  /// Each part with its share, and that of all up to it.
  private let rows: [(part: SplitPart, share: ShownNumber?, cumulative: ShownNumber?)]

  /// Nil where nothing was counted in the period.
  init?(_ choice: MetricChoice, by: String, limit: Int, _ scope: BlockScope) {
    let anchor = scope.anchor()
    let counted = scope.glossary.sharedCount(of: choice.metric) ?? choice.metric
    // Amounts keep their currency; what is counted is cases.
    let isCounted = scope.glossary.metric(counted)?.unit == .count
    let form: Split.Form = isCounted ? .cases : .headline
    let measured = isCounted ? choice.metric : counted
    func split(_ metric: String, _ period: Period) -> Split {
      Split(metric, by: by, narrowed: choice.narrowed, in: period, form: form, asOf: scope.asOf, scope.site.index)
    }
    let own = split(measured, anchor)
    let all = own.reasons
    guard let sum = own.sum(of: all) else { return nil }
    let parts = all.grouped(atMost: max(2, limit))
    let isFew = own.isFew(all)
    let shares = isFew ? nil : SplitShares(in: all, of: own)
    rows = parts.indices.map { (parts[$0], shares?.share(of: [parts[$0]]), shares?.share(of: Array(parts[...$0]))) }
    self.shares = shares
    self.parts = parts
    whole = counted == measured ? own : split(counted, anchor)
    self.split = own
    self.all = all
    self.sum = sum
    self.form = form
    self.counted = counted
    metric = choice.metric
    self.by = by
    self.anchor = anchor
    self.scope = scope
    heading = scope.title(of: choice.metric)
    blank = whole.blank
    // How many weeks in a row up to the period's end the reason led. A week at a time: most runs end at once.
    let last = scope.anchor(grain: .week)
    let leader = parts.first { $0.standing == .named }?.code
    run = leader.map { code in (0..<12).prefix { split(measured, last.advanced(by: -$0)).leads(code) }.count } ?? 0
  }

  /// Why its members have no shares; nil where they have.
  var refusal: Phrase? {
    guard split.hasNegative else { return nil }
    return """
      Some members of \(reason) are below zero: they have no shares of a whole. A breakdown of the form stacked or rows shows \
      them.
      """
  }

  private var noun: String {
    if form == .cases { return scope.glossary[counted]?.display.noun ?? "cases" }
    let unit = split.unitHeading
    return unit.isEmpty ? scope.name(of: counted) : unit
  }

  private var column: String { form == .cases ? noun.capitalizedFirst : scope.name(of: counted) }

  private var reason: String { by.replacingUnderscores }

  var figure: Documents.Figure {
    Documents.Figure(
      key: scope.key, heading: Phrase(heading), unit: "\(noun) by \(reason), \(anchor.spoken())",
      chart: chart, caption: [caption, split.absenceWords, split.gapWords, Phrase(scope.frame.note)].joinedSentences,
      stamps: scope.edition.stamps(of: split.memberStamps), table: table, file: .site(.data(metric)))
  }

  // MARK: Numbers

  private func value(_ part: SplitPart) -> ShownNumber? { split.value(of: part).number }

  private func cell(_ number: ShownNumber?) -> Phrase { number.map { Phrase($0) } ?? "" }

  /// The total that was published, where the reasons make it.
  private var total: ShownNumber? { split.makesTotal ? split.total?.number : nil }

  // MARK: Chart

  private var chart: Pareto {
    let leads = leader.map { leader -> Phrase in ": \(leader.label) leads with \(cell(value(leader))) of \(total ?? sum)" }
    return Pareto(
      key: "\(scope.key)-c", title: Lettering("\(heading), \(anchor.long)\(leads ?? "")" as Phrase),
      rows: rows.compactMap { part, share, cumulative in
        value(part).flatMap { Quantity($0) }.map { count in
          .init(
            name: Lettering(part.label), count: count, share: Lettering(cell(share)), cumulative: Lettering(cell(cumulative)),
            isOther: part.standing != .named)
        }
      }, vital: leader == nil ? 0 : 1)
  }

  /// The first reason, where it is one: several taken together lead nothing.
  private var leader: SplitPart? { parts.first.flatMap { $0.standing == .named ? $0 : nil } }

  // MARK: Words

  /// "Wrong company size is 42 of 132 with a reason (32%) and has led for three weeks in a row."
  private var caption: Phrase {
    guard let leader, let count = value(leader) else { return blankWords }
    var first: Phrase = "\(leader.label) is \(count) of \(total ?? sum)"
    if total == nil { first += whole.blank == nil ? " shown" : " with a \(reason)" }
    if let share = shares?.share(of: [leader]) { first += " (\(share))" }
    if run >= 3 { first += " and has led for \(.spelled(run)) weeks in a row" }
    return [first + ".", blankWords].joinedSentences
  }

  private var blankWords: Phrase {
    guard let blank else { return "" }
    let isOne = blank.text == "1"
    return """
      \(blank) more \(isOne ? "has" : "have") no \(reason) and \(isOne ? "is" : "are") left out of the shares.
      """
  }

  private var table: Table {
    var rows = rows.map { Table.Row([$0.label, split.value(of: $0).words, cell($1), cell($2)]) }
    rows += split.absent.map { Table.Row([Phrase($0.name), $0.value.words, "", ""]) }
    var footer: [Table.Row] = []
    if let total {
      footer.append(Table.Row(["All", Phrase(total), cell(shares?.share(of: all)), ""]))
    } else {
      footer.append(
        Table.Row([blank == nil ? "Sum of those shown" : "With a \(reason)", Phrase(sum), cell(shares?.share(of: all)), ""]))
    }
    if let blank { footer.append(Table.Row(["No \(reason)", Phrase(blank), "not in the shares", ""])) }
    if total == nil, let all = whole.total?.number { footer.append(Table.Row(["All", Phrase(all), "", ""])) }
    return Table(
      caption: "\(heading), \(anchor.long)",
      columns: [
        .init(Phrase(reason.capitalizedFirst), isNumber: false), .init(Phrase(column)), .init("Share"), .init("Cumulative"),
      ],
      rows: rows, footer: footer)
  }
}
