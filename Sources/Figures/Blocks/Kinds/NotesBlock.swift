import Calendars
import Definitions
import Documents
import Editions

/// `notes`: what somebody wrote of the period in `content/notes`: what changed, decisions, actions.
struct NotesBlock: ReportBlock {
  static let name = "notes"

  init?(_ reader: inout BlockReader) {}

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {}

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let period = scope.anchor()
    var blocks = scope.edition.notes.filter { $0.period == period }.map { note in
      let prefix = "\(scope.key)-"
      // What its links lead to nowhere is told on the page of all notes.
      let prose = noteProse(note.document, of: note, anchorPrefix: prefix, scope.edition).prose
      return Block.group(Group(.written, [.prose(prose)] + noteItems(note, on: scope.asOf)))
    }
    if blocks.isEmpty { blocks = [.paragraph(Phrase("No note was written of \(period.long)."), .absent)] }
    if let note = scope.frame.note { blocks.append(.paragraph(Phrase(note), .note)) }
    let title = Phrase(scope.frame.title ?? "Decisions and actions")
    return BlockDrawing(blocks: [.band("\(scope.key)-h", title, blocks)], room: .band)
  }
}
