import Calendars
import Definitions
import Documents
import Editions
import Measures
import Numbers

/// Who has to decide what: what was missed and what follows from it, then what is not agreed.
struct ReviewDecisions {
  let scorecard: Scorecard?
  /// What is not agreed, and how each stands, what needs a decision most first; nil where nobody knows, or nobody signs at all.
  let open: [(id: String, status: AgreementStatus)]?
  let edition: Edition

  /// More would be no list but a page: the rest is counted.
  private static let most = 8

  var band: Block {
    let decisions = missed + unsigned
    let blocks: [Block] =
      decisions.isEmpty
      ? [
        .paragraph(open == nil ? "Every promise was kept." : "Every promise was kept, and every definition is agreed.", .absent)
      ]
      : [.facts(Facts(.pairs, decisions))]
    return .band("decisions", "Needs a decision", blocks)
  }

  private var missed: [Facts.Fact] {
    (scorecard?.rows ?? []).filter { $0.verdict == .missed }.map { row in
      Facts.Fact(Phrase(CommitmentNumbers(row, edition).owner), words(of: row))
    }
  }

  /// "MQL volume, 483 against at least 500 leads, missed for three months in a row. A tenth of the budget moves."
  private func words(of row: CommitmentRow) -> Phrase {
    let phrases = CommitmentPhrases(row, edition)
    var sentence: Phrase = "\(row.link), \(.strong(phrases.value(row.assessment)))"
    if let target = row.assessment.target { sentence += " against \(phrases.target(target))" }
    if row.isOlderCohort { sentence += " (\(row.judged.tick) cohort)" }
    sentence += ", missed"
    if row.missedInARow > 1 {
      sentence += " for \(.spelled(row.missedInARow)) \(edition.settings.grain.plural) in a row"
    }
    let consequence = row.commitment.onMiss.map { Phrase($0).withFullStop } ?? ""
    let escalation = row.commitment.escalation.map { Phrase("It escalates to the \($0).") } ?? ""
    return [sentence.withFullStop, consequence, escalation].joinedSentences
  }

  /// A line for those of which the same is to be said.
  private var unsigned: [Facts.Fact] {
    var groups: [(words: Phrase, ids: [String], status: AgreementStatus)] = []
    for (id, status) in open ?? [] {
      let words = decision(on: status, ofMany: false).words
      if let place = groups.firstIndex(where: { $0.words == words }) {
        groups[place].ids.append(id)
      } else {
        groups.append((words, [id], status))
      }
    }
    return groups.map { group in
      let (who, words) = decision(on: group.status, ofMany: group.ids.count > 1)
      return Facts.Fact(Phrase(who), "\(edition.links(to: group.ids, atMost: Self.most)) \(words).")
    }
  }

  /// Whose word one or more definitions wait for, and what is the matter with them.
  private func decision(on status: AgreementStatus, ofMany many: Bool) -> (who: String, words: Phrase) {
    let (are, it, its) = many ? ("are", "them", "their") : ("is", "it", "its")
    switch status {
    case .disputed(let by, let since, _):
      let party = by.map { " by \(edition.partyName($0))" } ?? ""
      return (everybody, "\(are) disputed\(party)\(since.map { " since \(day: $0)" } ?? "")")
    case .halfSigned(let by):
      let missing = edition.partyIDs.filter { !by.contains($0) }.map(edition.partyName)
      let signed = edition.partyIDs.filter { by.contains($0) }.map(edition.partyName)
      return (listed(missing), "\(are) signed by \(listed(signed)), and not by \(listed(missing))")
    case .reworded(_, let unattestedBy):
      let missing = listed(unattestedBy.map(edition.partyName))
      let (were, they) = many ? ("were", "they were") : ("was", "it was")
      let mean = many ? "they mean" : "it means"
      return (missing, "\(were) reworded since \(they) signed, and \(missing) has not said that \(mean) the same")
    case .lapsed:
      return (everybody, "\(many ? "have" : "has") lapsed: \(its) meaning changed, and nobody has signed \(it) again")
    case .proposed: return (everybody, "\(are) proposed, and nobody has signed \(it)")
    case .draft: return (everybody, many ? "are drafts" : "is a draft")
    case .agreed, .retired: return (everybody, "\(are) \(status.word)")
    }
  }

  private var everybody: String { listed(edition.settings.parties.map(\.name)) }
}
