import Calendars
import Changes
import Definitions
import Documents
import Editions
import Numbers

/// Entries that a feed holds: readers come back before more are gone.
private let feedEntries = 50

/// `changes/feed.xml`: the log as a feed. Its dates are those of the changes.
func changesFeed(_ log: ChangeLog) -> Feed {
  let title = log.edition.settings.title
  let authority = tagAuthority(title)
  let entries = log.history.entries.sorted { ($1.known, $0.key) < ($0.known, $1.key) }.prefix(feedEntries)
  return Feed(
    id: "tag:\(authority),2026-01-01:changes", title: "\(title): changes of meanings and targets", author: title,
    address: .changesFeed, page: .changes, updated: entries.map(\.known).max() ?? log.edition.asOf,
    items: entries.map { entry in
      Feed.Item(
        id: "tag:\(authority),\(entry.day):\(entry.key)", title: heading(of: entry, log.edition), day: entry.known,
        address: entry.month.map { .changes($0).at(entry.key) }, lines: lines(of: entry, log))
    })
}

private func heading(of entry: ChangeEntry, _ edition: Edition) -> Phrase {
  switch entry.subject {
  case .first(let records):
    records.count == 1
      ? "\(records[0].name) came into force" : "\(.counting(records.count, "definition")) came into force"
  case .version(let record, _): "\(record.name), \(version: record.version, .long), from \(day: entry.day)"
  case .levels(let name, _, _): "\(name): new target from \(day: entry.day)"
  case .wording(let name, _, _): "\(name), reworded"
  case .dispute: "\(edition.glossary[entry.id]?.name ?? entry.id) is disputed"
  }
}

/// What changed, a line each.
private func lines(of entry: ChangeEntry, _ log: ChangeLog) -> [Phrase] {
  switch entry.subject {
  case .first(let records):
    let names = records.prefix(24).map { Phrase($0.name) }
    return [(records.count > 24 ? names + ["\(count: records.count - 24) more"] : names).listed]
  case .dispute(let by, let what):
    return [by.map { "by \(log.edition.partyName($0))" }, what].compactMap(\.self).map { Phrase($0.asSentence) }
  case .version(let record, _):
    let said = [record.why.map(\.asSentence), record.sentence].compactMap(\.self).map { Phrase($0) }
    let signed = entry.signatures.map { signature -> Phrase in
      let proof = log.edition.proof(of: signature).map { ", \($0)" as Phrase } ?? ""
      return "Signed by \(log.edition.partyName(signature.party)), \(signature.by), on \(day: signature.date)\(proof)."
    }
    let open = log.edition.partyIDs.filter { party in !entry.signatures.contains { $0.party == party } }
      .map(log.edition.partyName)
    let state = entry.state.map { state -> [Phrase] in
      let unsigned: Phrase = open.isEmpty ? "" : "; \(listed(open)) \(open.count == 1 ? "has" : "have") not signed"
      return ["On \(day: entry.day): \(state.word)\(unsigned)."]
    }
    let commit = log.edition.commits[record].map { commit -> [Phrase] in ["In git since \(commit.words())."] } ?? []
    return said + (log.difference(entry)?.changes ?? []) + (state ?? []) + signed + commit
  case .levels: return log.difference(entry)?.changes ?? []
  case .wording(_, _, let after): return [Phrase(after.map(\.sentence) ?? ChangeItem.lostWords)]
  }
}

/// The title as a name that a tag URI (RFC 4151) may begin with: small letters, digits and hyphens.
func tagAuthority(_ title: String) -> String {
  let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
  return words.isEmpty ? "concord" : words.joined(separator: "-")
}
