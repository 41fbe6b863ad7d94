import Definitions
import Documents
import Editions

/// The index as one page while it is short; else a page of letters, and pages of at most as many words as site.yml allows.
func indexArtifacts(_ site: Site) -> [Artifact] {
  let lexicon = site.index.lexicon
  let limit = max(1, lexicon.edition.settings.splitAt)
  guard lexicon.order.count > limit else {
    return [Artifact(.dictionary, document: { IndexPage(site).whole() })]
  }
  var sections: [LetterPage] = []
  for letter in letterGroups(lexicon.order, in: lexicon.glossary) {
    let parts = stride(from: 0, to: letter.ids.count, by: limit).map { start in
      Array(letter.ids[start..<min(start + limit, letter.ids.count)])
    }
    for (number, ids) in parts.enumerated() {
      sections.append(
        LetterPage(letter: letter.letter, ids: ids, number: number + 1, of: parts.count, total: letter.ids.count))
    }
  }
  let pages = sections
  return [Artifact(.dictionary, document: { IndexPage(site).split(pages) })]
    + pages.indices.map { place in
      Artifact(pages[place].address, document: { IndexPage(site).letter(pages, at: place) })
    }
}

/// Ids that begin with one letter, in the order of the dictionary.
struct LetterGroup: Sendable {
  var letter: String
  var ids: [String]
}

func letterGroups(_ ids: [String], in glossary: Glossary) -> [LetterGroup] {
  var groups: [LetterGroup] = []
  for id in ids {
    let letter = dictionaryLetter(of: glossary[id]?.name ?? id)
    if groups.last?.letter == letter {
      groups[groups.count - 1].ids.append(id)
    } else {
      groups.append(LetterGroup(letter: letter, ids: [id]))
    }
  }
  return groups
}

/// One page of a letter of a dictionary that was split.
struct LetterPage: Sendable {
  var letter: String
  var ids: [String]
  /// From 1.
  var number: Int
  /// How many pages the letter has.
  var of: Int
  /// How many words the letter has.
  var total: Int

  var address: Address { .letter(number == 1 ? letter : "\(letter)-\(number)") }
}
