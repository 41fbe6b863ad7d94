// What stands in a definition's front matter beside its meaning.

extension DefinitionKind: Packable {}

extension Definition.Label: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(text, position) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(text: try reader.value(), position: try reader.value())
  }
}

extension Definition.AvoidedLabel: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(label, use, why, position) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(
      label: try reader.value(), use: try reader.value(), why: try reader.value(), position: try reader.value())
  }
}

extension Definition.AmbiguousLabel: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(label, means, position) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(label: try reader.value(), means: try reader.value(), position: try reader.value())
  }
}

extension WordSense: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(label, id, position) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(label: try reader.value(), id: try reader.value(), position: try reader.value())
  }
}

extension Definition.Owner: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(party, role) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(party: try reader.value(), role: try reader.value())
  }
}

extension Definition.Review: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(every, last, position) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(every: try reader.value(), last: try reader.value(), position: try reader.value())
  }
}

extension Definition.Review.Interval: Packable {}

extension Definition.DeclaredStatus: Packable {
  func write(to writer: inout DefinitionWriter) {
    switch self {
    case .draft: writer.put(0)
    case .disputed(let party, let since, let what): writer.put(1, party, since, what)
    case .retired: writer.put(2)
    }
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    switch try reader.tag() {
    case 0: self = .draft
    case 1: self = .disputed(by: try reader.value(), since: try reader.value(), what: try reader.value())
    case 2: self = .retired
    default: throw Unreadable()
    }
  }
}

extension Definition.Source: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(canonical, sql, position) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(canonical: try reader.value())
    sql = try reader.value()
    position = try reader.value()
  }
}

extension Reference: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(id, role, position) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(id: try reader.value(), role: try reader.value(), position: try reader.value())
  }
}

extension Reference.Role: Packable {
  func write(to writer: inout DefinitionWriter) {
    switch self {
    case .condition: writer.put(0)
    case .population: writer.put(1)
    case .stage: writer.put(2)
    case .operand: writer.put(3)
    case .codeList: writer.put(4)
    case .calendar: writer.put(5)
    case .fiscalCalendar: writer.put(6)
    case .cycle: writer.put(7)
    case .attributionModel: writer.put(8)
    case .measure(let stat): writer.put(9, stat)
    case .mention: writer.put(10)
    }
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    switch try reader.tag() {
    case 0: self = .condition
    case 1: self = .population
    case 2: self = .stage
    case 3: self = .operand
    case 4: self = .codeList
    case 5: self = .calendar
    case 6: self = .fiscalCalendar
    case 7: self = .cycle
    case 8: self = .attributionModel
    case 9: self = .measure(stat: try reader.value())
    case 10: self = .mention
    default: throw Unreadable()
    }
  }
}

extension Target: Packable {
  func write(to writer: inout DefinitionWriter) {
    writer.put(comparison, value, isPercentage, currency)
    writer.put(from, grain, minimumCount, position)
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(
      comparison: try reader.value(), value: try reader.value(), isPercentage: try reader.value(),
      currency: try reader.value(), from: try reader.value(), grain: try reader.value(), minimumCount: try reader.value(),
      position: try reader.value())
  }
}

extension Target.Comparison: Packable {}

extension Display: Packable {
  func write(to writer: inout DefinitionWriter) {
    writer.put(format, decimals, better, noun)
    writer.put(tolerance, stat, grains, withholdBelow)
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(
      format: try reader.value(), decimals: try reader.value(), better: try reader.value(), noun: try reader.value(),
      tolerance: try reader.value(), stat: try reader.value(), grains: try reader.value(), withholdBelow: try reader.value())
  }
}

extension Display.Format: Packable {}
extension Display.Better: Packable {}

extension Tolerance: Packable {
  func write(to writer: inout DefinitionWriter) {
    switch self {
    case .percent(let percent): writer.put(0, percent)
    case .amount(let amount): writer.put(1, amount)
    }
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    switch try reader.tag() {
    case 0: self = .percent(try reader.value())
    case 1: self = .amount(try reader.value())
    default: throw Unreadable()
    }
  }
}
