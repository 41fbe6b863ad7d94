import Calendars
import Diagnostics
import Documents
import Editions
import Markup

/// `notes.html`, and `notes-2.html` and so on where there are many: what changed and what was decided, newest first.
func noteArtifacts(of site: Site) -> [Artifact] {
  let edition = site.edition
  let notes = newestFirst(edition.notes)
  let pages = stride(from: 0, to: notes.count, by: notesPerPage).map { Array(notes[$0..<min($0 + notesPerPage, notes.count)]) }
  return pages.indices.map { number in
    Artifact(noteAddress(number), authored: { notesPage(pages[number], number: number, of: pages.count, site) })
  }
}

private func newestFirst(_ notes: [Note]) -> [Note] {
  notes.sorted {
    ($1.period.start?.daysSinceEpoch ?? .min, $0.path) < ($0.period.start?.daysSinceEpoch ?? .min, $1.path)
  }
}

/// Where a note stands among all of them.
func noteAddress(of note: Note, in edition: Edition) -> Address {
  let place = newestFirst(edition.notes).firstIndex { $0.path == note.path } ?? 0
  return noteAddress(place / notesPerPage).at("n\(note.period)")
}

/// A page that grows with every week would one day be a book.
private let notesPerPage = 24

private func noteAddress(_ number: Int) -> Address { number == 0 ? .notes : Address("notes-\(number + 1).html") }

private func notesPage(_ notes: [Note], number: Int, of count: Int, _ site: Site) -> Document {
  let title: Phrase = count == 1 ? "Notes" : "Notes, page \(count: number + 1) of \(count: count)"
  var blocks: [Documents.Block] = [.masthead(title)]
  var diagnostics: [Diagnostic] = []
  var taken = site.shellIDs.union(notes.map { "n\($0.period)" })
  for note in notes {
    let id = "n\(note.period)"
    let document = note.document.avoiding { taken.contains("\(id)-\($0)") }
    taken.formUnion(document.headings.map { "\(id)-\($0.anchor)" })
    let (prose, broken) = noteProse(document, of: note, anchorPrefix: "\(id)-", site.edition)
    blocks.append(
      .band(
        id, heading(of: note, site.edition), [.group(Group(.written, [.prose(prose)] + noteItems(note, on: site.edition.asOf)))]
      ))
    diagnostics += broken
  }
  if count > 1 {
    let newer = number > 0 ? Link("Newer notes", to: .site(noteAddress(number - 1))) : nil
    let older = number + 1 < count ? Link("Older notes", to: .site(noteAddress(number + 1))) : nil
    blocks.append(.paging("Pages of notes", before: newer, after: older))
  }
  return Document(
    address: noteAddress(number), title: title.plain,
    description: "What changed, what was decided and who does what, by period.", section: .notes, blocks: blocks,
    diagnostics: diagnostics)
}

/// The period, and the way to its numbers where there are any.
private func heading(of note: Note, _ edition: Edition) -> Phrase {
  guard edition.periods.contains(note.period) else { return Phrase(note.period.long) }
  let numbers = Phrase(.link(Link("numbers", to: .site(.dashboard(note.period)))))
  return "\(note.period.long) \(.span(.group, numbers))"
}
