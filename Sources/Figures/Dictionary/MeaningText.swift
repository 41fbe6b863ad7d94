import Calendars
import Definitions
import Documents
import Editions
import Numbers

/// What a meaning says, by kind: pairs of words, a table of codes or hours, a tree of conditions.
struct MeaningText {
  let semantics: Semantics
  let links: ReferenceLinks

  private var edition: Edition { links.edition }

  /// Nothing where the definition is its sentence only.
  var blocks: [Block] {
    var blocks: [Block] = []
    if let criteria, !criteria.isEmptyGroup {
      let notes = note.map { [Block.paragraph($0, .note)] } ?? []
      blocks.append(.passage("criteria", "What has to be true", [CriteriaTree(criteria, links).block] + notes))
    }
    let facts = facts
    if let heading, !facts.isEmpty { blocks.append(.passage("meaning", heading, [.facts(Facts(.pairs, facts))])) }
    switch semantics {
    case .codeList(let list): blocks.append(.passage("codes", "Codes", [.table(codes(list))]))
    case .calendar(let calendar): blocks.append(.passage("hours", "Open hours", CalendarTable(calendar).blocks))
    default: break
    }
    return blocks
  }

  // MARK: Conditions

  private var criteria: Criterion? {
    switch semantics {
    case .concept(let concept): concept.criteria
    case .stage(let stage): stage.criteria
    case .population(let population): population.criteria
    case .attributionModel(let model): model.criteria
    default: nil
    }
  }

  /// Under the tree: how often it counts, and over whom.
  private var note: Phrase? {
    if case .attributionModel = semantics { return "Only touches that meet these criteria earn credit." }
    guard case .stage(let stage) = semantics else { return nil }
    let counting = Phrase(stage.counting.asSentence)
    return stage.population.map { "\(counting) Only within \(edition.link(to: $0))." } ?? counting
  }

  // MARK: Facts

  private var heading: Phrase? {
    switch semantics {
    case .metric: "How it is computed"
    case .commitment: "The commitment"
    case .stage: "Place in the process"
    case .population: "Whom it counts"
    case .attributionModel: "How credit is given"
    case .calendar: "How time counts"
    case .concept, .codeList, .none: nil
    }
  }

  private var facts: [Facts.Fact] {
    switch semantics {
    case .metric(let metric): MetricText(metric, links).facts
    case .commitment(let commitment): facts(of: commitment)
    case .stage(let stage): facts(of: stage)
    case .population(let population): [fact("Entity", population.entity)].compactMap(\.self)
    case .attributionModel(let model):
      [
        fact("Model", model.model.rawValue),
        model.weights.isEmpty ? nil : fact("Weights", model.weights.joined(separator: ", ")),
        fact("Looks back", model.lookback), fact("Half-life", model.halfLife),
      ].compactMap(\.self)
    case .calendar(let calendar): CalendarTable(calendar).facts
    case .concept, .codeList, .none: []
    }
  }

  private func fact(_ term: Phrase, _ words: String?) -> Facts.Fact? { words.map { .init(term, Phrase($0)) } }

  private func facts(of stage: Stage) -> [Facts.Fact] {
    [
      fact("Entity", stage.entity),
      stage.criteria == nil || stage.criteria?.isEmptyGroup == true ? fact("Counted", stage.counting) : nil,
      stage.after.map { .init("Comes after", links.link($0)) },
      stage.criteria == nil ? stage.population.map { .init("Within", links.link($0)) } : nil,
      stage.reversal.map { .init("Reversed by", links.link($0)) },
      fact("Held by", stage.heldBy.map(edition.partyName)),
    ].compactMap(\.self)
  }

  private func facts(of commitment: Commitment) -> [Facts.Fact] {
    let creditor = commitment.creditor == .both ? "each other" : edition.name(of: commitment.creditor)
    let measure = links.link(commitment.measure)
    let isVolume = commitment.form == .volume
    return [
      .init("Who owes", "\(edition.name(of: commitment.debtor)) owes \(creditor)"),
      .init(
        "Measured by",
        edition.glossary.statistic(commitment.stat, of: commitment.measure).map { "\(measure), \($0)" } ?? measure),
      .init(
        "Judged by", isVolume ? "the total of a period, with its pace until then" : "the value of a closed period"),
      fact("On a miss", commitment.onMiss), fact("Escalation", commitment.escalation),
    ].compactMap(\.self)
  }

  private func codes(_ list: CodeList) -> Table {
    Table(
      caption: .counting(list.codes.count, "code"),
      columns: [.init("Code", isNumber: false), .init("Label", isNumber: false)],
      rows: list.codes.map { code in
        Table.Row([
          Phrase(.code(code.code)), Phrase(code.code == list.other ? "\(code.label) (everything else)" : code.label),
        ])
      })
  }
}

extension Criterion {
  /// A group without conditions says nothing.
  var isEmptyGroup: Bool {
    switch self {
    case .all(let conditions), .any(let conditions): conditions.isEmpty
    default: false
    }
  }
}

extension Stage {
  /// How often it counts, in words.
  var counting: String {
    switch occurrence {
    case .firstPerCycle: "counted once per \(entity) cycle, the first time it is reached"
    case .last: "counted once per \(entity), the last time it is reached"
    case .every: "counted every time it is reached"
    case .first: "counted once per \(entity), the first time it is reached"
    }
  }
}
