import Changes
import Definitions
import Diagnostics
import Snapshots

/// What is wrong with signatures and versions, as far as the files alone tell.
func agreementProblems(_ content: Content, glossary: Glossary) -> [Diagnostic] {
  versionProblems(in: glossary, agreements: content.agreements) + signerProblems(in: content.agreements)
    + lostAgreements(
      in: glossary, unread: content.unreadDefinitions, agreements: content.agreements, settings: content.settings)
    + unknownParties(in: content.agreements, settings: content.settings)
    + unreadCriteria(content, glossary: glossary)
    + editedTargets(in: glossary, agreements: content.agreements, settings: content.settings)
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
