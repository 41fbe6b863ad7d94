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
    /// The boxes from the top down, as many as may be drawn.
    package let nodes: [Node]
    /// Boxes below these, which are only counted.
    package let unnamed: Int

    package init(head: String, nodes: [Node], unnamed: Int = 0) {
      self.head = head
      self.nodes = nodes
      self.unnamed = unnamed
    }

    var count: Int { nodes.count + unnamed }
  }

  /// Where a box stands: in which column, and how far down, among all boxes of the column.
  package struct Place: Sendable, Hashable {
    package let column: Int
    package let row: Int

    package init(_ column: Int, _ row: Int) {
      self.column = column
      self.row = row
    }
  }

  package struct Edge: Sendable, Hashable {
    package let from: Place
    package let to: Place

    package init(from: Place, to: Place) {
      self.from = from
      self.to = to
    }

    /// Nil where one of the ends has no box.
    package init?(from: Place?, to: Place?) {
      guard let from, let to else { return nil }
      self.init(from: from, to: to)
    }
  }

  /// The addresses of boxes, relative to the page that shows them.
  package struct Links: Sendable {
    /// Of a box; nil for one that is no link.
    package let box: @Sendable (Node) -> String?
    /// Of a box that stands for further ones, such as that of the list beneath.
    package let more: String

    package init(more: String, box: @escaping @Sendable (Node) -> String?) {
      self.box = box
      self.more = more
    }
  }

  /// The places of the boxes of columns, by their ids.
  package static func places(in columns: [Column]) -> [String: Place] {
    var places: [String: Place] = [:]
    for (index, column) in columns.enumerated() {
      for (row, node) in column.nodes.enumerated() { places[node.id] = Place(index, row) }
    }
    return places
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

  /// The boxes of a column that are drawn, and how many one more box stands for.
  package func shown(of column: Column) -> (nodes: ArraySlice<Node>, more: Int) {
    guard column.count > cap else { return (column.nodes[...], 0) }
    let nodes = column.nodes.prefix(cap - 1)
    return (nodes, column.count - nodes.count)
  }

  package func write(to html: inout HTML, _ links: Links, palette: Palette) {
    var none: NumberIndex?
    scene(links).write(
      to: &html, id: "\(key)-t", title: title, cssClass: "chart wide lin", role: nil, palette: palette, numbers: &none)
  }
}
