package import Charts

/// A drawing whose boxes are definitions and link to them: what stands on what.
package struct Diagram: Sendable {
  /// How a screen reader names its links together.
  package var name: String
  package var lineage: Lineage
  /// Where a box leads that stands for further ones.
  package var more: Destination
  package var caption: Phrase?

  package init(name: String, _ lineage: Lineage, more: Destination, caption: Phrase? = nil) {
    self.name = name
    self.lineage = lineage
    self.more = more
    self.caption = caption
  }

  /// Where a box leads: to the page of the definition whose id it has. That of the page itself leads nowhere.
  package static func destination(of box: Lineage.Node) -> Destination? {
    box.style == .current ? nil : .site(.definition(box.id))
  }
}
