import Calendars
import Definitions
import Documents
import Editions
import Measures
import Numbers

/// Who has to decide what: what was missed and what follows from it, then what is not agreed.
struct ReviewDecisions {
  let scorecard: Scorecard?
  /// Definitions that are not agreed.
  let open: [Definition]
  let edition: Edition

  /// More would be no list but a page: the rest is a link.
  private static let most = 8

  var band: Block {
    let decisions = missed + unsigned
    let blocks: [Block] =
      decisions.isEmpty
      ? [.paragraph("Every promise was kept, and every definition is agreed.", .absent)] : [.facts(Facts(.pairs, decisions))]
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

  private var unsigned: [Facts.Fact] {
    var facts = open.prefix(Self.most).map { definition in
      let (who, words) = decision(on: edition.status(of: definition.id))
      return Facts.Fact(Phrase(who), "\(edition.link(to: definition.id)) \(words).")
    }
    if open.count > Self.most {
      let rest = Link(.counting(open.count - Self.most, "more definition"), to: .site(.dictionary))
      facts.append(.init(Phrase(everybody), Phrase(.link(rest))))
    }
    return facts
  }

  /// Whose word a definition waits for, and what is the matter with it.
  private func decision(on status: AgreementStatus) -> (who: String, words: Phrase) {
    switch status {
    case .disputed(let by, let since, _):
      let party = by.map { " by \(edition.partyName($0))" } ?? ""
      return (everybody, "is disputed\(party)\(since.map { " since \(day: $0)" } ?? "")")
    case .halfSigned(let by):
      let missing = edition.partyIDs.filter { !by.contains($0) }.map(edition.partyName)
      let signed = edition.partyIDs.filter { by.contains($0) }.map(edition.partyName)
      return (listed(missing), "is signed by \(listed(signed)), and not by \(listed(missing))")
    case .reworded(_, let unattestedBy):
      let missing = listed(unattestedBy.map(edition.partyName))
      return (missing, "was reworded since it was signed, and \(missing) has not said that it means the same")
    case .lapsed: return (everybody, "has lapsed: its meaning changed, and nobody has signed it again")
    case .proposed: return (everybody, "is proposed, and nobody has signed it")
    case .draft: return (everybody, "is a draft")
    case .agreed, .retired: return (everybody, "is \(status.word)")
    }
  }

  private var everybody: String { listed(edition.settings.parties.map(\.name)) }
}
