package import HyperText

/// The neighbourhood of a term from left to right: what it stands on, the term, what uses it, what carries it on.
///
/// Not a ``Chart``: it holds links, so its `svg` has a title but no role (axe: nested-interactive). The page puts it into a
/// named `nav` and lists the same links beneath for small screens.
package struct Lineage: Sendable, Hashable {
  package enum Style: Sendable, Hashable { case plain, current, alert }

  /// A box.
  package struct Node: Sendable, Hashable {
    package let id: String
    package let label: String
    /// "metric v2", at the right.
    package let note: String
    package let href: String
    package let style: Style

    package init(id: String, label: String, note: String, href: String, style: Style = .plain) {
      self.id = id
      self.label = label
      self.note = note
      self.href = href
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

  package let key: String
  package let title: String
  package let columns: [Column]
  package let edges: [Edge]
  /// Boxes of one column; further ones become one box, "+ 12 more".
  package let cap: Int
  /// Where the boxes of further ones lead, such as the list beneath.
  package let moreHref: String

  package init(key: String, title: String, columns: [Column], edges: [Edge], cap: Int = 8, moreHref: String) {
    self.key = key
    self.title = title
    self.columns = columns
    self.edges = edges
    self.cap = max(1, cap)
    self.moreHref = moreHref
  }

  package func svg(palette: Palette = .standard) -> HTML {
    var html = HTML()
    scene().write(to: &html, id: "\(key)-t", title: title, cssClass: "chart wide lin", role: nil, palette: palette)
    return html
  }
}
