import Calendars
import Changes
import Definitions
import HyperText

/// What the pages of the log share.
struct ChangeLog: Sendable {
  let edition: Edition
  let lexicon: Lexicon
  let history: ChangeHistory

  init(_ edition: Edition, lexicon: Lexicon) {
    self.edition = edition
    self.lexicon = lexicon
    history = ChangeHistory(edition)
  }

  /// What an entry changed, in words.
  func difference(_ entry: ChangeEntry) -> VersionDifference? {
    switch entry.subject {
    case .version(let record, let before):
      Changes.difference(from: DefinitionVersion(before), to: DefinitionVersion(record), lexicon.names)
    case .levels(_, let before, let after): Changes.difference(from: before, to: after, lexicon.names)
    case .wording(_, let before?, let after?):
      rewording(from: before, to: after)
    case .wording: nil
    case .first, .dispute: nil
    }
  }
}

/// The log of changes, a page per month, and its feed; nothing where nobody ever signed.
func changeArtifacts(of edition: Edition, lexicon: Lexicon) -> [Artifact] {
  guard !edition.agreements.ids.isEmpty else { return [] }
  let log = ChangeLog(edition, lexicon: lexicon)
  var all = [
    Artifact(.changes, page: { changesIndex(log) }), Artifact(.changesFeed, file: { changesFeed(log) }),
  ]
  for place in log.history.months.indices {
    let month = log.history.months[place].month
    all.append(Artifact(.changes(month), page: { changesPage(log, place) }))
  }
  return all
}

/// Entries that one page tells in full: a page may not grow with the content without bound.
private let mostEntries = 100

/// Entries of the newest months that the log's first page tells in full.
private let newestEntries = 12

private func changesIndex(_ log: ChangeLog) -> SitePage {
  let context = PageContext(log.edition, at: .changes)
  let months = log.history.months
  var html = HTML()
  html.element("div", ["class": "mast"]) { html in
    html.element("h1", text: "Changes")
    html.element("dl", ["class": "facts"]) { html in
      fact("Changes", String(log.history.entries.count), to: &html)
      if let last = log.history.entries.map(\.known).max() {
        html.element("div") { html in
          html.element("dt", text: "Last one")
          html.element("dd") { $0.append(context.time(last)) }
        }
      }
      html.element("div") { html in
        html.element("dt", text: "Follow")
        html.element("dd") { $0.append(context.link(.changesFeed, "Atom feed")) }
      }
    }
  }
  html.element("p", ["class": "say sayw"], text: summary(log))
  if let caveat = log.edition.commits.caveat { html.element("p", ["class": "note"], text: caveat) }
  var shown = 0
  for (month, entries) in months {
    guard shown < newestEntries else { break }
    html.element("section", ["class": "band", "aria-labelledby": "m.\(month)"]) { html in
      html.element("h2", ["id": "m.\(month)"]) { $0.append(context.link(.changes(month), month.long)) }
      write(Array(entries.prefix(newestEntries)), log, context, isUnderMonth: true, to: &html)
      rest(entries.count - newestEntries, to: &html)
    }
    shown += entries.count
  }
  html.element("section", ["class": "band", "aria-labelledby": "months"]) { html in
    html.element("h2", ["id": "months"], text: "By month")
    html.append(monthTable(log, context))
    rest(months.count - mostRows, to: &html)
  }
  return SitePage(
    address: .changes, title: "Changes", description: "What changed in the agreed meanings and promises, newest first.",
    section: .changes, content: html)
}

private func changesPage(_ log: ChangeLog, _ place: Int) -> SitePage {
  let (month, entries) = log.history.months[place]
  let context = PageContext(log.edition, at: .changes(month))
  let title = "Changes in \(month.long)"
  var html = HTML()
  html.append(crumb([(.changes, "Changes")], current: month.long, context))
  html.element("div", ["class": "mast"]) { html in
    html.element("h1", text: title)
    html.element("dl", ["class": "facts"]) { html in
      for (kind, count) in counts(entries) where count > 0 { fact(kind, String(count), to: &html) }
    }
  }
  html.element("div", ["class": "band"]) { html in
    write(Array(entries.prefix(mostEntries)), log, context, isUnderMonth: false, to: &html)
    rest(entries.count - mostEntries, to: &html)
  }
  html.append(neighbours(of: place, in: log, context))
  return SitePage(
    address: context.address, title: title, description: "\(title), with the words before and after and who signed.",
    section: .changes, content: html)
}

private func write(
  _ entries: [ChangeEntry], _ log: ChangeLog, _ context: PageContext, isUnderMonth: Bool, to html: inout HTML
) {
  html.element("ol", ["class": "log"]) { html in
    for entry in entries { ChangeItem(entry: entry, log: log, context: context).write(to: &html, isUnderMonth: isUnderMonth) }
  }
}

private func rest(_ count: Int, to html: inout HTML) {
  if count > 0 { html.element("p", ["class": "none"], text: "And \(count) more.") }
}

private func fact(_ term: String, _ text: String, to html: inout HTML) {
  html.element("div") { html in
    html.element("dt", text: term)
    html.element("dd", text: text)
  }
}

/// How many of each kind, as the heads of columns name them.
private func counts(_ entries: [ChangeEntry]) -> [(kind: String, count: Int)] {
  var (first, versions, levels, wordings, disputes) = (0, 0, 0, 0, 0)
  for entry in entries {
    switch entry.subject {
    case .first(let records): first += records.count
    case .version: versions += 1
    case .levels: levels += 1
    case .wording: wordings += 1
    case .dispute: disputes += 1
    }
  }
  return [("New", first), ("Meanings", versions), ("Promises", levels), ("Wordings", wordings), ("Disputes", disputes)]
}

private func summary(_ log: ChangeLog) -> String {
  guard let (month, entries) = log.history.months.first else { return "No meaning that anybody signed has changed." }
  let said = counts(entries).filter { $0.count > 0 }.map { kind, count in
    switch kind {
    case "New": "\(counted(count, "definition")) came into force"
    case "Meanings": "\(counted(count, "meaning")) changed"
    case "Promises": "\(counted(count, "promise")) changed"
    case "Wordings": "\(counted(count, "definition")) \(count == 1 ? "was" : "were") signed in other words"
    default: "\(counted(count, "definition")) \(count == 1 ? "is" : "are") disputed"
    }
  }
  return "The last changes hold from \(month.long): \(listed(said))."
}

private func monthTable(_ log: ChangeLog, _ context: PageContext) -> HTML {
  let heads = counts([]).map(\.kind)
  return DataTable(
    caption: "What changed, by the month from which it holds",
    columns: [.init("Month", isNumber: false)] + heads.map { .init($0) },
    rows: log.history.months.prefix(mostRows).map { month, entries in
      DataTable.Row([context.link(.changes(month), month.long)] + counts(entries).map { .text(String($0.count)) })
    }
  ).html
}

private func neighbours(of place: Int, in log: ChangeLog, _ context: PageContext) -> HTML {
  let months = log.history.months
  var html = HTML()
  guard months.count > 1 else { return html }
  html.element("nav", ["class": "pages", "aria-label": "Months with changes"]) { html in
    if place + 1 < months.count {
      let month = months[place + 1].month
      html.element("a", ["rel": "prev", "href": context.href(.changes(month))], text: "Before: \(month.long)")
    }
    if place > 0 {
      let month = months[place - 1].month
      html.element("a", ["rel": "next", "href": context.href(.changes(month))], text: "After: \(month.long)")
    }
  }
  return html
}
