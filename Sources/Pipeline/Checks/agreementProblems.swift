import Changes
import Definitions
import Diagnostics

/// What is wrong with signatures and versions, as far as the files alone tell.
func agreementProblems(_ content: Content, glossary: Glossary) -> [Diagnostic] {
  versionProblems(in: glossary, agreements: content.agreements) + signerProblems(in: content.agreements)
}
