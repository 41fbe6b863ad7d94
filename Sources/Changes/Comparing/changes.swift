package import Calendars
package import Definitions
import Diagnostics

/// What moved between two states of a glossary: what it says in words, what it moves, and whose signature it needs.
///
/// `agreementsBefore` are what the old state had on record, where they are at hand: what a change takes away is known from them.
/// Signatures after `asOf` are not known; nil knows all. `pages` names the pages and charts that show a metric. `flips` counts
/// how past periods of a commitment would be judged with the new levels; nil where nobody can.
package func changes(
  from old: Glossary, to new: Glossary, settings: SiteSettings, agreements: AgreementBook = AgreementBook(),
  agreementsBefore: AgreementBook? = nil, asOf: CivilDate? = nil, pages: (String) -> [String] = { _ in [] },
  flips: (String, [Target], [Target]) -> TargetFlips? = { _, _, _ in nil }
) -> GlossaryChanges {
  let comparison = GlossaryComparison(
    old: old, new: new, settings: settings, agreements: agreements, agreementsBefore: agreementsBefore, asOf: asOf)
  var found: [DefinitionChange] = []
  var problems: [Diagnostic] = []
  for definition in new.definitions {
    let before = comparison.former(of: definition)
    guard var change = before.map({ comparison.change(from: $0, to: definition) }) ?? comparison.addition(definition) else {
      continue
    }
    if change.classes.contains(.target), change.difference.targets.allSatisfy(\.isComparable), let before {
      change.flips = flips(definition.id, before.targets, definition.targets)
    }
    if let before, let unread = comparison.unreadCriteria(from: before, to: definition) { problems.append(unread) }
    found.append(change)
  }
  found += old.definitions.lazy.filter { !comparison.isKept($0.id) }.map(comparison.removal)
  let foundations = comparison.foundations(of: found)
  for index in found.indices {
    if found[index].classes.contains(.inherited) { found[index].causes = comparison.causes(foundations[found[index].id]) }
    if found[index].mainClass <= .target { found[index].moves = comparison.reached(by: found[index], pages) }
    // A meaning that moved with its source moves the same numbers.
    if found[index].classes.contains(.source), found[index].mainClass >= .target {
      found[index].readers = comparison.readers(of: found[index].id)
    }
  }
  // By index, for changes are large.
  let order = found.indices.sorted { (found[$0].mainClass, found[$0].id) < (found[$1].mainClass, found[$1].id) }
  var result = GlossaryChanges(
    changes: order.map { found[$0] }, inheritances: comparison.inheritances(of: found, pages),
    diagnostics: (found.compactMap(versionProblem) + problems + comparison.unreadConcepts()
      + lostSignatures(from: agreementsBefore, to: agreements)).sorted())
  result.settings = settings
  return result
}
