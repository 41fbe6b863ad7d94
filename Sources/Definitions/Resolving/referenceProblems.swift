import Diagnostics

/// References to nothing, and to definitions of a kind that does not fit.
func referenceProblems(
  _ definitions: [Definition], _ places: IDPlaces, unread: Set<String>, settings: SiteSettings
) -> [Diagnostic] {
  var checker = ReferenceChecker(definitions, places, unread: unread, areMentionsWarnings: !settings.glossaryKeys.isEmpty)
  for reference in settings.references { checker.check(reference) }
  checker.checkWithheld(settings.snapshots.withhold)
  for index in definitions.indices {
    for reference in definitions[index].references { checker.check(reference) }
    checker.checkShare(of: index)
    checker.checkDuration(of: index)
    checker.checkReversal(of: index)
    checker.checkPlan(of: index)
    checker.checkAmountBasis(of: index)
    checker.checkPercentages(of: index)
    checker.checkCurrencies(of: index)
  }
  return checker.problems
}

private struct ReferenceChecker {
  // By index, because copying a definition costs more than checking it.
  private let definitions: [Definition]
  private let indices: IDPlaces
  /// Ids whose files are reported as broken already: that they are missing is no second problem.
  private let unread: Set<String>
  private let areMentionsWarnings: Bool
  private var suggestionsLeft = 100
  private(set) var problems: [Diagnostic] = []

  init(_ definitions: [Definition], _ places: IDPlaces, unread: Set<String>, areMentionsWarnings: Bool) {
    self.definitions = definitions
    self.unread = unread
    indices = places
    self.areMentionsWarnings = areMentionsWarnings
  }

  mutating func check(_ reference: Reference) {
    guard let target = indices[reference.id] else {
      if !unread.contains(reference.id) { reportUnknown(reference) }
      return
    }
    let kind = definitions[target].kind
    guard reference.role.fits(kind) else {
      let expected = reference.role.kinds.map(\.rawValue).joined(separator: " or ")
      let message = "'\(reference.id)' is a \(kind.rawValue), expected a \(expected)"
      problems.append(Diagnostic(.definitionReferenceKind, at: reference.position, message))
      return
    }
    if reference.role == .fiscalCalendar { checkFiscal(definitions[target], at: reference.position) }
    if case .measure(let stat) = reference.role, case .metric(let metric) = definitions[target].semantics,
      !metric.stats.contains(stat)
    {
      let stats = metric.stats.joined(separator: ", ")
      let message = "'\(reference.id)' has no stat '\(stat)'"
      problems.append(
        Diagnostic(.definitionReferenceKind, at: reference.position, message, suggestion: "set stat to one of \(stats)"))
    }
  }

  /// A calendar without a fiscal year would report calendar quarters under the name of fiscal ones.
  private mutating func checkFiscal(_ definition: Definition, at position: SourcePosition) {
    guard case .calendar(let calendar) = definition.semantics, calendar.fiscal == nil else { return }
    let others = definitions.lazy.filter { if case .calendar(let other) = $0.semantics { other.fiscal != nil } else { false } }
    let suggestion = others.first.map { "write '\($0.id)'" } ?? "add fiscal: {year_start: 02-01} to its semantics"
    problems.append(
      Diagnostic(
        .definitionReferenceKind, at: position, "'\(definition.id)' is a calendar without a fiscal year", suggestion: suggestion
      ))
  }

  /// A dimension that is withheld is one that a metric is split by: a misspelt one would withhold nothing.
  mutating func checkWithheld(_ limits: [String: CaseLimit]) {
    guard !limits.isEmpty else { return }
    var known: Set<String> = []
    for definition in definitions {
      if case .metric(let metric) = definition.semantics { known.formUnion(metric.dimensions) }
    }
    for (dimension, limit) in limits.sorted(by: { $0.key < $1.key }) where !known.contains(dimension) {
      problems.append(
        Diagnostic(
          .definitionUnknownReference, at: limit.position ?? SourcePosition(file: "content/site.yml"),
          "'\(dimension)' is withheld, and no metric is split by it",
          suggestion: NearMiss.suggestion(for: dimension, among: known.sorted())))
    }
  }

  /// A share is taken over a dimension that the shared metric has.
  mutating func checkShare(of index: Int) {
    guard case .metric(let metric) = definitions[index].semantics, case .share(let of, let dimension) = metric.calculation,
      let target = indices[of], case .metric(let shared) = definitions[target].semantics, !shared.dimensions.contains(dimension)
    else { return }
    let definition = definitions[index]
    let position = definition.references.first { $0.role == .operand && $0.id == of }?.position ?? definition.position
    let suggestion = NearMiss.suggestion(for: dimension, among: shared.dimensions)
    problems.append(
      Diagnostic(.definitionReferenceKind, at: position, "'\(of)' has no dimension '\(dimension)'", suggestion: suggestion))
  }

  /// A duration leads from one stage to another, or to the next row of one whose rows all count.
  mutating func checkDuration(of index: Int) {
    guard case .metric(let metric) = definitions[index].semantics, case .duration(let from, let to, _, _) = metric.calculation
    else { return }
    let definition = definitions[index]
    let position = definition.references.first { $0.role == .stage && $0.id == from }?.position ?? definition.position
    if from == to {
      problems.append(
        Diagnostic(
          .schemaValue, at: position, "'\(definition.id)' lasts from '\(from)' to '\(to)', so it would end where it starts",
          suggestion: "write to: next for the time to the entity's next row"))
    }
    guard to == Metric.next, let start = indices[from], case .stage(let stage) = definitions[start].semantics,
      stage.occurrence != .every
    else { return }
    problems.append(
      Diagnostic(
        .schemaValue, at: position,
        "'\(definition.id)' lasts to the next row of '\(from)', but '\(from)' does not count every row",
        suggestion: "write occurrence: every in '\(from)'"))
  }

  /// A plan that no case can complete: the stage of its touches counts one of them, or none of a kind that it asks for.
  mutating func checkPlan(of index: Int) {
    let definition = definitions[index]
    guard case .metric(let metric) = definition.semantics, let plan = metric.plan,
      case .conversion(_, let to, _, _) = metric.calculation, let place = indices[to],
      case .stage(let stage) = definitions[place].semantics
    else { return }
    let position = definition.references.first { $0.role == .stage && $0.id == to }?.position ?? definition.position
    if plan.touches.count > 1, stage.occurrence != .every {
      problems.append(
        Diagnostic(
          .schemaValue, at: position,
          "'\(definition.id)' plans \(plan.touches.count) touches, but '\(to)' counts one, so no case can complete the plan",
          suggestion: "write occurrence: every in '\(to)'"))
    }
    guard let kinds = stage.criteria?.values(ofFieldNamed: "kind") else { return }
    for kind in plan.touches.compactMap(\.kind) where !kinds.contains(kind) {
      problems.append(
        Diagnostic(
          .schemaValue, at: position,
          "'\(definition.id)' plans a touch of the kind '\(kind)', which '\(to)' does not count, so no case can complete the plan",
          suggestion: NearMiss.suggestion(for: kind, among: kinds) ?? "write one of \(kinds.joined(separator: ", "))"))
    }
  }

  /// What is booked back is counted once while it is there, and each time it leaves.
  mutating func checkReversal(of index: Int) {
    let definition = definitions[index]
    guard case .stage(let stage) = definition.semantics, let reversal = stage.reversal else { return }
    let position = definition.references.first { $0.role == .stage && $0.id == reversal }?.position ?? definition.position
    if stage.occurrence != .first {
      problems.append(
        Diagnostic(
          .schemaValue, at: position,
          "'\(definition.id)' takes back what '\(reversal)' reopens, but does not count the first time",
          suggestion: "remove occurrence, or reversal: occurrence: last moves a case to its new period instead"))
    }
    guard let other = indices[reversal], case .stage(let left) = definitions[other].semantics, left.occurrence != .every else {
      return
    }
    problems.append(
      Diagnostic(
        .schemaValue, at: position,
        "'\(definition.id)' is reversed by '\(reversal)', but '\(reversal)' does not count every row",
        suggestion: "write occurrence: every in '\(reversal)'"))
  }

  /// Amounts that are recorded later belong to a case that is counted once, and that nobody books back with another one.
  mutating func checkAmountBasis(of index: Int) {
    let definition = definitions[index]
    guard case .metric(let metric) = definition.semantics, metric.amountBasis != .atEvent,
      let counted = metric.calculation.lookedAt, let place = indices[counted.stage],
      case .stage(let stage) = definitions[place].semantics, stage.occurrence == .every || stage.reversal != nil
    else { return }
    let position = definition.references.first { $0.role == .stage && $0.id == counted.stage }?.position ?? definition.position
    let why = stage.reversal == nil ? "of which every row counts" : "which '\(stage.reversal ?? "")' books back"
    problems.append(
      Diagnostic(
        .schemaValue, at: position,
        "'\(definition.id)' has amount_basis: \(metric.amountBasis.rawValue), and adds up '\(counted.stage)', \(why)",
        suggestion: "remove amount_basis, or count the first or the last time that a case enters"))
  }

  /// A level in percent is a ratio, whatever it judges.
  mutating func checkPercentages(of index: Int) {
    let definition = definitions[index]
    guard let target = definition.targets.first(where: \.isPercentage), let (id, metric, stat) = measured(by: definition),
      metric.unit != .ratio, stat.flatMap(NamedStat.init) != .within
    else { return }
    let message = "'targets.value' is a percentage, but '\(id)' is measured in \(metric.unit)"
    problems.append(
      Diagnostic(.schemaValue, at: target.position, message, suggestion: "write the level in \(metric.unit)"))
  }

  /// A level is written in the currency of what it judges.
  mutating func checkCurrencies(of index: Int) {
    let definition = definitions[index]
    guard let (id, metric, _) = measured(by: definition) else { return }
    for target in definition.targets {
      guard let currency = target.currency, metric.unit.currency != currency else { continue }
      let message = "'targets.currency' is \(currency), and '\(id)' is measured in \(metric.unit)"
      problems.append(
        Diagnostic(.schemaValue, at: target.position, message, suggestion: "write the level in \(metric.unit)"))
    }
  }

  private func measured(by definition: Definition) -> (id: String, metric: Metric, stat: String?)? {
    switch definition.semantics {
    case .metric(let metric): return (definition.id, metric, nil)
    case .commitment(let commitment):
      guard let target = indices[commitment.measure], case .metric(let metric) = definitions[target].semantics else {
        return nil
      }
      return (commitment.measure, metric, commitment.stat)
    default: return nil
    }
  }

  private mutating func reportUnknown(_ reference: Reference) {
    var suggestion: String?
    // Looking for near ids is slow where the glossary is long, and no help where everything is unknown.
    if suggestionsLeft > 0 {
      suggestionsLeft -= 1
      suggestion = NearMiss.suggestion(
        for: reference.id, among: definitions.lazy.filter { reference.role.fits($0.kind) }.map(\.id))
    }
    problems.append(
      Diagnostic(
        .definitionUnknownReference, at: reference.position, "'\(reference.id)' is not a known definition",
        suggestion: suggestion,
        severity: reference.role == .mention && areMentionsWarnings ? .warning : nil))
  }
}
