/// A drawing as values: what tests read and what SVG is written from.
package struct Scene: Sendable, Hashable {
  package var width: Double
  package var height: Double
  package private(set) var marks: [Mark] = []

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  package var box: Box { Box(left: 0, top: 0, right: width, bottom: height) }

  package mutating func reserve(_ count: Int) { marks.reserveCapacity(count) }

  package mutating func add(_ mark: Rectangle) { marks.append(.rectangle(mark)) }
  package mutating func add(_ mark: RectangleSet) { if !mark.boxes.isEmpty { marks.append(.rectangles(mark)) } }
  package mutating func add(_ mark: Line) { marks.append(.line(mark)) }
  package mutating func add(_ mark: Connector) { marks.append(.connector(mark)) }
  package mutating func add(_ mark: Dot) { marks.append(.dot(mark)) }
  package mutating func add(_ mark: Label) { if !mark.lettering.isEmpty { marks.append(.label(mark)) } }
  package mutating func add(_ labels: [Label]) { for label in labels { add(label) } }

  /// Marks that lead somewhere, drawn by `content`.
  package mutating func link(_ href: String, _ content: (inout Scene) -> Void) {
    var inner = Scene(width: width, height: height)
    inner.marks.reserveCapacity(4)
    content(&inner)
    marks.append(.link(href: href, marks: inner.marks))
  }

  package var labels: [Label] {
    var labels: [Label] = []
    for mark in marks {
      switch mark {
      case .label(let label): labels.append(label)
      case .link(_, let inner): for case .label(let label) in inner { labels.append(label) }
      default: break
      }
    }
    return labels
  }
}
