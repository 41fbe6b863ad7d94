import Calendars
import Changes
import Definitions
import Documents
import Editions
import Numbers

extension ChangeItem {
  /// The change in a sentence or two: what is different, in words, and who has signed it by a day.
  func brief(asOf day: CivilDate) -> Phrase {
    switch entry.subject {
    case .first(let records):
      let names = records.prefix(Self.shownNames).map { Phrase(link(to: $0.id, $0.name)) }
      let more = records.count - names.count
      let all = more > 0 ? names + ["\(count: more) more definitions"] : names
      let unsigned = records.prefix(Self.shownNames).compactMap { record -> Phrase? in
        missing(record.signatures, by: day).map { "\(record.name): \($0)" }
      }
      let open: Phrase = unsigned.isEmpty ? "" : "\(unsigned.joined(by: "; "))."
      return ["\(all.listed) came into force.", open].joinedSentences
    case .version(let record, _):
      let difference = (log.difference(entry)?.changes ?? []).joined(by: "; ")
      // What was agreed says why; of what was not, readers see what it changes too.
      let words =
        record.why.map { isAgreedThen ? Phrase($0) : [Phrase($0.asSentence), difference].joinedSentences } ?? difference
      let head: Phrase = "\(link(to: entry.id, record.name)), \(version: record.version, .long)"
      return [
        words.isEmpty ? "\(head)." : ("\(head): " + words).withFullStop, signed(by: day), tooEarly(on: day, inBrief: true),
      ]
      .joinedSentences
    case .levels(let name, _, _):
      let words = (log.difference(entry)?.targets ?? []).map { target -> Phrase in
        "\(target.text)\(target.comparison.map { ", \($0)" } ?? "")"
      }
      return [
        ("\(link(to: entry.id, name)) has a new target: " + words.joined(by: "; ")).withFullStop, signed(by: day),
        tooEarly(on: day, inBrief: true),
      ]
      .joinedSentences
    case .wording(let name, _, _):
      return "\(link(to: entry.id, name)) was reworded\(entry.isSameMeaning ? "; the meaning is the same" : "")."
    case .dispute(let by, let what):
      let name = edition.glossary[entry.id]?.name ?? entry.id
      let who = by.map { " by \(edition.partyName($0))" } ?? ""
      return "\(link(to: entry.id, name)) is disputed\(who).\(what.map { " \($0.asSentence)" } ?? "")"
    }
  }

  private var isAgreedThen: Bool {
    guard let state = entry.state, case .agreed = state else { return false }
    return true
  }

  /// "Signed by Marketing and Sales." "Signed by Marketing; Sales has not signed."
  private func signed(by day: CivilDate) -> Phrase {
    let signatures = signaturesNow
    let open = missing(signatures, by: day)
    let names = edition.partyIDs.filter { party in signatures.contains { $0.party == party && $0.date <= day } }
      .map(edition.partyName)
    guard !names.isEmpty else { return open?.asSentence ?? "" }
    let head: Phrase = "Signed by \(listed(names))"
    return open.map { "\(head); \($0)." } ?? "\(head)."
  }

  /// A level that was promised ahead of time was signed with the definition.
  var signaturesNow: [Signature] {
    guard entry.signatures.isEmpty, case .levels = entry.subject else { return entry.signatures }
    return edition.agreements.signatures(of: entry.id, in: edition.glossary, asOf: edition.asOf)
  }

  /// "Sales has not signed"; nil where all have.
  private func missing(_ signatures: [Signature], by day: CivilDate) -> Phrase? {
    let names = edition.partyIDs.filter { party in !signatures.contains { $0.party == party && $0.date <= day } }
      .map(edition.partyName)
    return names.isEmpty ? nil : "\(listed(names)) \(names.count == 1 ? "has" : "have") not signed"
  }
}
