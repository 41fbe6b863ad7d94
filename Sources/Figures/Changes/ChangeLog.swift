import Calendars
import Changes
import Definitions
import Documents
import Editions
import Fingerprints

/// What the pages of the log share.
struct ChangeLog: Sendable {
  let site: Site

  var edition: Edition { site.edition }
  var lexicon: Lexicon { site.index.lexicon }
  var history: ChangeHistory { site.index.changes }

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
func changeArtifacts(of site: Site) -> [Artifact] {
  guard !site.edition.agreements.ids.isEmpty else { return [] }
  let log = ChangeLog(site: site)
  var all = [
    Artifact(.changes, document: { changesIndex(log) }),
    Artifact(.changesFeed, feed: { changesFeed(log) }),
  ]
  for place in log.history.months.indices {
    let month = log.history.months[place].month
    all.append(Artifact(.changes(month), document: { changesPage(log, place) }))
  }
  return all
}

/// Entries that one page tells in full: a page may not grow with the content without bound.
private let mostEntries = 100

/// Entries of the newest months that the log's first page tells in full.
private let newestEntries = 12

private func changesIndex(_ log: ChangeLog) -> Document {
  var facts = [Facts.Fact("Changes", "\(count: log.history.entries.count)")]
  if let last = log.history.entries.map(\.known).max() { facts.append(.init("Last change", Phrase(.date(last, .short)))) }
  facts.append(.init("Follow", Phrase(.link(Link("Atom feed", to: .site(.changesFeed))))))
  let caveat = log.site.caveat.map { [Block.paragraph(Phrase($0), .note)] } ?? []
  return Document(
    address: .changes, title: "Changes", description: "What changed in the agreed meanings and targets, newest first.",
    section: .changes,
    blocks: [
      .group(Group(.masthead, [.heading(Heading(1, "Changes")), .facts(Facts(.facts, facts))])),
      .paragraph(summary(log), .opening),
    ] + caveat + newest(log) + [
      .band("months", "By month", [.table(monthTable(log))] + rest(log.history.months.count - mostRows))
    ])
}

/// The newest months, each with its entries.
private func newest(_ log: ChangeLog) -> [Block] {
  var blocks: [Block] = []
  var shown = 0
  for (month, entries) in log.history.months {
    guard shown < newestEntries else { break }
    let link = Phrase(.link(Link(Phrase(month.long), to: .site(.changes(month)))))
    blocks.append(
      .band("m.\(month)", link, list(entries.prefix(newestEntries), log, level: 3) + rest(entries.count - newestEntries)))
    shown += entries.count
  }
  return blocks
}

private func changesPage(_ log: ChangeLog, _ place: Int) -> Document {
  let (month, entries) = log.history.months[place]
  let title = "Changes in \(month.long)"
  let facts = counts(of: entries).filter { $0.count > 0 }.map { Facts.Fact(Phrase($0.kind.rawValue), "\(count: $0.count)") }
  let changes = Link("Changes", to: .site(.changes))
  return Document(
    address: .changes(month), title: title, description: "\(title), with the words before and after and who signed.",
    section: .changes,
    blocks: [
      .breadcrumb(Breadcrumb([changes], current: Phrase(month.long))),
      .group(Group(.masthead, [.heading(Heading(1, Phrase(title))), .facts(Facts(.facts, facts))])),
      .group(
        Group(.plainBand, list(entries.prefix(mostEntries), log, level: 2) + rest(entries.count - mostEntries))),
    ] + neighbours(of: place, in: log))
}

private func list(_ entries: ArraySlice<ChangeEntry>, _ log: ChangeLog, level: Int) -> [Block] {
  [.list(List(.log, isOrdered: true, entries.map { ChangeItem(entry: $0, log: log).item(level: level) }))]
}

private func rest(_ count: Int) -> [Block] { count > 0 ? [.paragraph("And \(count: count) more.", .absent)] : [] }

/// What a change is of, as the heads of columns name it.
private enum ChangeKind: String, CaseIterable {
  case first = "New"
  case version = "Meanings"
  case levels = "Targets"
  case wording = "Wordings"
  case dispute = "Disputes"

  init(_ subject: ChangeEntry.Subject) {
    switch subject {
    case .first: self = .first
    case .version: self = .version
    case .levels: self = .levels
    case .wording: self = .wording
    case .dispute: self = .dispute
    }
  }

  /// "3 meanings changed".
  func words(_ count: Int) -> Phrase {
    switch self {
    case .first: "\(.counting(count, "definition")) came into force"
    case .version: "\(.counting(count, "meaning")) changed"
    case .levels: "\(.counting(count, "target")) changed"
    case .wording: "\(.counting(count, "definition")) \(count == 1 ? "was" : "were") reworded"
    case .dispute: "\(.counting(count, "definition")) \(count == 1 ? "is" : "are") disputed"
    }
  }
}

/// How many of each kind; of first meanings each definition counts.
private func counts(of entries: [ChangeEntry]) -> [(kind: ChangeKind, count: Int)] {
  var counts: [ChangeKind: Int] = [:]
  for entry in entries {
    let number = if case .first(let records) = entry.subject { records.count } else { 1 }
    counts[ChangeKind(entry.subject), default: 0] += number
  }
  return ChangeKind.allCases.map { ($0, counts[$0, default: 0]) }
}

private func summary(_ log: ChangeLog) -> Phrase {
  guard let (month, entries) = log.history.months.first else { return "No signed meaning has changed." }
  let said = counts(of: entries).filter { $0.count > 0 }.map { $0.kind.words($0.count) }
  return "Last changes, in \(month.long): \(said.listed)."
}

private func monthTable(_ log: ChangeLog) -> Table {
  Table(
    caption: "What changed, by the month in which it took effect",
    columns: [.init("Month", isNumber: false)] + ChangeKind.allCases.map { .init(Phrase($0.rawValue)) },
    rows: log.history.months.prefix(mostRows).map { month, entries in
      let link = Phrase(.link(Link(Phrase(month.long), to: .site(.changes(month)))))
      return Table.Row([link] + counts(of: entries).map { "\(count: $0.count)" })
    })
}

private func neighbours(of place: Int, in log: ChangeLog) -> [Block] {
  let months = log.history.months.map(\.month)
  guard months.count > 1 else { return [] }
  func link(_ word: String, _ place: Int) -> Link? {
    guard months.indices.contains(place) else { return nil }
    return Link("\(word): \(months[place].long)", to: .site(.changes(months[place])))
  }
  return [.paging("Months with changes", before: link("Earlier", place + 1), after: link("Later", place - 1))]
}
