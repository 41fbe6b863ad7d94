import Diagnostics

/// The units of derived metrics, computed from their parts: those that a definition leaves to them, and what is wrong with those
/// that it declares.
///
/// The indices come leaf first, so that a ratio of ratios finds the units of its parts.
func derivedUnits(
  of definitions: [Definition], _ places: IDPlaces, leafFirst: [Int]
) -> (units: [String: Unit], problems: [Diagnostic]) {
  var algebra = UnitChecker(definitions, places)
  for index in leafFirst { algebra.add(definitions[index]) }
  return (algebra.derived, algebra.problems)
}

private struct UnitChecker {
  private let indices: IDPlaces
  private let definitions: [Definition]
  private(set) var derived: [String: Unit] = [:]
  private(set) var problems: [Diagnostic] = []

  init(_ definitions: [Definition], _ places: IDPlaces) {
    self.definitions = definitions
    indices = places
  }

  mutating func add(_ definition: Definition) {
    guard case .metric(let metric) = definition.semantics else { return }
    do {
      guard let dimension = try dimension(of: metric.calculation) else { return }
      if !metric.namesUnit, let unit = dimension.units.first.flatMap(Unit.init) {
        derived[definition.id] = unit
        if metric.isDeclaredProportion, unit != .ratio { report(definition, metric, makes: dimension) }
      } else if !dimension.units.contains(metric.unit.description) {
        report(definition, metric, makes: dimension)
      }
      checkProportion(definition, metric)
    } catch {
      let operation = if case .ratio = metric.calculation { "divides" } else { "adds or divides" }
      problems.append(
        Diagnostic(
          .definitionUnit, at: position(of: definition), "'\(definition.id)' \(operation) \(error.words)",
          suggestion: "use parts with the same unit"))
    }
  }

  private mutating func report(_ definition: Definition, _ metric: Metric, makes dimension: Dimension) {
    let parts = parts(of: metric.calculation).map { id, unit in "\(id) in \(unit)" }
    let unit = dimension.units.first ?? "number"
    problems.append(
      Diagnostic(
        .definitionUnit, at: position(of: definition),
        "'\(definition.id)' is declared in \(metric.unit), but its parts make \(dimension.words): \(parts.joined(separator: ", "))",
        suggestion: "write unit: \(unit)"))
  }

  /// A share of cases is one count by another.
  private mutating func checkProportion(_ definition: Definition, _ metric: Metric) {
    guard metric.isDeclaredProportion, case .ratio(let top, let bottom) = metric.calculation,
      let other = [top, bottom].first(where: { unit(of: $0).map { $0 != .count } ?? false }), let unit = unit(of: other)
    else { return }
    problems.append(
      Diagnostic(
        .definitionUnit, at: position(of: definition),
        "'\(definition.id)' is declared a proportion, which divides one number of cases by another, but '\(other)' is in \(unit)",
        suggestion: "remove proportion"))
  }

  private func position(of definition: Definition) -> SourcePosition {
    definition.references.first { $0.role == .operand }?.position ?? definition.position
  }

  // MARK: Units

  private func unit(of id: String) -> Unit? {
    if let unit = derived[id] { return unit }
    guard let index = indices[id], case .metric(let metric) = definitions[index].semantics else { return nil }
    return metric.unit
  }

  /// What the parts of a derived metric make; nil for a metric of its own, and where a part is of no known unit.
  private func dimension(of calculation: Metric.Calculation) throws(Dimension.Mismatch) -> Dimension? {
    switch calculation {
    case .ratio(let top, let bottom):
      guard let above = unit(of: top).flatMap(Dimension.init), let below = unit(of: bottom).flatMap(Dimension.init) else {
        return nil
      }
      return try Dimension.over(above, below)
    case .attribution(let of, _):
      guard let shared = unit(of: of).flatMap(Dimension.init) else { return nil }
      return shared == .count ? .number : shared
    case .formula(let inputs, let expression):
      return try UnitFormula(expression).dimension { name in inputs[name].flatMap(unit).flatMap(Dimension.init) }
    case .count, .sum, .statistic, .conversion, .duration, .share, .completeness, .manual: return nil
    }
  }

  private func parts(of calculation: Metric.Calculation) -> [(id: String, unit: Unit)] {
    let ids: [String] =
      switch calculation {
      case .ratio(let top, let bottom): [top, bottom]
      case .attribution(let of, _): [of]
      case .formula(let inputs, _): inputs.sorted { $0.key < $1.key }.map(\.value)
      case .count, .sum, .statistic, .conversion, .duration, .share, .completeness, .manual: []
      }
    return ids.compactMap { id in unit(of: id).map { (id, $0) } }
  }
}
