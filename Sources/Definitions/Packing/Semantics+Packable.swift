extension Semantics: Packable {
  func write(to writer: inout DefinitionWriter) {
    switch self {
    case .none: writer.put(0)
    case .concept(let concept): writer.put(1, concept.criteria)
    case .stage(let stage): writer.put(2, stage)
    case .metric(let metric): writer.put(3, metric)
    case .commitment(let commitment): writer.put(4, commitment)
    case .calendar(let calendar): writer.put(5, calendar)
    case .codeList(let list): writer.put(6, list.codes, list.other)
    case .population(let population): writer.put(7, population.entity, population.criteria)
    case .attributionModel(let model): writer.put(8, model)
    }
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    switch try reader.tag() {
    case 0: self = .none
    case 1: self = .concept(Concept(criteria: try reader.value()))
    case 2: self = .stage(try reader.value())
    case 3: self = .metric(try reader.value())
    case 4: self = .commitment(try reader.value())
    case 5: self = .calendar(try reader.value())
    case 6: self = .codeList(CodeList(codes: try reader.value(), other: try reader.value()))
    case 7: self = .population(Population(entity: try reader.value(), criteria: try reader.value()))
    case 8: self = .attributionModel(try reader.value())
    default: throw Unreadable()
    }
  }
}

extension Criterion: Packable {
  func write(to writer: inout DefinitionWriter) {
    switch self {
    case .all(let conditions): writer.put(0, conditions)
    case .any(let conditions): writer.put(1, conditions)
    case .not(let condition): writer.put(2, condition)
    case .reference(let id): writer.put(3, id)
    case .statement(let sentence): writer.put(4, sentence)
    case .signal(let name, let count, let within): writer.put(5, name, count, within)
    case .field(let name, let operation, let values): writer.put(6, name, operation, values)
    }
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self = try reader.nested { (reader) throws(Unreadable) in
      switch try reader.tag() {
      case 0: .all(try reader.value())
      case 1: .any(try reader.value())
      case 2: .not(try reader.value())
      case 3: .reference(try reader.value())
      case 4: .statement(try reader.value())
      case 5: .signal(try reader.value(), count: try reader.value(), within: try reader.value())
      case 6: .field(try reader.value(), op: try reader.value(), values: try reader.value())
      default: throw Unreadable()
      }
    }
  }
}

extension Stage: Packable {
  func write(to writer: inout DefinitionWriter) {
    writer.put(entity, occurrence, criteria, population)
    writer.put(after, heldBy, reversal, namesOccurrence)
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(
      entity: try reader.value(), occurrence: try reader.value(), criteria: try reader.value(), population: try reader.value(),
      after: try reader.value(), heldBy: try reader.value(), reversal: try reader.value(), namesOccurrence: try reader.value())
  }
}

extension Occurrence: Packable {}

extension CodeList.Code: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(code, label) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(code: try reader.value(), label: try reader.value())
  }
}

extension AttributionModel: Packable {
  func write(to writer: inout DefinitionWriter) {
    writer.put(model, criteria, weights)
    writer.put(lookback, halfLife)
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(
      model: try reader.value(), criteria: try reader.value(), weights: try reader.value(), lookback: try reader.value(),
      halfLife: try reader.value())
  }
}

extension AttributionModel.Model: Packable {}

extension Commitment: Packable {
  func write(to writer: inout DefinitionWriter) {
    writer.put(debtor, creditor, measure, stat)
    writer.put(form, onMiss, escalation)
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(
      debtor: try reader.value(), creditor: try reader.value(), measure: try reader.value(), stat: try reader.value(),
      form: try reader.value(), onMiss: try reader.value(), escalation: try reader.value())
  }
}

extension Commitment.Form: Packable {}

extension Commitment.Side: Packable {
  func write(to writer: inout DefinitionWriter) {
    switch self {
    case .both: writer.put(0)
    case .party(let id): writer.put(1, id)
    }
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    switch try reader.tag() {
    case 0: self = .both
    case 1: self = .party(try reader.value())
    default: throw Unreadable()
    }
  }
}

extension WorkingCalendar: Packable {
  func write(to writer: inout DefinitionWriter) {
    writer.put(zone, hours, holidays)
    writer.put(overrides, fiscal)
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(
      zone: try reader.value(), hours: try reader.value(), holidays: try reader.value(), overrides: try reader.value(),
      fiscal: try reader.value())
  }
}

extension WorkingCalendar.Override: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(date, hours) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(date: try reader.value(), hours: try reader.value())
  }
}

extension WorkingCalendar.Fiscal: Packable {
  func write(to writer: inout DefinitionWriter) {
    writer.put(yearStart, pattern, label)
    writer.put(weekRule, weekEnds)
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(
      yearStart: try reader.value(), pattern: try reader.value(), label: try reader.value(), weekRule: try reader.value(),
      weekEnds: try reader.value())
  }
}
