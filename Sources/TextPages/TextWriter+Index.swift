import Documents

/// What an index of definitions has, without what only a screen can do.
extension TextWriter {
  /// The word with what it is, its sentence below.
  mutating func write(_ entries: Entries) {
    for entry in entries.entries {
      startParagraph()
      let facts = [entry.kindWords.plain, entry.answerer, entry.stateLabel?.plain].compactMap(\.self).filter { !$0.isEmpty }
      paragraph("\(entry.name.plain) (\(facts.joined(separator: ", ")))")
      hang("  ") { $0.paragraph(entry.sentence.plain) }
    }
  }

  /// `State: all 30, agreed 27, lapsed 3`.
  mutating func write(_ finder: Finder) {
    guard !finder.filters.isEmpty else { return }
    startParagraph()
    for filter in finder.filters {
      let choices = ([filter.all] + filter.choices).map { "\($0.label.lowercased()) \($0.count.text)" }
      paragraph("\(filter.legend): \(choices.map { Phrase($0) }.listed.plain)")
    }
  }

  /// The letters that there are words for.
  mutating func write(_ strip: LetterStrip) {
    let letters = strip.letters.filter { $0.destination != nil }.map(\.text)
    guard !letters.isEmpty else { return }
    startParagraph()
    paragraph(letters.joined(separator: " "))
  }
}
