import Definitions
import Diagnostics
import Editions
import Files

/// What is wrong with the words of one definition.
func vocabularyProblems(in definition: Definition, _ content: Content, glossary: Glossary, root: RootFolder) -> [Diagnostic] {
  let check = VocabularyCheck(glossary, prose: content.prose)
  return check.looksForWords ? check.problems(in: definition) { try? root.read($0) } : []
}

/// What is wrong with the words of a content folder, the definitions looked through on several threads.
func vocabularyProblems(_ content: Content, glossary: Glossary, root: String, threads: Int) async -> [Diagnostic] {
  let check = VocabularyCheck(glossary, prose: content.prose)
  let problems = check.problemsOfGlossary
  guard check.looksForWords else { return problems.sorted() }
  let root = RootFolder(root)
  let found = await inChunks(glossary.definitions, threads: threads) { definition in
    check.problems(in: definition) { try? root.read($0) }
  }
  // Where other people's files have their sentence in the prose it was looked at twice.
  return Set(problems + found.flatMap(\.self) + check.problemsOfPages).sorted()
}
