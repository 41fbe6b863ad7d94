import Calendars
import Definitions
import Documents
import Editions
import Snapshots

/// `dictionary/stages.html`: the way from a lead to revenue, who holds each stage, what has to be true to enter it, and
/// which metric says how many go on.
func stageMapPage(_ site: Site) -> Document {
  let lexicon = site.index.lexicon
  let map = StageMap(lexicon)
  let items = map.stages.compactMap { stageItem($0, after: map.before($0.id), site.index) }
  let others = map.beside.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map { Phrase(lexicon.edition.link(to: $0.id)) }
  let beside: [Block] =
    others.isEmpty ? [] : [.paragraph("Also counted, but not on this path: \(others.listed).", .note)]
  let count: Phrase = "\(.counting(map.stages.count, "stage")), in the order in which they are reached"
  return Document(
    address: .stages, title: "Stage map", description: "The stages from lead to revenue, who holds each, and what moves it on.",
    section: .dictionary,
    blocks: [
      .breadcrumb(Breadcrumb([.dictionary], current: "Stage map")),
      .masthead("Stage map", subtitle: count),
      .band(
        "t.stages", "From first to last",
        (map.diagram.map { [.diagram($0)] } ?? []) + [.list(List(.stages, isOrdered: true, items))] + beside),
      DefinitionMap(lexicon).block,
    ])
}

/// A stage with what moves a lead into it, and who answers for it.
private func stageItem(_ definition: Definition, after before: String?, _ index: EditionIndex) -> List.Item? {
  let lexicon = index.lexicon
  guard case .stage(let stage) = definition.semantics else { return nil }
  var name = Phrase(lexicon.edition.link(to: definition.id))
  if let abbreviation = definition.abbreviation { name.append(.span(.abbreviation, " \(abbreviation)")) }
  var meaning: [Block] = [.paragraph(Phrase(definition.sentence))]
  if let criteria = stage.criteria, !criteria.isEmptyGroup {
    let lines = criteria.lines { lexicon.glossary[$0]?.shortName }
    let rest: Phrase = lines.count > 4 ? "; and \(count: lines.count - 4) more" : ""
    meaning.append(.paragraph("Entry: \(lines.prefix(4).joined(separator: "; "))\(rest)", .note))
  }
  if let before {
    meaning += lexicon.conversions(from: before, to: definition.id).map { metric in
      .paragraph(handoff(metric, from: before, index), .note)
    }
  }
  let owner = lexicon.answering(for: definition).map { [Block.line(Phrase(.span(.answerer, Phrase($0))))] } ?? []
  return List.Item(
    [[.line(name)], meaning, owner].map { .group(Group(.group, $0)) }, id: "t.\(definition.id)")
}

/// The metric of a handoff with its last number and the meaning that made it.
private func handoff(_ metric: String, from before: String, _ index: EditionIndex) -> Phrase {
  let edition = index.edition
  let words: Phrase = "From \(edition.glossary[before]?.shortName ?? before): \(edition.link(to: metric))"
  guard let window = MetricWindow(newestOf: metric, in: index), window.member == nil,
    let (period, point) = window.entries.last(where: { $0.point?.observation.value != nil }), let point
  else { return words }
  let observation = point.observation
  let stamp = edition.stampLink(edition.stampState(of: observation, metric: metric), metric: metric, amongOthers: false)
  return "\(words) \(window.numbers.cell(observation)), \(period.short) \(stamp)"
}
