import Diagnostics
import FrontMatter

extension MeaningReader {
  mutating func metric(_ reader: inout MappingReader) -> Metric? {
    let type = reader.oneOf("type", Metric.types, .required)
    let population = reference("population", .population, &reader)
    let survey = type == "manual" ? survey(&reader) : nil
    var dimensions = names("dimensions", &reader)
    if survey != nil { dimensions = Set(dimensions + [Metric.Survey.dimension]).sorted() }
    let members = members(of: dimensions, &reader)
    let namedUnit = unit(&reader)
    let writtenUnit = namedUnit ?? (survey == nil ? nil : .ratio)
    let writtenStats = reader.stats("stats")
    let isDeclared = ["ratio", "manual"].contains(type) ? reader.boolean("proportion") ?? false : false
    // What is asked is the share of those who gave one of the answers.
    let isProportion = isDeclared || survey != nil
    guard let type else {
      reader.allow(Metric.keysOfTypes)
      return nil
    }
    let anchor = type == "duration" ? reader.choice("anchor", of: Metric.Anchor.self) : nil
    let additive = type == "manual" ? additive(among: dimensions, &reader) : []
    let rates = ["sum", "manual"].contains(type) ? rates(&reader) : nil
    let hasAmounts = ["sum", "statistic"].contains(type)
    let basis = hasAmounts ? reader.choice("amount_basis", of: Metric.AmountBasis.self) : nil
    let lag = type == "ratio" ? lag(&reader) : nil
    let plan = type == "cadence" ? plan(&reader) : nil
    guard let calculation = calculation(type, &reader).map({ plan.map($0.following) ?? $0 }) else { return nil }
    if type == "cadence", plan == nil { return nil }
    guard let unit = writtenUnit ?? calculation.defaultUnit else {
      if !reader.has("unit") {
        let message = "'\(reader.fullName(of: "unit"))' is missing, and a metric of type \(type) has no unit of its own"
        reader.report(Diagnostic(.schemaMissingKey, at: reader.position, message, suggestion: "write unit: EUR or unit: count"))
      }
      return nil
    }
    check(unit, of: calculation, isProportion: isProportion, &reader)
    if type == "sum", rates != nil, unit.currency == nil {
      reader.report(.schemaValue, "currency", "is for amounts, but the unit is '\(unit)'", suggestion: "write unit: EUR")
    }
    let stats = writtenStats.isEmpty ? calculation.defaultStats : writtenStats
    if stats.contains(where: { $0 == .within }), !calculation.hasLimit {
      reader.report(.schemaValue, "stats", "has 'within', which needs a limit", suggestion: "add limit: 4 hours")
    }
    if case .statistic = calculation, let wrong = stats.first(where: { !Metric.isOfField($0) }) {
      reader.report(
        .schemaValue, "stats", "has '\(wrong)', which a statistic does not have",
        suggestion: "write p50, p90, mean, min, max or sum")
    } else if let only = stats.first(where: Metric.isExtremeOrSum), !calculation.isStatistic {
      reader.report(.schemaValue, "stats", "has '\(only)', which only a statistic has", suggestion: "write type: statistic")
    }
    if let days = stats.first(where: Metric.isDayCount), !calculation.isCohort || plan != nil {
      reader.report(.schemaValue, "stats", "has '\(days)', which only a conversion of cohorts has")
    }
    return Metric(
      calculation: calculation, population: population, unit: unit, dimensions: dimensions, stats: stats, members: members,
      anchor: anchor == calculation.defaultAnchor ? nil : anchor, additive: additive,
      rates: rates, amountBasis: basis ?? .atEvent, lag: lag, plan: plan, namesUnit: namedUnit != nil,
      isDeclaredProportion: isProportion, survey: survey)
  }

  /// The question that people are asked, and which answers count.
  private mutating func survey(_ reader: inout MappingReader) -> Metric.Survey? {
    guard let node = reader.node("survey") else { return nil }
    guard node.entries != nil else {
      reader.report(
        .schemaType, "survey", "is \(node.shape), expected a mapping",
        suggestion: "write survey: {question: ..., answers: [agree, disagree], counts: [agree]}")
      return nil
    }
    var inner = MappingReader(node, path: reader.fullName(of: "survey"))
    let question = inner.sentence("question", .required)
    let answers = inner.sentences("answers", .required).map(\.text)
    let counted = inner.sentences("counts", .required)
    for answer in counted where !answers.contains(answer.text) {
      let message = "'\(inner.fullName(of: "counts"))' has '\(answer.text)', which is not one of the answers"
      let suggestion = NearMiss.suggestion(for: answer.text, among: answers)
      inner.report(Diagnostic(.schemaValue, at: answer.position, message, suggestion: suggestion))
    }
    reader.report(inner.finish())
    guard let question, !answers.isEmpty else { return nil }
    return Metric.Survey(question: question, answers: answers, counted: Set(counted.map(\.text)).sorted())
  }

  /// At which rates amounts of other currencies are counted.
  private mutating func rates(_ reader: inout MappingReader) -> Metric.Rates? {
    guard let node = reader.node("currency") else { return nil }
    guard node.entries != nil else {
      reader.report(
        .schemaType, "currency", "is \(node.shape), expected a mapping", suggestion: "write currency: {rates: at_event}")
      return nil
    }
    var inner = MappingReader(node, path: reader.fullName(of: "currency"))
    let rates = inner.choice("rates", of: Metric.Rates.self, .required)
    reader.report(inner.finish())
    return rates
  }

  /// The dimensions whose members make the total.
  private mutating func additive(among dimensions: [String], _ reader: inout MappingReader) -> [String] {
    let names = reader.sentences("additive")
    for name in names where !dimensions.contains(name.text) {
      let message = "'\(reader.fullName(of: "additive"))' has '\(name.text)', which is not one of the dimensions"
      let suggestion = NearMiss.suggestion(for: name.text, among: dimensions)
      reader.report(Diagnostic(.schemaValue, at: name.position, message, suggestion: suggestion))
    }
    return Set(names.map(\.text)).sorted()
  }

  private mutating func calculation(_ type: String, _ reader: inout MappingReader) -> Metric.Calculation? {
    switch type {
    case "count":
      return reference("of", .stage, &reader, .required).map(Metric.Calculation.count)
    case "sum":
      let of = reference("of", .stage, &reader, .required)
      guard let field = reader.sentence("field", .required), let of else { return nil }
      return .sum(of: of, field: field)
    case "statistic":
      let of = reference("of", .stage, &reader, .required)
      guard let field = reader.sentence("field", .required), let of else { return nil }
      return .statistic(of: of, field: field)
    case "ratio":
      let numerator = reference("numerator", .operand, &reader, .required)
      guard let denominator = reference("denominator", .operand, &reader, .required), let numerator else { return nil }
      return .ratio(numerator: numerator, denominator: denominator)
    case "conversion":
      return conversion(&reader)
    case "cadence":
      let from = reference("from", .stage, &reader, .required)
      guard let to = reference("to", .stage, &reader, .required), let from else { return nil }
      return .conversion(from: from, to: to, window: nil, basis: .cohort)
    case "duration":
      return duration(&reader)
    case "share":
      let of = reference("of", .operand, &reader, .required)
      guard let by = reader.sentence("by", .required) else { return nil }
      reader.checkName(by, "by", at: reader.position(of: "by"))
      return of.map { .share(of: $0, by: by) }
    case "completeness":
      let of = reference("of", .stage, &reader, .required)
      let fields = Set(reader.sentences("fields", .required).map(\.text)).sorted()
      if fields.isEmpty, reader.has("fields") { reader.report(.schemaValue, "fields", "is empty") }
      return of.map { .completeness(of: $0, fields: fields) }
    case "formula":
      return formula(&reader)
    case "attribution":
      let of = reference("of", .operand, &reader, .required)
      guard let model = reference("model", .attributionModel, &reader, .required), let of else { return nil }
      return .attribution(of: of, model: model)
    default:
      return reader.sentence("how", .required).map(Metric.Calculation.manual)
    }
  }

  private mutating func conversion(_ reader: inout MappingReader) -> Metric.Calculation? {
    let from = reference("from", .stage, &reader, .required)
    let to = reference("to", .stage, &reader, .required)
    let window = reader.timeSpan("window")
    let basis = reader.choice("basis", of: Metric.Basis.self) ?? .cohort
    guard let from, let to else { return nil }
    return .conversion(from: from, to: to, window: window, basis: basis)
  }

  private mutating func duration(_ reader: inout MappingReader) -> Metric.Calculation? {
    let from = reference("from", .stage, &reader, .required)
    let to = reader.string("to", .required)
    if let to, to != Metric.next { note(to, .stage, at: reader.position(of: "to")) }
    let clock = clock(&reader)
    let limit = reader.timeSpan("limit")
    guard let from, let to, let clock else { return nil }
    return .duration(from: from, to: to, clock: clock, limit: limit)
  }

  private mutating func clock(_ reader: inout MappingReader) -> String? {
    guard let node = reader.node("clock") else { return Metric.elapsed }
    if node.entries != nil {
      var inner = MappingReader(node, path: reader.fullName(of: "clock"))
      let calendar = reference("calendar", .calendar, &inner, .required)
      reader.report(inner.finish())
      return calendar
    }
    return reader.oneOf("clock", [Metric.elapsed])
  }

  private mutating func formula(_ reader: inout MappingReader) -> Metric.Calculation? {
    var inputs: [String: String] = [:]
    for entry in reader.entries("inputs", .required) {
      reader.checkName(entry.key, "inputs", at: entry.keyPosition)
      guard let id = entry.value.text, !id.isEmpty else {
        reader.report(
          Diagnostic(.schemaType, at: entry.value.position, "input '\(entry.key)' is \(entry.value.shape), expected an id"))
        continue
      }
      note(id, .operand, at: entry.value.position)
      inputs[entry.key] = id
    }
    guard let expression = reader.sentence("expression", .required) else { return nil }
    if !inputs.isEmpty, let problem = formulaProblem(of: expression, inputs: inputs.keys.sorted()) {
      reader.report(.schemaValue, "expression", problem.message, suggestion: problem.suggestion)
    }
    return .formula(inputs: inputs, expression: expression)
  }

  /// Dimension names, as a set.
  private mutating func names(_ key: String, _ reader: inout MappingReader) -> [String] {
    let names = reader.sentences(key)
    for name in names { reader.checkName(name.text, key, at: name.position) }
    return Set(names.map(\.text)).sorted()
  }

  private mutating func members(of dimensions: [String], _ reader: inout MappingReader) -> [String: String] {
    var members: [String: String] = [:]
    let known = Set(dimensions)
    for entry in reader.entries("members") {
      guard let id = entry.value.text, !id.isEmpty else {
        reader.report(
          Diagnostic(
            .schemaType, at: entry.value.position, "members of '\(entry.key)' are \(entry.value.shape), expected an id"))
        continue
      }
      if !known.contains(entry.key) {
        let message = "'\(reader.fullName(of: "members"))' has '\(entry.key)', which is not one of the dimensions"
        let suggestion = NearMiss.suggestion(for: entry.key, among: dimensions)
        reader.report(Diagnostic(.schemaValue, at: entry.keyPosition, message, suggestion: suggestion))
      }
      note(id, .codeList, at: entry.value.position)
      members[entry.key] = id
    }
    return members
  }

  private func unit(_ reader: inout MappingReader) -> Unit? {
    guard let text = reader.sentence("unit") else { return nil }
    let unit = Unit(text)
    if unit == nil {
      reader.report(
        .schemaValue, "unit", "is '\(text)', which is not a unit", suggestion: "write count, ratio, number, s, d, EUR or EUR/d")
    }
    return unit
  }

  /// A number of cases has no currency, a share is a ratio, and working time is told from all time.
  private func check(
    _ unit: Unit, of calculation: Metric.Calculation, isProportion: Bool, _ reader: inout MappingReader
  ) {
    let expected: String? =
      switch calculation {
      case .count: unit == .count ? nil : "count"
      case .conversion, .share, .completeness: unit == .ratio ? nil : "ratio"
      case .duration(_, _, Metric.elapsed, _): unit.isDuration && !unit.isBusinessTime ? nil : "s, h or d"
      case .duration: unit.isBusinessTime ? nil : "s_business, h_business or d_business"
      case .ratio, .manual: isProportion && unit != .ratio ? "ratio" : nil
      default: nil
      }
    guard let expected else { return }
    reader.report(.schemaValue, "unit", "is '\(unit)', which does not fit the type", suggestion: "write \(expected)")
  }
}
