package import HyperText
package import ShownNumbers

/// One line of text. `at` is the baseline's start, middle or end, as `anchor` says.
package struct Label: Sendable, Hashable {
  package enum Anchor: String, Sendable, Hashable { case start, middle, end }

  package let lettering: Lettering
  package var text: String { lettering.text }
  package let at: Point
  package let anchor: Anchor
  package let size: Double
  package let isBold: Bool
  package let fill: Fill

  package init(
    _ lettering: Lettering, at: Point, anchor: Anchor = .start, size: Double = 12, bold: Bool = false, fill: Fill = .ink
  ) {
    self.lettering = lettering
    self.at = at
    self.anchor = anchor
    self.size = size
    self.isBold = bold
    self.fill = fill
  }

  @_disfavoredOverload package init(
    _ words: String, at: Point, anchor: Anchor = .start, size: Double = 12, bold: Bool = false, fill: Fill = .ink
  ) {
    self.init(Lettering(words), at: at, anchor: anchor, size: size, bold: bold, fill: fill)
  }

  /// The text of a quantity.
  package init(
    _ quantity: Quantity, at: Point, anchor: Anchor = .start, size: Double = 12, bold: Bool = false, fill: Fill = .ink
  ) {
    self.init(quantity.lettering, at: at, anchor: anchor, size: size, bold: bold, fill: fill)
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
    Label(lettering, at: point, anchor: anchor ?? self.anchor, size: size, bold: isBold, fill: fill)
  }

  package func write(to html: inout HTML, _ palette: Palette, _ numbers: inout NumberIndex?) {
    guard !lettering.isEmpty else { return }
    html.raw("<text")
    // A text that is one number carries its index itself, as most do.
    let only = lettering.onlyRun
    if case .number(let number) = only, let index = numbers?.index(of: number) { html.attribute("data-n", String(index)) }
    html.attribute("class", literal: fill.cssClass)
    html.attribute("x", at.x)
    html.attribute("y", at.y)
    switch anchor {
    case .start: break
    case .middle: html.attribute("text-anchor", literal: "middle")
    case .end: html.attribute("text-anchor", literal: "end")
    }
    if size != 12 { html.attribute("font-size", size) }
    html.attribute("fill", palette.pair(fill).light.hex)
    html.raw(isBold ? " font-weight=\"700\">" : ">")
    if let only {
      html.text(only.text)
    } else {
      for run in lettering.runs {
        if case .number(let number) = run, let index = numbers?.index(of: number) {
          html.element("tspan", "data-n", String(index), text: run.text)
        } else {
          html.text(run.text)
        }
      }
    }
    html.close("text")
  }
}
