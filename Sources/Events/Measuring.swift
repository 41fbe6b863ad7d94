import Calendars
import Definitions

/// Computes the metrics of one context, and what several of them stand on once.
///
/// Pure: the same context gives the same numbers, on any machine, from any engine, in any order of rows. A thread has its own.
package struct Measuring {
  private let context: MeasureContext
  private let periods: PeriodTable
  private var done: [String: Measured] = [:]

  package init(_ context: MeasureContext) {
    self.context = context
    periods = PeriodTable(context)
  }

  /// One metric in every period of the context; nothing for an id that is no metric.
  ///
  /// `cases` is told every case behind the numbers, in no order that means anything; lists of them stay on the machine that
  /// made them. Metrics that are made of others have none of their own. A conversion that follows its cohort for several times
  /// tells the cases of the one that `stat` names, else those of its own window.
  package mutating func measure(_ id: String, casesOf stat: String? = nil, cases: CaseListener? = nil) -> Measured {
    if cases == nil, let known = done[id] { return known }
    guard let definition = context.glossary[id], let metric = context.glossary.metric(id) else { return Measured() }
    // A metric that stands on itself, which was reported with its definition, has no value.
    done[id] = Measured()
    var computation = MetricComputation(id, metric, at: definition.position, in: context, periods, cases: cases)
    computation.toldStat = stat
    compute(&computation)
    let result = computation.finished()
    done[id] = result
    return result
  }

  private mutating func compute(_ computation: inout MetricComputation) {
    switch computation.metric.calculation {
    case .count(let of): computation.count(of)
    case .sum(let of, let field): computation.sum(of, field)
    case .statistic(let of, let field): computation.statistic(of, field)
    case .ratio(let numerator, let denominator):
      guard let top = operand(numerator), let bottom = operand(denominator) else { return }
      computation.ratio(top, by: bottom, lag: computation.metric.lagInMonths)
      if computation.metric.isDeclaredProportion { verify(numerator, among: denominator, &computation) }
    case .conversion(let from, let to, let window, .cohort):
      if let plan = computation.metric.plan {
        computation.cadence(from, to, plan)
      } else {
        computation.conversion(from, to, window)
      }
    case .conversion(let from, let to, _, .flow): computation.flow(from, to)
    case .duration(let from, let to, let clock, let limit): computation.duration(from, to, clock, limit)
    case .share(let of, let by): computation.share(of, by: by)
    case .completeness(let of, let fields): computation.completeness(of, fields)
    case .formula(let inputs, let expression):
      var operands: [String: Operand] = [:]
      for (name, id) in inputs.sorted(by: { $0.key < $1.key }) { operands[name] = operand(id) }
      computation.formula(operands, expression)
    case .attribution(let of, let model): computation.attribution(of, model)
    case .manual: computation.manual()
    }
  }

  /// A proportion is of cases that its denominator counts as well: they are told by their ids, period by period.
  private mutating func verify(_ numerator: String, among denominator: String, _ computation: inout MetricComputation) {
    struct Case: Hashable {
      var period: Period
      var kind: String
      var entity: Int32
      var cycle: Int32?
    }
    func counted(_ id: String) -> Set<Case> {
      var cases: Set<Case> = []
      _ = measure(
        id,
        cases: CaseListener {
          cases.insert(Case(period: $0.period, kind: $0.kind, entity: $0.entity, cycle: $0.cycle))
        })
      return cases
    }
    for id in [numerator, denominator] {
      guard let metric = context.glossary.metric(id), case .count = metric.calculation else {
        return computation.refuse(
          "'\(computation.id)' is declared a proportion, but '\(id)' is not a count whose cases can be told apart by their ids",
          suggestion: "divide counts of stages, or remove proportion")
      }
    }
    let (above, below) = (counted(numerator), counted(denominator))
    let outside = above.subtracting(below)
    guard let first = outside.map(\.period).min() else { return }
    computation.refuse(
      "'\(computation.id)' is declared a proportion, but \(outside.count) of the \(above.count) cases of '\(numerator)' "
        + "\(outside.count == 1 ? "is" : "are") not among those of '\(denominator)', the first in \(first)",
      suggestion: "count the same cases in both, or remove proportion")
  }

  /// A metric that a ratio or a formula is made of; of an id that is none, nothing.
  private mutating func operand(_ id: String) -> Operand? {
    context.glossary.metric(id).map { Operand(id, $0, measure(id)) }
  }
}

/// Computes one metric in every period of a context; see ``Measuring``, which computes several. `oddCases` tells alone of
/// those that somebody has to look at.
package func measure(
  _ metric: String, in context: MeasureContext, casesOf stat: String? = nil, oddCases: Bool = false,
  cases: ((MeasuredCase) -> Void)? = nil
) -> Measured {
  var measuring = Measuring(context)
  return measuring.measure(metric, casesOf: stat, cases: cases.map { CaseListener(oddOnes: oddCases, $0) })
}
