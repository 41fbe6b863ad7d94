package import HyperText

/// One line of text. `at` is the baseline's start, middle or end, as `anchor` says.
package struct Label: Sendable, Hashable {
  package enum Anchor: String, Sendable, Hashable { case start, middle, end }

  package let text: String
  package let at: Point
  package let anchor: Anchor
  package let size: Double
  package let isBold: Bool
  package let fill: Fill

  package init(
    _ text: String, at: Point, anchor: Anchor = .start, size: Double = 12, bold: Bool = false, fill: Fill = .ink
  ) {
    self.text = text
    self.at = at
    self.anchor = anchor
    self.size = size
    self.isBold = bold
    self.fill = fill
  }

  /// From a line's middle to the baseline that sets letters of this size around it.
  package static func drop(_ size: Double) -> Double { size * 0.35 }

  package var width: Double { TextMeasure.width(of: text, size: size, bold: isBold) }

  /// The space that ascenders and descenders need.
  package var box: Box {
    let width = width
    let left =
      switch anchor {
      case .start: at.x
      case .middle: at.x - width / 2
      case .end: at.x - width
      }
    return Box(left: left, top: at.y - size * 0.74, right: left + width, bottom: at.y + size * 0.21)
  }

  package func moved(to point: Point, anchor: Anchor? = nil) -> Label {
    Label(text, at: point, anchor: anchor ?? self.anchor, size: size, bold: isBold, fill: fill)
  }

  package func write(to html: inout HTML, _ palette: Palette) {
    guard !text.isEmpty else { return }
    html.element(
      "text",
      [
        "class": fill.cssClass, "x": Coordinate.text(at.x), "y": Coordinate.text(at.y),
        "text-anchor": anchor == .start ? nil : anchor.rawValue, "font-size": size == 12 ? nil : Coordinate.text(size),
        "fill": palette.pair(fill).light.hex, "font-weight": isBold ? "700" : nil,
      ], text: text)
  }
}
