package import Calendars
import Definitions
import Numbers
package import ShownNumbers
package import Snapshots

/// A metric split by a dimension in one period: each member with its number or the reason why it has none, and the total that
/// was published.
///
/// The exact values do not leave this module: whoever shows a split can add, divide and compare only what it gives to add,
/// divide and compare.
///
/// A class that never changes: a figure passes a dozen of them on.
package final class Split: Sendable {
  /// What a member's number is.
  package enum Form: Sendable {
    /// The value in a headline: `€2.84m`.
    case headline
    /// The value with every digit of its format.
    case table
    /// How many cases the value stands for: of a share its numerator.
    case cases
  }

  package enum Absence: Sendable {
    /// There is a value, and it is not shown.
    case withheld
    /// The period is not over.
    case pending
    case missing
  }

  package enum Value: Sendable {
    case number(ShownNumber)
    case absent(Absence)

    package var number: ShownNumber? { if case .number(let number) = self { number } else { nil } }
  }

  package let metric: String
  package let dimension: String
  package let period: Period
  /// Those with a row, in the order of codes.
  package let members: [Member]
  /// Where each stands among them, by its place among all members that the split ever had; -1 where one has no row.
  private let places: [Int32]
  /// All that there ever were.
  private let index: SeriesIndex.Members
  /// The metric's own number of the period, as published; nil where there is no row.
  package let total: Value?
  let totalRow: Observation?
  let numbers: MetricNumbers
  let form: Form
  private let stat: String
  /// That its members may be added; nil where the metric's type does not allow it.
  let additivity: Additivity?
  package let hasNegative: Bool
  /// Whether some members are above zero and others below: such parts have no shares.
  package let hasMixedSigns: Bool

  package convenience init(
    _ metric: String, by dimension: String, narrowed: Dimensions = .all, stat: String? = nil, in period: Period,
    form: Form = .headline, reaching back: Int = 0, asOf: CivilDate, _ index: EditionIndex
  ) {
    let edition = index.edition
    let stat = stat ?? edition.mainStat(of: metric)
    let periods = period.advanced(by: -back)...period
    let lines = MemberLines(
      metric, .init(by: dimension, narrowed: narrowed), stat: stat, periods: periods, asOf: asOf, index)
    let total = index.series.series(metric, narrowed, stat: stat, periods: periods, asOf: asOf)?[period]?.observation
    self.init(
      metric, by: dimension, stat: stat, in: period, lines, total: total, form: form,
      numbers: edition.values(of: metric, stat: stat, unit: total?.unit))
  }

  init(
    _ metric: String, by dimension: String, stat: String, in period: Period, _ lines: MemberLines, total: Observation?,
    form: Form, numbers: MetricNumbers
  ) {
    self.metric = metric
    self.dimension = dimension
    self.period = period
    self.numbers = numbers
    self.form = form
    self.stat = stat
    additivity = Additivity(metric, stat: stat, over: dimension, totals: [total], in: numbers.edition.glossary)
    let maker = ValueMaker(form, numbers)
    totalRow = total
    self.total = total.map(maker.value(of:))
    var places = [Int32](repeating: -1, count: lines.index.count)
    var members: [Member] = []
    members.reserveCapacity(lines.all.count)
    var (hasNegative, hasPositive) = (false, false)
    for line in lines.all {
      guard let row = line.series.observation(of: period) else { continue }
      places[line.place] = Int32(truncatingIfNeeded: members.count)
      let member = Member(line, row, by: maker)
      if let exact = member.exact, !exact.isZero {
        if exact.isNegative { hasNegative = true } else { hasPositive = true }
      }
      members.append(member)
    }
    self.members = members
    self.places = places
    index = lines.index
    self.hasNegative = hasNegative
    hasMixedSigns = hasNegative && hasPositive
  }

  /// The same with so many digits after the point, in the form of a table.
  func table(decimals: Int) -> Split {
    Split(
      metric, by: dimension, stat: stat, in: period, MemberLines(index, members.map(\.line)), total: totalRow, form: .table,
      numbers: numbers.withDecimals(decimals))
  }

  // MARK: Members

  package subscript(code: String) -> Member? { place(of: code).map { members[$0] } }

  /// The member that a part stands for; nil for several that are taken together, and for one without a row.
  subscript(part: SplitPart) -> Member? { part.only.flatMap { self[$0] } }

  subscript(reference: SplitPart.Reference) -> Member? { place(of: reference).map { members[$0] } }

  subscript(line: MemberLine) -> Member? { place(of: line).map { members[$0] } }

  /// Where a member stands among those with a row.
  func place(of reference: SplitPart.Reference) -> Int? {
    switch reference {
    case .line(let line): place(of: line)
    case .code(let code): place(of: code)
    }
  }

  private func place(of line: MemberLine) -> Int? {
    line.index === index ? place(at: line.place) : place(of: line.code)
  }

  private func place(of code: String) -> Int? { index.places[code].flatMap { place(at: $0) } }

  private func place(at place: Int) -> Int? { places[place] < 0 ? nil : Int(places[place]) }

  /// The fewest cases whose numbers are shown; nil where any are.
  package var leastCases: Int? { numbers.edition.leastCases(of: metric, by: dimension) }

  /// Members whose value is not shown.
  package var withheld: [Member] {
    members.filter { $0.absence == .withheld }
  }

  /// Whether a member's number is not final.
  package func isProvisional(_ member: Member) -> Bool { member.observation.isProvisional }

  // MARK: Meanings

  /// How the number of each member stands to its meaning.
  package var memberStamps: [StampedRow] { members.map { stamp(of: $0.observation) } }

  package var totalStamp: StampedRow? { totalRow.map(stamp) }

  /// Of a member; nil where there is no row of it.
  package func stamp(of part: SplitPart) -> StampedRow? {
    self[part].map { stamp(of: $0.observation) }
  }

  /// How many cases the total was made of.
  package var totalCases: ShownNumber? { totalRow.flatMap(numbers.cases) }

  private func stamp(of observation: Observation) -> StampedRow {
    (metric, numbers.edition.stampState(of: observation, metric: metric))
  }
}

/// A row's metric, and how it stands to the meaning that it carries.
package typealias StampedRow = (metric: String, state: StampState)

extension Observation {
  /// How many cases a value stands for: the value of a count, the numerator of a share.
  var cases: ExactDecimal? {
    if unit == .count { return value }
    return numerator ?? (unit == .ratio ? nil : value)
  }
}

extension Edition {
  /// The fewest cases whose numbers of a dimension's members are shown; nil where any are.
  package func leastCases(of metric: String, by dimension: String) -> Int? {
    glossary.leastCases(of: metric, by: dimension, in: settings.snapshots)
  }

  /// The code that stands for everything else in a dimension's code list.
  package func otherCode(of dimension: String, of metric: String) -> String? {
    guard let list = glossary.metric(metric)?.members[dimension], case .codeList(let codes) = glossary[list]?.semantics else {
      return nil
    }
    return codes.other
  }
}
