/// A part of a report that is no chart: its heading, what it shows, a remark of its author.
package struct Panel: Sendable {
  /// Unique on the page; ids derive from it.
  package var key: String
  package var heading: Phrase
  package var blocks: [Block]
  package var note: String?

  package init(key: String, heading: Phrase, _ blocks: [Block], note: String? = nil) {
    self.key = key
    self.heading = heading
    self.blocks = blocks
    self.note = note
  }
}
