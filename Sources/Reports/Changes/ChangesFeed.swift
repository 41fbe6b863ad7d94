import Calendars
import Changes
import Definitions
import HyperText

/// Entries that a feed holds: readers come back before more are gone.
private let feedEntries = 50

/// `changes/feed.xml`: the log as an Atom feed, RFC 4287. Its dates are those of the changes, so that the same content
/// gives the same bytes.
func changesFeed(_ log: ChangeLog) -> [UInt8] {
  let edition = log.edition
  let context = PageContext(edition, at: .changesFeed)
  let entries = log.history.entries.sorted { ($1.known, $0.key) < ($0.known, $1.key) }.prefix(feedEntries)
  let authority = tagAuthority(edition.settings.title)
  var xml = HTML()
  xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
  xml.element("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"]) { xml in
    xml.element("id", text: "tag:\(authority),2026-01-01:changes")
    xml.element("title", text: "\(edition.settings.title): changes of meanings and promises")
    xml.element("updated", text: instant(entries.map(\.known).max() ?? edition.asOf))
    xml.element("author") { $0.element("name", text: edition.settings.title) }
    xml.shape("link", ["rel": "self", "type": "application/atom+xml", "href": context.href(.changesFeed)])
    xml.shape("link", ["rel": "alternate", "type": "text/html", "href": context.href(.changes)])
    for entry in entries { write(entry, log, context, authority, to: &xml) }
  }
  return Array(xml.string.utf8)
}

private func write(_ entry: ChangeEntry, _ log: ChangeLog, _ context: PageContext, _ authority: String, to xml: inout HTML) {
  xml.raw("\n")
  xml.element("entry") { xml in
    xml.element("id", text: "tag:\(authority),\(entry.day):\(entry.key)")
    xml.element("title", text: title(entry, log.edition))
    xml.element("updated", text: instant(entry.known))
    if let month = entry.month {
      xml.shape("link", ["rel": "alternate", "type": "text/html", "href": context.href(.changes(month).at(entry.key))])
    }
    let lines = lines(entry, log)
    if !lines.isEmpty { xml.element("summary", ["type": "text"], text: lines.joined(separator: "\n")) }
  }
}

private func instant(_ day: CivilDate) -> String { "\(day)T00:00:00Z" }

private func title(_ entry: ChangeEntry, _ edition: Edition) -> String {
  switch entry.subject {
  case .first(let records):
    records.count == 1
      ? "\(records[0].name) came into force" : "\(counted(records.count, "definition").capitalizedFirst) came into force"
  case .version(let record, _): "\(record.name), version \(record.version), from \(entry.day.short)"
  case .levels(let name, _, _): "\(name): another level is promised from \(entry.day.short)"
  case .wording(let name, _, _): "\(name): signed in other words"
  case .dispute: "\(edition.glossary[entry.id]?.name ?? entry.id) is disputed"
  }
}

/// What changed, a line each.
private func lines(_ entry: ChangeEntry, _ log: ChangeLog) -> [String] {
  switch entry.subject {
  case .first(let records): return [records.prefix(24).map(\.name).joined(separator: ", ") + (records.count > 24 ? " ..." : "")]
  case .dispute(let by, let what):
    return [by.map { "by \(log.edition.partyName($0))" }, what].compactMap(\.self).map(\.asSentence)
  case .version(let record, _):
    let signed = entry.signatures.map { "Signed by \(log.edition.partyName($0.party)), \($0.by), on \($0.date.short)." }
    let commit = log.edition.commits[record].map { "In git since \($0.words)." }
    return [record.why.map(\.asSentence), record.sentence].compactMap(\.self) + phrases(log.difference(entry)) + signed
      + [commit].compactMap(\.self)
  case .levels: return phrases(log.difference(entry))
  case .wording(_, _, let after): return [after.map(\.sentence) ?? ChangeItem.lostWords]
  }
}

private func phrases(_ difference: VersionDifference?) -> [String] {
  guard let difference else { return [] }
  func sign(_ action: MeaningChange.Action) -> String {
    switch action {
    case .added: "+"
    case .removed: "\u{2212}"
    case .changed, .moved: "~"
    }
  }
  func direction(_ direction: Direction?) -> String { direction.map { ", \($0.rawValue)" } ?? "" }
  return difference.meaning.map { "\(sign($0.action)) \($0.text)\(direction($0.direction))" }
    + difference.targets.map { "\(sign($0.action)) promised: \($0.text)\(direction($0.direction))" }
}

/// The title as a name that a tag URI (RFC 4151) may begin with: small letters, digits and hyphens.
private func tagAuthority(_ title: String) -> String {
  let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
  return words.isEmpty ? "concord" : words.joined(separator: "-")
}
