import Fingerprints

extension Semantics {
  /// The meaning as it is hashed: defaults left out, sets without order, references as ids.
  ///
  /// A key that a later release adds has to have a default that is left out here, or every signature lapses.
  var canonical: CanonicalValue {
    switch self {
    case .none: .object([:])
    case .concept(let concept): .object(["criteria": concept.criteria?.canonical])
    case .stage(let stage): stage.canonical
    case .metric(let metric): metric.canonical
    case .commitment(let commitment): commitment.canonical
    case .calendar(let calendar): calendar.canonical
    case .codeList(let list): list.canonical
    case .population(let population): .object(["entity": .text(population.entity), "criteria": population.criteria?.canonical])
    case .attributionModel(let model): model.canonical
    }
  }
}

extension CanonicalValue {
  /// Text that is there and is not the default.
  static func text(_ text: String?, unless standard: String? = nil) -> CanonicalValue? {
    text == standard ? nil : text.map(CanonicalValue.string)
  }

  /// One of a few words.
  static func word<Word: RawRepresentable<String> & Equatable>(_ word: Word, unless standard: Word) -> CanonicalValue? {
    text(word.rawValue, unless: standard.rawValue)
  }

  /// Texts whose order means nothing; nil where there are none.
  static func texts(_ texts: [String]) -> CanonicalValue? {
    texts.isEmpty ? nil : .set(texts.map(CanonicalValue.string))
  }

  /// Ids or names by name; nil where there are none.
  static func texts(_ texts: [String: String]) -> CanonicalValue? {
    texts.isEmpty ? nil : .object(CanonicalMembers(texts.mapValues(CanonicalValue.string)))
  }
}

extension Criterion {
  var canonical: CanonicalValue {
    switch self {
    case .all(let conditions): .object(["all": .set(conditions.map(\.canonical))])
    case .any(let conditions): .object(["any": .set(conditions.map(\.canonical))])
    case .not(let condition): .object(["not": condition.canonical])
    case .reference(let id): .object(["ref": .string(id)])
    case .statement(let sentence): .string(sentence)
    case .signal(let name, let count, let within):
      .object(["signal": .string(name), "count": count == 1 ? nil : .integer(count), "within": .text(within)])
    case .field(let name, "in", let values): .object(["field": .string(name), "values": .texts(values)])
    case .field(let name, "not-in", let values):
      .object(["field": .string(name), "op": .string("not-in"), "values": .texts(values)])
    case .field(let name, let operation, let values):
      .object(["field": .string(name), "op": .text(operation, unless: "="), "value": .text(values.first)])
    }
  }
}

extension Stage {
  fileprivate var canonical: CanonicalValue {
    .object([
      "entity": .string(entity), "occurrence": .word(occurrence, unless: Self.defaultOccurrence),
      "criteria": criteria?.canonical, "population": .text(population), "after": .text(after), "held_by": .text(heldBy),
      "reversal": .text(reversal),
    ])
  }
}

extension Commitment {
  fileprivate var canonical: CanonicalValue {
    .object([
      "debtor": .string(debtor.description), "creditor": .string(creditor.description), "measure": .string(measure),
      "stat": .text(stat, unless: Self.defaultStat), "form": .word(form, unless: Self.defaultForm),
      "on_miss": .text(onMiss), "escalation": .text(escalation),
    ])
  }
}

extension CodeList {
  fileprivate var canonical: CanonicalValue {
    let entries = codes.map { CanonicalValue.object(["code": .string($0.code), "label": .string($0.label)]) }
    return .object(["codes": .list(entries), "other": .text(other)])
  }
}

extension AttributionModel {
  fileprivate var canonical: CanonicalValue {
    .object([
      "model": .string(model.rawValue), "weights": weights.isEmpty ? nil : .list(weights.map(CanonicalValue.string)),
      "lookback": .text(lookback), "half_life": .text(halfLife), "criteria": criteria?.canonical,
    ])
  }
}

extension WorkingCalendar {
  /// Without holidays and overrides, which are inputs of a run.
  fileprivate var canonical: CanonicalValue {
    var days = CanonicalMembers()
    for (offset, day) in Self.weekdays.enumerated() {
      days[day] = hours[offset + 1].map { .list($0.map(CanonicalValue.string)) }
    }
    let fiscal = fiscal.map {
      CanonicalValue.object([
        "year_start": .string($0.yearStart), "pattern": .word($0.pattern, unless: Fiscal.defaultPattern),
        "label": .word($0.label, unless: Fiscal.defaultLabel),
        "week_rule": .word($0.weekRule, unless: Fiscal.defaultWeekRule),
        "week_ends": .text($0.weekEnds, unless: Fiscal.defaultWeekEnds),
      ])
    }
    return .object(["zone": .string(zone), "hours": days.isEmpty ? nil : .object(days), "fiscal": fiscal])
  }
}
