import Calendars
import HyperText
import Markup

/// `notes.html`, and `notes-2.html` and so on where there are many: what changed and what was decided, newest first.
func noteArtifacts(of edition: Edition) -> [Artifact] {
  let notes = edition.notes.sorted {
    ($1.period.start?.daysSinceEpoch ?? .min, $0.path) < ($0.period.start?.daysSinceEpoch ?? .min, $1.path)
  }
  let pages = stride(from: 0, to: notes.count, by: notesPerPage).map { Array(notes[$0..<min($0 + notesPerPage, notes.count)]) }
  return pages.indices.map { number in
    Artifact(noteAddress(number), page: { notesPage(pages[number], number: number, of: pages.count, edition) })
  }
}

/// A page that grows with every week would one day be a book.
private let notesPerPage = 24

private func noteAddress(_ number: Int) -> Address { number == 0 ? .notes : Address("notes-\(number + 1).html") }

private func notesPage(_ notes: [Note], number: Int, of count: Int, _ edition: Edition) -> SitePage {
  let address = noteAddress(number)
  let context = PageContext(edition, at: address)
  var page = SitePage(
    address: address, title: count == 1 ? "Notes" : "Notes, page \(number + 1) of \(count)",
    description: "What changed, what was decided and who does what, by period.", section: .notes, content: HTML())
  var html = HTML()
  html.element("div", ["class": "mast"]) { $0.element("h1", text: page.title) }
  var linked: Set<String> = []
  for note in notes {
    let id = "n\(note.period)"
    html.element("section", ["class": "band", "aria-labelledby": id]) { html in
      html.element("h2", ["id": id]) { html in
        html.text(note.period.long)
        if edition.periods.contains(note.period) {
          html.text(" ")
          html.element("span") { $0.append(context.link(.dashboard(note.period), "numbers")) }
        }
      }
      var options = RenderOptions()
      options.resolver = context.links(in: note.path, anchors: Set(note.document.headings.map(\.anchor)))
      options.terms = TermLinks(edition.terms, linked: linked, senses: note.vocabulary.forLinks) {
        context.href(definition: $0)
      }
      options.headingOffset = 3 - (note.document.headings.map(\.level).min() ?? 3)
      options.headingAnchors = true
      options.anchorPrefix = "\(id)-"
      options.scrollableCode = true
      let rendered = renderMarkup(note.document, options)
      linked = rendered.linkedTerms
      page.diagnostics += rendered.diagnostics
      html.element("div", ["class": "prose"]) { $0.append(rendered.html) }
    }
  }
  if count > 1 {
    html.element("nav", ["class": "pages", "aria-label": "Pages of notes"]) { html in
      if number > 0 { html.element("a", ["rel": "prev", "href": context.href(noteAddress(number - 1))], text: "Newer notes") }
      if number + 1 < count {
        html.element("a", ["rel": "next", "href": context.href(noteAddress(number + 1))], text: "Older notes")
      }
    }
  }
  page.content = html
  return page
}
