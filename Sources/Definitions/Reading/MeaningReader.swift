import Diagnostics
import FrontMatter

/// Types the meaning of one file and notes every id that it names.
///
/// The same reader types front matter and the meanings on record, so that both are judged alike.
struct MeaningReader {
  let settings: SiteSettings
  private(set) var references: [Reference] = []

  init(settings: SiteSettings) { self.settings = settings }

  /// The semantics of a kind; nil where a required key is missing or wrong, which the reader then has reported.
  mutating func semantics(of kind: DefinitionKind, _ reader: inout MappingReader) -> Semantics? {
    switch kind {
    case .concept: .concept(Concept(criteria: criteria(&reader)))
    case .stage: stage(&reader).map(Semantics.stage)
    case .metric: metric(&reader).map(Semantics.metric)
    case .commitment: commitment(&reader).map(Semantics.commitment)
    case .calendar: workingCalendar(&reader).map(Semantics.calendar)
    case .codeList: codeList(&reader).map(Semantics.codeList)
    case .population: population(&reader).map(Semantics.population)
    case .attributionModel: attributionModel(&reader).map(Semantics.attributionModel)
    }
  }

  /// The id under `key`, noted as a reference.
  mutating func reference(
    _ key: String, _ role: Reference.Role, _ reader: inout MappingReader, _ presence: MappingReader.Presence = .optional
  ) -> String? {
    guard let id = reader.string(key, presence) else { return nil }
    note(id, role, at: reader.position(of: key))
    return id
  }

  mutating func note(_ id: String, _ role: Reference.Role, at position: SourcePosition) {
    references.append(Reference(id: id, role: role, position: position))
  }
}

extension MeaningReader {
  private mutating func stage(_ reader: inout MappingReader) -> Stage? {
    let entity = reader.sentence("entity", .required)
    let occurrence: Occurrence? = reader.choice("occurrence")
    let criteria = criteria(&reader)
    let population = reference("population", .population, &reader)
    let after = reference("after", .stage, &reader)
    let heldBy = reader.party("held_by", of: settings)
    let reversal = reference("reversal", .stage, &reader)
    guard let entity else { return nil }
    return Stage(
      entity: entity, occurrence: occurrence ?? Stage.defaultOccurrence, criteria: criteria, population: population,
      after: after,
      heldBy: heldBy, reversal: reversal, namesOccurrence: occurrence != nil)
  }

  private mutating func population(_ reader: inout MappingReader) -> Population? {
    let entity = reader.sentence("entity")
    guard let criteria = criteria(&reader, .required) else { return nil }
    return Population(entity: entity, criteria: criteria)
  }

  private mutating func commitment(_ reader: inout MappingReader) -> Commitment? {
    let debtor = reader.side("debtor", of: settings)
    let creditor = reader.side("creditor", of: settings)
    let stat = reader.stat("stat") ?? Commitment.defaultStat
    let measure = reference("measure", .measure(stat: stat), &reader, .required)
    let form = reader.choice("form") ?? Commitment.defaultForm
    let onMiss = reader.sentence("on_miss")
    let escalation = reader.sentence("escalation")
    guard let debtor, let creditor, let measure else { return nil }
    return Commitment(
      debtor: debtor, creditor: creditor, measure: measure, stat: stat, form: form, onMiss: onMiss, escalation: escalation)
  }
}

extension Stage {
  static let defaultOccurrence = Occurrence.first
}

extension Commitment {
  static let defaultForm = Form.rate
  static let defaultStat = NamedStat.value.rawValue
}
