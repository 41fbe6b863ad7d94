extension Metric: Packable {
  func write(to writer: inout DefinitionWriter) {
    writer.put(calculation, population, unit, dimensions)
    writer.put(stats, members, anchor, additive)
    writer.put(rates, amountBasis, lag, plan)
    writer.put(namesUnit, isDeclaredProportion, survey)
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(
      calculation: try reader.value(), population: try reader.value(), unit: try reader.value(),
      dimensions: try reader.value(), stats: try reader.value(), members: try reader.value(), anchor: try reader.value(),
      additive: try reader.value(), rates: try reader.value(), amountBasis: try reader.value(), lag: try reader.value(),
      plan: try reader.value(), namesUnit: try reader.value(), isDeclaredProportion: try reader.value(),
      survey: try reader.value())
  }
}

extension Metric.Calculation: Packable {
  func write(to writer: inout DefinitionWriter) {
    switch self {
    case .count(let of): writer.put(0, of)
    case .sum(let of, let field): writer.put(1, of, field)
    case .statistic(let of, let field): writer.put(2, of, field)
    case .ratio(let numerator, let denominator): writer.put(3, numerator, denominator)
    case .conversion(let from, let to, let window, let basis):
      writer.put(4, from, to)
      writer.put(window, basis)
    case .duration(let from, let to, let clock, let limit):
      writer.put(5, from, to)
      writer.put(clock, limit)
    case .share(let of, let by): writer.put(6, of, by)
    case .completeness(let of, let fields): writer.put(7, of, fields)
    case .formula(let inputs, let expression): writer.put(8, inputs, expression)
    case .attribution(let of, let model): writer.put(9, of, model)
    case .manual(let how): writer.put(10, how)
    }
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    switch try reader.tag() {
    case 0: self = .count(of: try reader.value())
    case 1: self = .sum(of: try reader.value(), field: try reader.value())
    case 2: self = .statistic(of: try reader.value(), field: try reader.value())
    case 3: self = .ratio(numerator: try reader.value(), denominator: try reader.value())
    case 4:
      self = .conversion(
        from: try reader.value(), to: try reader.value(), window: try reader.value(), basis: try reader.value())
    case 5:
      self = .duration(from: try reader.value(), to: try reader.value(), clock: try reader.value(), limit: try reader.value())
    case 6: self = .share(of: try reader.value(), by: try reader.value())
    case 7: self = .completeness(of: try reader.value(), fields: try reader.value())
    case 8: self = .formula(inputs: try reader.value(), expression: try reader.value())
    case 9: self = .attribution(of: try reader.value(), model: try reader.value())
    case 10: self = .manual(how: try reader.value())
    default: throw Unreadable()
    }
  }
}

extension Metric.Basis: Packable {}
extension Metric.Anchor: Packable {}
extension Metric.Rates: Packable {}
extension Metric.AmountBasis: Packable {}

extension Metric.Survey: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(question, answers, counted) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(question: try reader.value(), answers: try reader.value(), counted: try reader.value())
  }
}

extension TouchPlan: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(touches, until) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(touches: try reader.value(), until: try reader.value())
  }
}

extension TouchPlan.Touch: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(kind, within) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(kind: try reader.value(), within: try reader.value())
  }
}

extension Unit: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(description) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    guard let unit = Unit(try String(from: &reader)) else { throw Unreadable() }
    self = unit
  }
}
