import Definitions
import Documents
import Editions

/// "How to read this page": every mark with its word.
func legend(_ edition: Edition) -> Block {
  let names = edition.settings.parties.map(\.name)
  let sides = names.count == 2 ? ": left disc \(names[0]), right disc \(names[1])" : ""
  let entries: [(mark: StateMark, word: Phrase, note: Phrase)] = [
    (.met, "met", ""), (.missed, "missed", ""), (.atRisk, "at risk", ", pace below \(count: edition.settings.atRisk)%"),
    (.undecided, "undecided", ", cohort not complete"), (.agreed, "agreed", Phrase(sides)), (.leftSigned, "half-signed", ""),
    (.superseded, "superseded", ", a meaning that a later one replaced"),
    (.lapsed, "lapsed", ", the meaning changed after signing"), (.reworded, "reworded", ", other words than were signed"),
    (.disputed, "disputed", ""),
    (.seriesBreak, "break", ": the meaning changed here, so lines stop and no change is given across it"),
  ]
  let marks = entries.map { entry -> Phrase in "\(.mark(entry.mark))\(.span(.group, "\(.strong(entry.word))\(entry.note)"))" }
  let unstamped = Inline.span(.unstamped, Phrase(.span(.group, "unstamped")))
  let stamp: Phrase = "\(unstamped)\(.span(.group, "typed by hand, without a meaning"))"
  let words: Phrase = """
    Every number links to its definition, at the version that made it. The eight digits after a name are the fingerprint of \
    that meaning.
    """
  return .group(
    Group(
      .guide, label: .heading("legend"),
      [
        .heading(Heading(3, "How to read this page", id: "legend")),
        .list(List(.legend, (marks + [stamp]).map { List.Item($0) })), .paragraph(words),
      ]))
}
