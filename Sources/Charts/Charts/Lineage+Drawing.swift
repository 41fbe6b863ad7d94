extension Lineage {
  package func scene(_ links: Links) -> Scene {
    var scene = Scene(width: 1182, height: 0)
    let gap = 55.0
    let columns = columns.map(capped)
    let (boxHeight, pitch, top) = (34.0, 52.0, 28.0)
    let width = (scene.width - 2 - gap * Double(max(0, columns.count - 1))) / Double(max(1, columns.count))
    let rows = max(1, columns.map { $0.nodes.count }.max() ?? 1)
    scene.height = top + pitch * Double(rows) - (pitch - boxHeight) + 2

    // Each column stands in the middle of the height.
    var boxes: [String: Box] = [:]
    for (index, column) in columns.enumerated() {
      let left = 1 + (width + gap) * Double(index)
      scene.add(Label(TextMeasure.fitted(column.head, width: width), at: Point(left, 14), fill: .muted))
      let first = top + pitch * Double(rows - column.nodes.count) / 2
      for (row, node) in column.nodes.enumerated() where boxes[node.id] == nil {
        let y = first + pitch * Double(row)
        boxes[node.id] = Box(left: left, top: y, right: left + width, bottom: y + boxHeight)
      }
    }
    drawEdges(columns, boxes, in: &scene)
    for column in columns {
      for node in column.nodes {
        guard let box = boxes[node.id] else { continue }
        draw(node, box, link: node.id == Self.moreId(column) ? links.more : links.boxes[node.id], in: &scene)
      }
    }
    return scene
  }

  /// The first boxes of a column, and one for all the others.
  private func capped(_ column: Column) -> Column {
    guard column.nodes.count > cap else { return column }
    let shown = column.nodes.prefix(cap - 1)
    let hidden = column.nodes.count - shown.count
    let more = Node(id: Self.moreId(column), label: "+ \(hidden) more", note: "")
    return Column(head: column.head, nodes: shown + [more])
  }

  private static func moreId(_ column: Column) -> String { "more:" + column.head }

  /// Edges of boxes that are not drawn lead to the box that stands for them, each once.
  private func drawEdges(_ shown: [Column], _ boxes: [String: Box], in scene: inout Scene) {
    var standIns: [String: String] = [:]
    for column in columns {
      for node in column.nodes where boxes[node.id] == nil { standIns[node.id] = Self.moreId(column) }
    }
    var drawn: Set<Edge> = []
    var spans: [Connector.Span] = []
    for edge in edges {
      let edge = Edge(from: standIns[edge.from] ?? edge.from, to: standIns[edge.to] ?? edge.to)
      guard let from = boxes[edge.from], let to = boxes[edge.to], from.right < to.left, drawn.insert(edge).inserted else {
        continue
      }
      spans.append(
        Connector.Span(
          from: Point(from.right, from.top + from.height / 2), to: Point(to.left, to.top + to.height / 2)))
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
