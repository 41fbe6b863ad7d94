package import Diagnostics
import Fingerprints
package import FrontMatter

/// Which meaning a text gives to a word that has several: one entry of `vocabulary: {SQL: other}` in its front matter.
package struct WordSense: Hashable, Sendable {
  package var label: String
  /// The definition that is meant; nil where the word is none of the glossary's.
  package var id: String?
  package var position: SourcePosition

  /// What stands for a meaning that the glossary does not define.
  package static let other = "other"

  package init(label: String, id: String?, position: SourcePosition) {
    self.label = label
    self.id = id
    self.position = position
  }
}

extension MappingReader {
  /// The key `vocabulary` of a definition, a page or a note. Whether labels and ids exist is for whoever knows the glossary.
  package mutating func vocabulary() -> [WordSense] {
    entries("vocabulary").compactMap { entry in
      guard let id = entry.value.text.map(normalized), !id.isEmpty else {
        report(
          Diagnostic(
            .schemaType, at: entry.value.position,
            "'\(fullName(of: "vocabulary")).\(entry.key)' is \(entry.value.shape), expected an id or 'other'"))
        return nil
      }
      return WordSense(label: normalized(entry.key), id: id == WordSense.other ? nil : id, position: entry.keyPosition)
    }
  }
}
