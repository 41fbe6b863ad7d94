package import Calendars
package import Diagnostics
import Fingerprints

/// Holds the definitions of a site against each other and computes their hashes.
///
/// - Parameter asOf: the day that reviews are judged at; nil judges none.
/// - Returns: the glossary, with the first definition in path order where an id is there twice; and every problem found.
package func resolve(
  _ definitions: [Definition], settings: SiteSettings, asOf: CivilDate?
) -> (glossary: Glossary, diagnostics: [Diagnostic]) {
  let (unique, duplicates) = withoutDuplicates(definitions)
  var problems = duplicates
  problems += formerIDProblems(unique)
  problems += referenceProblems(unique, settings: settings)
  let graph = ReferenceGraph(unique)
  problems += graph.cycles.map { cycleProblem($0, in: unique) }
  let hashes = graph.hashes(of: unique)
  problems += collisions(hashes, in: unique)
  problems += labelProblems(unique)
  if let asOf { problems += unique.compactMap { overdueReview(of: $0, asOf: asOf) } }
  var references: [String: [String]] = [:]
  for definition in unique { references[definition.id] = definition.referencedIDs }
  return (Glossary(definitions: unique, hashes: hashes, references: references), problems)
}

/// Sorted by id; of those with one id only the first by path.
private func withoutDuplicates(_ definitions: [Definition]) -> (unique: [Definition], problems: [Diagnostic]) {
  var unique: [Definition] = []
  var problems: [Diagnostic] = []
  for definition in definitions.sorted(by: { ($0.id, $0.position) < ($1.id, $1.position) }) {
    guard let first = unique.last, first.id == definition.id else {
      unique.append(definition)
      continue
    }
    let message = "'\(definition.id)' is defined already in \(first.position.file)"
    problems.append(Diagnostic(.definitionDuplicateID, at: definition.position, message, suggestion: "rename one of the files"))
  }
  return (unique, problems)
}

/// A former id is gone: nobody else has it, now or before.
private func formerIDProblems(_ definitions: [Definition]) -> [Diagnostic] {
  var ownersByID: [String: String] = [:]
  for definition in definitions { ownersByID[definition.id] = definition.id }
  return definitions.flatMap { definition in
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
  return Diagnostic(.definitionCycle, at: position, "definitions stand on each other in a circle: \(circle)")
}

/// Rows and folders hold 12 digits, which have to tell meanings apart.
private func collisions(_ hashes: [String: DefinitionHashes], in definitions: [Definition]) -> [Diagnostic] {
  var problems: [Diagnostic] = []
  for hash in [\DefinitionHashes.own, \DefinitionHashes.fingerprint] {
    var ids: [String: String] = [:]
    for definition in definitions {
      guard let digits = hashes[definition.id]?[keyPath: hash].stored else { continue }
      guard let other = ids.updateValue(definition.id, forKey: digits) else { continue }
      let message = "the meanings of '\(other)' and '\(definition.id)' both start with \(digits)"
      problems.append(Diagnostic(.definitionHashCollision, at: definition.position, message, suggestion: "reword one criterion"))
    }
  }
  return problems
}

private func overdueReview(of definition: Definition, asOf: CivilDate) -> Diagnostic? {
  guard definition.declared != .retired, let review = definition.review else { return nil }
  // A definition that was never reviewed counts from the day it came into force.
  let counted = Definition.Review(every: review.every, last: review.last ?? definition.effective, position: review.position)
  guard let due = counted.due, due < asOf else { return nil }
  let message = "'\(definition.id)' was to be reviewed by \(due)"
  return Diagnostic(
    .definitionReviewOverdue, at: review.position, message, suggestion: "review it, then set review.last to that day")
}
