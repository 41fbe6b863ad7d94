/// Right-aligned columns of text at the right of rows, under heads in muted ink.
package struct TextColumns: Sendable {
  package struct Column: Sendable {
    package let head: String
    package let cells: [String]

    package init(head: String, cells: [String]) {
      self.head = head
      self.cells = cells
    }

    /// Cells may be bold, so they are measured so.
    var width: Double {
      max(TextMeasure.width(of: head), cells.map { TextMeasure.width(of: $0, size: 13, bold: true) }.max() ?? 0).rounded(.up)
    }
  }

  private let heads: [String]
  /// Right edges.
  package let edges: [Double]
  /// Where the first column begins; the drawing's width where there is none.
  package let left: Double

  package init(_ columns: [Column], right: Double, gap: Double = 16) {
    var edges: [Double] = []
    var x = right
    for column in columns.reversed() {
      edges.append(x)
      x -= column.width + gap
    }
    heads = columns.map(\.head)
    self.edges = edges.reversed()
    left = columns.isEmpty ? right : x + gap
  }

  package func drawHeads(in scene: inout Scene, y: Double) {
    for (head, edge) in zip(heads, edges) { scene.add(Label(head, at: Point(edge, y), anchor: .end, fill: .muted)) }
  }

  /// `style` is that of the cell with an index.
  package func draw(_ cells: [String], in scene: inout Scene, y: Double, style: (Int) -> (bold: Bool, fill: Fill)) {
    for (index, (cell, edge)) in zip(cells, edges).enumerated() {
      let (bold, fill) = style(index)
      scene.add(Label(cell, at: Point(edge, y), anchor: .end, size: 13, bold: bold, fill: fill))
    }
  }
}

extension TextMeasure {
  /// The space that names at the left of rows need, at most `limit`.
  static func columnWidth(_ names: [String], size: Double = 13, bold: Bool = false, limit: Double) -> Double {
    min((names.map { width(of: $0, size: size, bold: bold) }.max() ?? 0).rounded(.up), limit)
  }
}
