import Changes
import Definitions
import Diagnostics

/// What is wrong with signatures and versions, as far as the files alone tell.
func agreementProblems(_ content: Content, glossary: Glossary) -> [Diagnostic] {
  versionProblems(in: glossary, agreements: content.agreements) + signerProblems(in: content.agreements)
    + sameNames(content.settings)
}

/// Two parties that nobody could tell apart on a page.
private func sameNames(_ settings: SiteSettings) -> [Diagnostic] {
  var first: [String: String] = [:]
  return settings.parties.compactMap { party in
    guard let other = first.updateValue(party.id, forKey: party.name.lowercased()) else { return nil }
    return Diagnostic(
      .schemaValue, at: SourcePosition(file: "content/site.yml"),
      "the parties '\(other)' and '\(party.id)' are both called '\(party.name)'", suggestion: "give each a name of its own")
  }
}
