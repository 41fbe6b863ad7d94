package import Charts

/// A drawing whose boxes are links: what stands on what.
package struct Diagram: Sendable {
  /// How a screen reader names its links together.
  package var name: String
  package var lineage: Lineage
  /// Where a box leads, by its id; a box without an entry leads nowhere.
  package var links: [String: Destination]
  /// Where a box leads that stands for further ones.
  package var more: Destination
  package var caption: Phrase?

  package init(
    name: String, _ lineage: Lineage, links: [String: Destination], more: Destination, caption: Phrase? = nil
  ) {
    self.name = name
    self.lineage = lineage
    self.links = links
    self.more = more
    self.caption = caption
  }
}
