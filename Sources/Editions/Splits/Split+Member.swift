import Numbers
import ShownNumbers
import Snapshots

extension Split {
  /// A row of a split.
  ///
  /// A class, because sorting and grouping would copy the whole row of each member. Its number is made only when somebody asks
  /// for it: a figure shows a few members and adds up the rest.
  package final class Member: Sendable {
    /// What the member is to the others.
    package enum Standing: Int, Sendable {
      case named
      /// The code list's code for everything else.
      case other
      /// No member is known: what could not be attributed, or names no reason.
      case blank
    }

    let line: MemberLine
    let observation: Observation
    /// What is added: the value, or the cases that it stands for.
    let exact: ExactDecimal?
    private let maker: ValueMaker

    init(_ line: MemberLine, _ observation: Observation, by maker: ValueMaker) {
      self.line = line
      self.observation = observation
      self.maker = maker
      exact = maker.form == .cases ? observation.cases : observation.value
    }

    /// The key of its row.
    var key: NumberKey { maker.numbers.key(of: observation) }
    package var code: String { line.code }
    package var name: String { line.name }
    package var standing: Standing { line.standing }
    var series: Series { line.series }
    package var value: Value { maker.value(of: observation) }
    /// Why it has no number; nil where it has one.
    package var absence: Absence? { maker.absence(of: observation) }
  }

  /// Makes the numbers of a split's rows.
  final class ValueMaker: Sendable {
    let form: Form
    let numbers: MetricNumbers

    init(_ form: Form, _ numbers: MetricNumbers) {
      self.form = form
      self.numbers = numbers
    }

    func value(of observation: Observation) -> Value {
      let number: ShownNumber? =
        switch form {
        case .headline: numbers.headline(observation)
        case .table: observation.value == nil ? nil : numbers.table(observation)
        case .cases: numbers.representedCases(observation)
        }
      return number.map { .number($0) } ?? .absent(reason(observation))
    }

    func absence(of observation: Observation) -> Absence? {
      let hasNumber =
        switch form {
        case .headline: numbers.text.shows(observation)
        case .table: observation.value != nil
        case .cases: observation.cases != nil
        }
      return hasNumber ? nil : reason(observation)
    }

    private func reason(_ observation: Observation) -> Absence {
      observation.isWithheld ? .withheld : observation.isProvisional ? .pending : .missing
    }
  }
}
