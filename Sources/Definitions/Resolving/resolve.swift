package import Calendars
package import Diagnostics
import Fingerprints

/// Holds the definitions of a site against each other and computes their hashes.
///
/// Reviews are judged at `asOf`; nil judges none. Where an id is there twice, the first in path order counts. All problems
/// are reported. `agreements` tell which sentences are on record by an older hash: see ``AgreementBook/own(of:)``.
package func resolve(
  _ definitions: [Definition], unread: Set<String> = [], settings: SiteSettings, agreements: AgreementBook = AgreementBook(),
  asOf: CivilDate?
) -> (glossary: Glossary, diagnostics: [Diagnostic]) {
  let (unique, duplicates) = withoutDuplicates(definitions)
  var problems = duplicates
  problems += formerIDProblems(unique)
  let places = IDPlaces(unique.map(\.id))
  problems += referenceProblems(unique, places, unread: unread, settings: settings)
  let graph = ReferenceGraph(unique, places)
  problems += graph.cycles.map { cycleProblem($0, in: unique) }
  let hashes = graph.hashes(of: unique, agreements: agreements)
  let (units, unitProblems) = derivedUnits(of: unique, places, leafFirst: graph.order)
  problems += unitProblems
  problems += collisions(hashes, in: unique)
  problems += labelProblems(unique)
  if let asOf { problems += unique.indices.compactMap { overdueReview(of: unique[$0], asOf: asOf) } }
  var references: [String: [String]] = [:]
  references.reserveCapacity(unique.count)
  for (definition, ids) in zip(unique, graph.references) where !ids.isEmpty { references[definition.id] = ids }
  let glossary = Glossary(definitions: unique, hashes: hashes, references: references, derivedUnits: units)
  if let problem = cycleProblem(in: glossary, settings) { problems.append(problem) }
  return (glossary, problems)
}

/// Sorted by id; of those with one id only the first by path.
private func withoutDuplicates(_ definitions: [Definition]) -> (unique: [Definition], problems: [Diagnostic]) {
  // Indices are sorted and not the definitions themselves, which are large.
  let order = definitions.indices.sorted {
    (definitions[$0].id, definitions[$0].position) < (definitions[$1].id, definitions[$1].position)
  }
  var kept: [Int] = []
  var problems: [Diagnostic] = []
  for index in order {
    guard let first = kept.last, definitions[first].id == definitions[index].id else {
      kept.append(index)
      continue
    }
    let message = "'\(definitions[index].id)' is already defined in \(definitions[first].position.file)"
    let position = definitions[index].position
    problems.append(Diagnostic(.definitionDuplicateID, at: position, message, suggestion: "rename one of the files"))
  }
  return (kept.map { definitions[$0] }, problems)
}

/// A former id is gone: nobody else has it, now or before.
private func formerIDProblems(_ definitions: [Definition]) -> [Diagnostic] {
  let renamed = definitions.filter { !$0.formerly.isEmpty }
  guard !renamed.isEmpty else { return [] }
  var ownersByID = Dictionary(definitions.map { ($0.id, $0.id) }, uniquingKeysWith: { first, _ in first })
  return renamed.flatMap { definition in
    definition.formerly.compactMap { former in
      guard let owner = ownersByID.updateValue(definition.id, forKey: former) else { return nil }
      let message = "'\(definition.id)' was formerly '\(former)', which also is or was '\(owner)'"
      return Diagnostic(.definitionDuplicateID, at: definition.position, message)
    }
  }
}

private func cycleProblem(_ path: [Int], in definitions: [Definition]) -> Diagnostic {
  let ids = path.map { definitions[$0].id }
  let first = definitions[path[0]]
  let next = ids.count > 1 ? ids[1] : ids[0]
  let position = first.references.first { $0.role.isPartOfMeaning && $0.id == next }?.position ?? first.position
  let shown = ids.count <= 12 ? ids : Array(ids.prefix(10)) + ["... (\(ids.count - 11) more)", ids[ids.count - 1]]
  let circle = (shown + [ids[0]]).joined(separator: " -> ")
  return Diagnostic(.definitionCycle, at: position, "definitions refer to each other in a circle: \(circle)")
}

/// Rows and folders hold 12 digits, which have to tell meanings apart.
private func collisions(_ hashes: [String: DefinitionHashes], in definitions: [Definition]) -> [Diagnostic] {
  var problems: [Diagnostic] = []
  let kinds: [(DefinitionHashes) -> Fingerprint] = [{ $0.own }, { $0.fingerprint }]
  for hash in kinds {
    var ids: [UInt64: String] = [:]
    ids.reserveCapacity(definitions.count)
    for index in definitions.indices {
      let id = definitions[index].id
      guard let meaning = hashes[id].map(hash), let other = ids.updateValue(id, forKey: meaning.storedNumber) else { continue }
      let message = "the meanings of '\(other)' and '\(id)' both start with \(meaning.stored)"
      let position = definitions[index].position
      problems.append(Diagnostic(.definitionHashCollision, at: position, message, suggestion: "reword one criterion"))
    }
  }
  return problems
}

private func overdueReview(of definition: Definition, asOf: CivilDate) -> Diagnostic? {
  guard definition.declared != .retired, let review = definition.review else { return nil }
  // A definition that was never reviewed counts from the day it came into force.
  let counted = Definition.Review(every: review.every, last: review.last ?? definition.effective, position: review.position)
  guard let due = counted.due, due < asOf else { return nil }
  let message = "'\(definition.id)' was due for review by \(due)"
  return Diagnostic(
    .definitionReviewOverdue, at: review.position, message, suggestion: "review it, then set review.last to that day")
}
