package import Calendars

/// What is new on the site, for programs that read it again and again.
package struct Feed: Sendable {
  package struct Item: Sendable {
    /// The same for ever, whatever the site's address is.
    package var id: String
    package var title: Phrase
    package var day: CivilDate
    /// Where it is told in full; nil for what has no page.
    package var address: Address?
    package var lines: [Phrase]

    package init(id: String, title: Phrase, day: CivilDate, address: Address?, lines: [Phrase]) {
      self.id = id
      self.title = title
      self.day = day
      self.address = address
      self.lines = lines
    }
  }

  package var id: String
  package var title: String
  package var author: String
  /// The feed's own address.
  package var address: Address
  /// The page that says the same.
  package var page: Address
  /// The day of the newest item; else the day that the site is of.
  package var updated: CivilDate
  package var items: [Item]

  package init(
    id: String, title: String, author: String, address: Address, page: Address, updated: CivilDate, items: [Item]
  ) {
    self.id = id
    self.title = title
    self.author = author
    self.address = address
    self.page = page
    self.updated = updated
    self.items = items
  }
}
