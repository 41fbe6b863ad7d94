extension Lineage {
  package func scene(_ links: Links) -> Scene {
    var scene = Scene(width: 1182, height: 0)
    let gap = 55.0
    let columns = columns.enumerated().map(capped)
    let (boxHeight, pitch, top) = (34.0, 52.0, 28.0)
    let width = (scene.width - 2 - gap * Double(max(0, columns.count - 1))) / Double(max(1, columns.count))
    let rows = max(1, columns.map { $0.nodes.count }.max() ?? 1)
    scene.height = top + pitch * Double(rows) - (pitch - boxHeight) + 2
    scene.reserve(columns.reduce(columns.count + 1) { $0 + $1.nodes.count * 3 })

    // Each column stands in the middle of the height; a box that stands in two of them, in the first.
    var boxes: [Box] = []
    var numbers: [String: Int] = [:]
    numbers.reserveCapacity(columns.reduce(0) { $0 + $1.nodes.count })
    var numberOfNode: [Int] = []
    for (index, column) in columns.enumerated() {
      let left = 1 + (width + gap) * Double(index)
      scene.add(Label(TextMeasure.fitted(column.head, width: width), at: Point(left, 14), fill: .muted))
      let first = top + pitch * Double(rows - column.nodes.count) / 2
      for (row, node) in column.nodes.enumerated() {
        let number = numbers[node.id] ?? boxes.count
        if number == boxes.count {
          numbers[node.id] = number
          let y = first + pitch * Double(row)
          boxes.append(Box(left: left, top: y, right: left + width, bottom: y + boxHeight))
        }
        numberOfNode.append(number)
      }
    }
    drawEdges(boxes, numbers, in: &scene)
    var drawn = 0
    for (index, column) in columns.enumerated() {
      let more = Self.moreId(index)
      for node in column.nodes {
        draw(node, boxes[numberOfNode[drawn]], link: node.id == more ? links.more : links.boxes[node.id], in: &scene)
        drawn += 1
      }
    }
    return scene
  }

  /// The first boxes of a column, and one for all the others.
  private func capped(_ index: Int, _ column: Column) -> Column {
    guard column.nodes.count > cap else { return column }
    let shown = column.nodes.prefix(cap - 1)
    let hidden = column.nodes.count - shown.count
    let more = Node(id: Self.moreId(index), label: "+ \(hidden) more", note: "")
    return Column(head: column.head, nodes: shown + [more])
  }

  /// Of the place of a column: two may have the same head.
  private static func moreId(_ index: Int) -> String { "more:\(index)" }

  /// Edges of boxes that are not drawn lead to the box that stands for them, each once. `numbers` are the places of the boxes in their
  /// list, by id.
  private func drawEdges(_ boxes: [Box], _ numbers: [String: Int], in scene: inout Scene) {
    var standIns: [String: Int] = [:]
    for (index, column) in columns.enumerated() where column.nodes.count > cap {
      guard let more = numbers[Self.moreId(index)] else { continue }
      for node in column.nodes where numbers[node.id] == nil { standIns[node.id] = more }
    }
    func number(_ id: String) -> Int? { numbers[id] ?? (standIns.isEmpty ? nil : standIns[id]) }
    var drawn = [Bool](repeating: false, count: boxes.count * boxes.count)
    var spans: [Connector.Span] = []
    var from: (id: String, number: Int?) = ("", nil)
    var to = from
    for edge in edges {
      // Edges that share an end usually follow one another.
      if edge.from != from.id { from = (edge.from, number(edge.from)) }
      if edge.to != to.id { to = (edge.to, number(edge.to)) }
      guard let first = from.number, let second = to.number, boxes[first].right < boxes[second].left,
        !drawn[first * boxes.count + second]
      else { continue }
      drawn[first * boxes.count + second] = true
      let (start, end) = (boxes[first], boxes[second])
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
