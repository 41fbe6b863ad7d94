/// The alphabet, with links where there are words.
package struct LetterStrip: Sendable {
  package struct Letter: Sendable {
    package var text: String
    /// Nil where no word begins so.
    package var destination: Destination?
    /// Whether the page is the letter's own.
    package var isCurrent: Bool

    package init(_ text: String, to destination: Destination?, isCurrent: Bool) {
      self.text = text
      self.destination = destination
      self.isCurrent = isCurrent
    }
  }

  package var letters: [Letter]

  package init(_ letters: [Letter]) { self.letters = letters }
}
