extension Lineage {
  package func scene(_ links: Links) -> Scene {
    let grid = Grid(self)
    var scene = Scene(width: Grid.width, height: grid.height)
    scene.reserve(columns.count + 1 + grid.start(columns.count) * 3)
    for (index, column) in columns.enumerated() {
      let head = TextMeasure.fitted(column.head, width: grid.boxWidth)
      scene.add(Label(head, at: Point(grid.left(index), 14), fill: .muted))
    }
    drawEdges(grid, in: &scene)
    for (index, column) in columns.enumerated() {
      let (nodes, more) = shown(of: column)
      for (row, node) in nodes.enumerated() { draw(node, grid.box(index, row), link: links.box(node), in: &scene) }
      if more > 0 {
        let rest = Node(id: "", label: "+ \(more) more", note: "")
        draw(rest, grid.box(index, nodes.count), link: links.more, in: &scene)
      }
    }
    return scene
  }

  /// Where boxes lie. Each column stands in the middle of the height.
  private struct Grid {
    static let width = 1182.0
    private static let (gap, boxHeight, pitch, top) = (55.0, 34.0, 52.0, 28.0)

    let boxWidth: Double
    /// The numbers of the first box of each column, and of the one behind the last.
    private let starts: [Int]
    private let rows: Int

    init(_ lineage: Lineage) {
      let columns = lineage.columns
      boxWidth = (Self.width - 2 - Self.gap * Double(max(0, columns.count - 1))) / Double(max(1, columns.count))
      var starts = [0]
      var rows = 1
      for column in columns {
        let count = min(column.count, lineage.cap)
        starts.append(starts[starts.count - 1] + count)
        rows = max(rows, count)
      }
      self.starts = starts
      self.rows = rows
    }

    var height: Double { Self.top + Self.pitch * Double(rows) - (Self.pitch - Self.boxHeight) + 2 }

    func start(_ column: Int) -> Int { starts[column] }
    private func count(_ column: Int) -> Int { starts[column + 1] - starts[column] }
    func left(_ column: Int) -> Double { 1 + (boxWidth + Self.gap) * Double(column) }

    /// The row of the box that stands for a place: that of the last one where it is not drawn itself.
    func row(_ place: Place) -> Int { min(place.row, count(place.column) - 1) }

    func box(_ column: Int, _ row: Int) -> Box {
      let left = left(column)
      let y = Self.top + Self.pitch * Double(rows - count(column)) / 2 + Self.pitch * Double(row)
      return Box(left: left, top: y, right: left + boxWidth, bottom: y + Self.boxHeight)
    }
  }

  /// Edges lead to the right. Those of boxes that are not drawn lead to the box that stands for them, each once.
  private func drawEdges(_ grid: Grid, in scene: inout Scene) {
    let count = grid.start(columns.count)
    var drawn = [Bool](repeating: false, count: count * count)
    var spans: [Connector.Span] = []
    for edge in edges where edge.from.column < edge.to.column {
      let (first, second) = (grid.row(edge.from), grid.row(edge.to))
      let pair = (grid.start(edge.from.column) + first) * count + grid.start(edge.to.column) + second
      guard !drawn[pair] else { continue }
      drawn[pair] = true
      let (start, end) = (grid.box(edge.from.column, first), grid.box(edge.to.column, second))
      spans.append(
        Connector.Span(
          from: Point(start.right, start.top + start.height / 2), to: Point(end.left, end.top + end.height / 2)))
    }
    if !spans.isEmpty { scene.add(Connector(spans, Pen(.axis, 1.25))) }
  }

  private func draw(_ node: Node, _ box: Box, link: String?, in scene: inout Scene) {
    let isCurrent = node.style == .current
    let isAlert = node.style == .alert
    let baseline = box.top + 22
    let note = TextMeasure.fitted(node.note, width: box.width * 0.5)
    let room = box.width - 20 - (note.isEmpty ? 0 : TextMeasure.width(of: note) + 10)
    let marks = { (scene: inout Scene) in
      scene.add(
        Rectangle(
          box, fill: isCurrent ? .ink : .box,
          outline: isAlert ? Pen(.alert, 1.5, dash: [4, 3]) : Pen(isCurrent ? .ink : .axis, 1.25)))
      scene.add(
        Label(
          TextMeasure.fitted(node.label, width: room, size: 13, bold: isCurrent), at: Point(box.left + 10, baseline), size: 13,
          bold: isCurrent, fill: isCurrent ? .paper : .ink))
      scene.add(
        Label(
          note, at: Point(box.right - 10, baseline), anchor: .end, fill: isCurrent ? .paper : isAlert ? .alert : .muted))
    }
    if let link { scene.link(link, marks) } else { marks(&scene) }
  }
}
