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
    /// The key of its row.
    let key: NumberKey
    private let maker: ValueMaker

    init(_ line: MemberLine, _ observation: Observation, by maker: ValueMaker) {
      self.line = line
      self.observation = observation
      self.maker = maker
      exact = maker.form == .cases ? observation.cases : observation.value
      key = maker.numbers.key(of: observation)
    }

    package var code: String { line.code }
    package var name: String { line.name }
    package var standing: Standing { line.standing }
    var series: Series { line.series }
    package var value: Value { maker.value(of: observation) }
    /// Why it has no number; nil where it has one.
    package var absence: Absence? { maker.absence(of: observation) }
  }

  /// Who a member is, and its series, worked out once for all periods of a window.
  final class MemberLine: Sendable {
    /// Among the members of the window.
    let place: Int
    let code: String
    let name: String
    let standing: Member.Standing
    let series: Series

    init(_ place: Int, _ code: String, _ name: String, _ standing: Member.Standing, _ series: Series) {
      self.place = place
      self.code = code
      self.name = name
      self.standing = standing
      self.series = series
    }
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

extension Edition {
  /// The series of a split with the names of their members.
  func named(
    _ series: [(member: String, series: Series)], by dimension: String, of metric: String
  ) -> [Split.MemberLine] {
    let other = otherCode(of: dimension, of: metric)
    let labels = labels(in: dimension, of: metric)
    return series.indices.map { place in
      let code = series[place].member
      return Split.MemberLine(
        place, code, label(of: code, in: labels),
        Dimensions.isNameless(code) ? .blank : code == other ? .other : .named, series[place].series)
    }
  }
}
