import Definitions
import Documents
import Editions
import Numbers

/// The index of the dictionary, whole or split by letter.
struct IndexPage {
  private let lexicon: Lexicon

  init(_ site: Site) { lexicon = site.index.lexicon }

  private var edition: Edition { lexicon.edition }

  /// Everything on one page.
  func whole() -> Document {
    guard !lexicon.order.isEmpty else { return document(.dictionary, title: "Dictionary", opening) }
    let groups = letterGroups(lexicon.order, in: edition.glossary)
    let strip = letterStrip(current: nil) { letter in
      groups.contains { $0.letter == letter } ? .here("letter-\(letter)") : nil
    }
    let parts: [Block] = [
      .finder(FindBox(lexicon, ids: lexicon.order).finder), strip, .group(Group(.index, groups.map(entries))),
    ]
    return document(.dictionary, title: "Dictionary", opening + parts)
  }

  /// The entrance of a split dictionary: how many words under which letter.
  func split(_ pages: [LetterPage]) -> Document {
    let items = pages.filter { $0.number == 1 }.map { first in
      let last = pages.last { $0.letter == first.letter }
      return List.Item(line(of: first, to: last?.ids.last))
    }
    let parts: [Block] = [
      .finder(FindBox(lexicon, ids: []).finder), .band("t.letters", "By letter", [.list(List(.plainList, items))]),
    ]
    return document(.dictionary, title: "Dictionary", opening + parts)
  }

  /// "M 36 definitions, Marketing to MQL"
  private func line(of first: LetterPage, to last: String?) -> Phrase {
    let link = Inline.link(Link(Phrase(letterHeading(first.letter)), to: .site(first.address)))
    let line: Phrase = "\(link) \(.counting(first.total, "definition"))"
    guard first.total > 1 else { return line }
    let names = [first.ids.first, last].compactMap { id in id.flatMap { edition.glossary[$0]?.name } }
    return "\(line)\(.span(.note, ", \(names.joined(separator: " to "))"))"
  }

  /// One page of one letter.
  func letter(_ pages: [LetterPage], at place: Int) -> Document {
    let this = pages[place]
    let letter = letterHeading(this.letter)
    let number: Phrase = this.of > 1 ? ", page \(count: this.number) of \(count: this.of)" : ""
    let strip = letterStrip(current: this.letter) { letter in
      pages.first { $0.letter == letter }.map { .site($0.address) }
    }
    let blocks: [Block] = [
      .breadcrumb(Breadcrumb([.dictionary], current: Phrase(letter))),
      .masthead("Dictionary: \(letter)\(number)", subtitle: .counting(this.total, "definition")),
      .finder(FindBox(lexicon, ids: this.ids).finder), strip,
      .group(Group(.index, [entries(LetterGroup(letter: this.letter, ids: this.ids))])),
      .paging(
        "Pages of the dictionary",
        before: place > 0 ? Link("Previous: \(name(pages[place - 1]))", to: .site(pages[place - 1].address)) : nil,
        after: place + 1 < pages.count ? Link("Next: \(name(pages[place + 1]))", to: .site(pages[place + 1].address)) : nil),
    ]
    return document(this.address, title: "Dictionary, \(letter)\(number.plain)", blocks)
  }

  // MARK: Parts

  private func document(_ address: Address, title: String, _ blocks: [Block]) -> Document {
    Document(
      address: address, title: title,
      description: "\(counted(lexicon.order.count, "shared definition")) of \(edition.settings.title), their state and owners.",
      section: .dictionary, blocks: blocks)
  }

  private var opening: [Block] { [IndexMast(lexicon).block, OpenBlock(lexicon).block] }

  private func entries(_ group: LetterGroup) -> Block {
    let entries = group.ids.compactMap { id in
      edition.glossary[id].map { IndexEntry(definition: $0, lexicon: lexicon).entry }
    }
    let heading = "lh-\(group.letter)"
    return .group(
      Group(
        .letter, id: "letter-\(group.letter)", label: .heading(heading),
        [.heading(Heading(2, Phrase(letterHeading(group.letter)), id: heading)), .entries(Entries(nil, entries))]))
  }

  /// The alphabet, with links where there are words.
  private func letterStrip(current: String?, to destination: (String) -> Destination?) -> Block {
    let letters = dictionaryLetters.map { letter in
      (letter, LetterStrip.Letter(letterHeading(letter), to: destination(letter), isCurrent: letter == current))
    }
    // The place of digits is shown only where there are words that begin so.
    return .letters(LetterStrip(letters.filter { $0.0 != "0" || $0.1.destination != nil }.map(\.1)))
  }

  private func name(_ page: LetterPage) -> Phrase {
    let number: Phrase = page.of > 1 ? ", page \(count: page.number)" : ""
    return "\(letterHeading(page.letter))\(number)"
  }
}
