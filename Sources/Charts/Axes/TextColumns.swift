/// Right-aligned columns of text at the right of rows, under heads in muted ink.
package struct TextColumns: Sendable {
  package struct Column: Sendable {
    package let head: String
    package let cells: [Lettering]

    package init(head: String, cells: [Lettering]) {
      self.head = head
      self.cells = cells
    }

    /// A long head stands in lines, so that it takes no room from the bars.
    var lines: [String] { TextMeasure.lines(head, width: 110) }

    /// Cells may be bold, so they are measured so.
    var width: Double {
      max(
        lines.map { TextMeasure.width(of: $0) }.max() ?? 0,
        cells.map { TextMeasure.width(of: $0, size: 13, bold: true) }.max() ?? 0
      ).rounded(.up)
    }
  }

  private let heads: [[String]]
  private static let pitch = 14.0
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
    heads = columns.map(\.lines)
    self.edges = edges.reversed()
    left = columns.isEmpty ? right : x + gap
  }

  /// What heads of more than one line need more than one of one line does.
  package var headHeight: Double { Self.pitch * Double((heads.map(\.count).max() ?? 1) - 1) }

  /// `y` is the baseline of a head of one line; longer ones end ``headHeight`` beneath it.
  package func drawHeads(in scene: inout Scene, y: Double) {
    for (lines, edge) in zip(heads, edges) {
      for (line, text) in lines.enumerated() {
        let above = Self.pitch * Double(lines.count - 1 - line)
        scene.add(Label(text, at: Point(edge, y + max(0, headHeight) - above), anchor: .end, fill: .muted))
      }
    }
  }

  /// `style` is that of the cell with an index.
  package func draw(_ cells: [Lettering], in scene: inout Scene, y: Double, style: (Int) -> (bold: Bool, fill: Fill)) {
    for (index, (cell, edge)) in zip(cells, edges).enumerated() {
      let (bold, fill) = style(index)
      scene.add(Label(cell, at: Point(edge, y), anchor: .end, size: 13, bold: bold, fill: fill))
    }
  }
}

extension TextMeasure {
  /// The space that names at the left of rows need, at most `limit`.
  static func columnWidth(_ names: [String], size: Double = 13, bold: Bool = false, limit: Double) -> Double {
    columnWidth(names.map { Lettering($0) }, size: size, bold: bold, limit: limit)
  }

  static func columnWidth(_ names: [Lettering], size: Double = 13, bold: Bool = false, limit: Double) -> Double {
    min((names.map { width(of: $0, size: size, bold: bold) }.max() ?? 0).rounded(.up), limit)
  }
}
