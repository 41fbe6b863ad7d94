package import Definitions
import Diagnostics

/// The words that ``VocabularyCheck`` looks for, without what it lets pass: of a text that holds none of them it finds nothing.
package struct DoubtfulWords: Sendable {
  private let retired: Set<String>
  private let index: PhraseIndex

  /// The words of a glossary, as ``init(labels:retired:)`` takes them.
  package static func words(of glossary: Glossary) -> (labels: [String], retired: Set<String>) {
    var labels: [String] = []
    var retired: Set<String> = []
    for definition in glossary.definitions {
      labels += definition.avoid.map(\.label) + definition.ambiguous.map(\.label)
      guard definition.declared == .retired else { continue }
      labels += definition.labels.map(\.text)
      retired.insert(definition.id)
    }
    return (labels, retired)
  }

  /// `labels` are to be avoided, ambiguous or retired; `retired` are ids of retired definitions, which links and report blocks name.
  package init(labels: [String], retired: Set<String>) {
    var index = PhraseIndex()
    for (place, label) in labels.enumerated() { index.add(label, as: place) }
    self.retired = retired
    self.index = index
  }

  /// Whether one of them may stand in a definition's names, sentences or prose.
  package func mayStand(in definition: Definition) -> Bool {
    let body = definition.body
    let texts = definition.labels.map(\.text) + [definition.sentence, definition.why ?? ""]
    return mayStand(in: body.bytes) || texts.contains { mayStand(in: Array($0.utf8)) }
      || isNamed(CheckedProse(path: definition.position.file, bytes: body.bytes, firstLine: body.firstLine))
  }

  private func mayStand(in text: [UInt8]) -> Bool {
    guard !index.isEmpty else { return false }
    return index.mayMatch(in: VisibleText(text)?.bytes ?? text)
  }

  private func isNamed(_ prose: CheckedProse) -> Bool {
    guard !retired.isEmpty else { return false }
    return (prose.links() + prose.blockWords()).contains { retired.contains($0.id) }
  }
}
