package import HyperText
import ShownNumbers

/// The neighbourhood of a term from left to right: what it stands on, the term, what uses it, what carries it on.
///
/// Not a ``Chart``: where its boxes lead is said when it is drawn, for a link depends on the page. As its `svg` holds links, it
/// has a title but no role (axe: nested-interactive). The page puts it into a named `nav` and lists the same links beneath for
/// small screens.
package struct Lineage: Sendable, Hashable {
  package enum Style: Sendable, Hashable { case plain, current, alert }

  /// A box.
  package struct Node: Sendable, Hashable {
    package let id: String
    package let label: String
    /// "metric v2", at the right.
    package let note: String
    package let style: Style

    package init(id: String, label: String, note: String, style: Style = .plain) {
      self.id = id
      self.label = label
      self.note = note
      self.style = style
    }
  }

  package struct Column: Sendable, Hashable {
    /// "stands on"
    package let head: String
    package let nodes: [Node]

    package init(head: String, nodes: [Node]) {
      self.head = head
      self.nodes = nodes
    }
  }

  package struct Edge: Sendable, Hashable {
    package let from: String
    package let to: String

    package init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  /// The addresses of boxes, relative to the page that shows them.
  package struct Links: Sendable, Hashable {
    /// By the box's id; a box without an entry is no link.
    package let boxes: [String: String]
    /// Of a box that stands for further ones, such as that of the list beneath.
    package let more: String

    package init(_ boxes: [String: String], more: String) {
      self.boxes = boxes
      self.more = more
    }
  }

  package let key: String
  package let title: String
  package let columns: [Column]
  package let edges: [Edge]
  /// Boxes of one column; further ones become one box, "+ 12 more".
  package let cap: Int

  package init(key: String, title: String, columns: [Column], edges: [Edge], cap: Int = 8) {
    self.key = key
    self.title = title
    self.columns = columns
    self.edges = edges
    self.cap = max(1, cap)
  }

  package func svg(_ links: Links, palette: Palette) -> HTML {
    var html = HTML()
    var none: NumberIndex?
    scene(links).write(
      to: &html, id: "\(key)-t", title: title, cssClass: "chart wide lin", role: nil, palette: palette, numbers: &none)
    return html
  }
}
