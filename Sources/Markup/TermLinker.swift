/// Finds the words of a glossary in running text. Made once per site, shared by all pages.
package struct TermLinker: Sendable {
  /// A term and what people call it.
  package struct Term: Sendable, Hashable {
    package var id: String
    /// Name and synonyms: found whatever their case.
    package var names: [String]
    /// Abbreviations: found only as they are written.
    package var abbreviations: [String]

    package init(id: String, names: [String], abbreviations: [String] = []) {
      self.id = id
      self.names = names
      self.abbreviations = abbreviations
    }
  }

  package init(_ terms: [Term]) {}
}
