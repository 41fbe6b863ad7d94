import Charts
import Documents

/// What a definition's page shows besides sentences and tables.
extension TextWriter {
  /// `superseded, stage, version 2`: what a page sets apart by spaces.
  func separated(_ phrase: Phrase) -> String {
    phrase.inlines.map { String($0.plain.drop { $0 == " " }) }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// A condition a line, deeper where it belongs to a group.
  mutating func write(_ condition: Condition) {
    startParagraph()
    item(condition)
  }

  private mutating func item(_ condition: Condition) {
    switch condition {
    case .group(let words, let within, let conditions):
      paragraph(words + (within.map { ", in the last \($0)" } ?? "") + ":")
      for condition in conditions { hang("- ") { $0.item(condition) } }
    case .holds(let phrase): paragraph(phrase.plain)
    case .not(let words, let phrase): paragraph("\(words) \(phrase.plain)")
    }
  }

  /// The boxes of each column after its head: `used by: SAL (stage v2), MQLs (metric v1) and 3 more`.
  mutating func write(_ diagram: Diagram) {
    startParagraph()
    paragraph(diagram.lineage.title)
    for column in diagram.lineage.columns where !column.nodes.isEmpty {
      let shown = diagram.lineage.shown(of: column)
      let names = shown.nodes.map { $0.note.isEmpty ? $0.label : "\($0.label) (\($0.note))" }
      let more = shown.more == 0 ? [] : ["\(shown.more) more"]
      hang("\(column.head): ") { $0.paragraph((names + more).map { Phrase($0) }.listed.plain) }
    }
    if let caption = diagram.caption { paragraph(caption.plain) }
  }

  mutating func write(_ signatures: Signatures) {
    startParagraph()
    for card in signatures.cards {
      hang("\(card.isSigned ? "[x]" : "[ ]") ") {
        $0.paragraph("\(card.party): \(card.lines.map(\.plain).joined(separator: "; "))")
      }
    }
  }
}
