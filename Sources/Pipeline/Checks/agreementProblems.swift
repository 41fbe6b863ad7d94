import Changes
import Definitions
import Diagnostics
import Snapshots

/// What is wrong with signatures and versions, as far as the files alone tell.
func agreementProblems(_ content: Content, glossary: Glossary) -> [Diagnostic] {
  let agreements = content.agreements
  let settings = newestDate(content).map { content.settings.inForce(on: $0, agreements) } ?? content.settings
  return versionProblems(in: glossary, agreements: agreements) + signerProblems(in: agreements)
    + lostAgreements(in: glossary, unread: content.unreadDefinitions, agreements: agreements, settings: settings)
    + unknownParties(in: agreements, settings: settings) + unreleasedParties(content.settings, agreements)
    + unreadCriteria(content, glossary: glossary)
    + editedTargets(in: glossary, agreements: agreements, settings: settings)
}

/// Meanings whose numbers would not move, for their SQL is that of the meaning before.
func unreadCriteria(_ content: Content, glossary: Glossary) -> [Diagnostic] {
  let known = content.runs.flatMap(\.definitions).compactMap { entry in
    entry.source.map { ReadMeaning(own: entry.own, source: $0) }
  }
  let runs = content.runs.map { run in
    ReadRun(
      owns: Dictionary(run.definitions.map { ($0.id, $0.own) }, uniquingKeysWith: { _, last in last }),
      sources: Dictionary(
        run.definitions.compactMap { entry in entry.source.map { (entry.id, $0) } }, uniquingKeysWith: { _, last in last }))
  }
  return unreadCriteria(in: glossary, agreements: content.agreements, known: Set(known), runs: runs)
}
