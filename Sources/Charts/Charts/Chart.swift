package import HyperText
package import ShownNumbers

/// The sizes in which a chart is drawn. The page's style sheet shows one of wide and narrow.
package enum Drawing: String, Sendable, Hashable, CaseIterable {
  case wide, narrow, spark, strip
}

/// A chart as data: what to show, with every number already as text. It knows no metric.
package protocol Chart: Sendable {
  /// Unique on the page: ids are made from it.
  var key: String { get }
  /// The accessible name, one sentence.
  var title: Lettering { get }
  /// The drawings that make up the chart.
  var drawings: [Drawing] { get }
  func scene(_ drawing: Drawing) -> Scene
  /// How high the scene is.
  func height(_ drawing: Drawing) -> Double
}

extension Chart {
  package var drawings: [Drawing] { [.wide, .narrow] }

  package func height(_ drawing: Drawing) -> Double { scene(drawing).height }

  /// All drawings of the chart, one after the other.
  package func write(to html: inout HTML, palette: Palette, numbers: inout NumberIndex?) {
    for drawing in drawings { write(drawing, to: &html, palette: palette, numbers: &numbers) }
  }

  /// All drawings, on no page.
  package func svg(palette: Palette) -> HTML {
    var html = HTML()
    var none: NumberIndex?
    write(to: &html, palette: palette, numbers: &none)
    return html
  }

  /// The numbers that it writes, in the order of drawing, each once.
  package var numbers: [ShownNumber] {
    var index = NumberIndex()
    for drawing in drawings {
      for number in scene(drawing).labels.flatMap(\.lettering.numbers) { _ = index.index(of: number) }
    }
    return index.numbers
  }

  /// One drawing as an image with the title as its name.
  private func write(_ drawing: Drawing, to html: inout HTML, palette: Palette, numbers: inout NumberIndex?) {
    scene(drawing).write(
      to: &html, id: drawing == .narrow ? "\(key)-n-t" : "\(key)-t", title: title.text, cssClass: "chart \(drawing.rawValue)",
      role: "img", palette: palette, numbers: &numbers)
  }

  /// One drawing, on no page.
  package func svg(_ drawing: Drawing, palette: Palette) -> HTML {
    var html = HTML()
    var none: NumberIndex?
    write(drawing, to: &html, palette: palette, numbers: &none)
    return html
  }
}

extension Scene {
  /// The `svg` element, named by its `title` with this id. The role is nil for a drawing that holds links.
  func write(
    to html: inout HTML, id: String, title: String, cssClass: String, role: String?, palette: Palette,
    numbers: inout NumberIndex?
  ) {
    html.open("svg") { html in
      html.attribute("xmlns", literal: "http://www.w3.org/2000/svg")
      html.attribute("class", cssClass)
      html.attribute("role", role)
      html.attribute("aria-labelledby", id)
      html.attribute("width", width)
      html.attribute("height", height)
      html.attribute("viewBox", atMost: 4 * (Coordinate.mostBytes + 1)) { sizes in
        Coordinate.append(0, to: &sizes)
        for size in [0, width, height] { sizes.append(" ", size) }
      }
      // Where there is none of the first three, which have the widths that labels are placed by, the next has nearly theirs.
      html.attribute(
        "font-family", literal: "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans Condensed', sans-serif")
      html.attribute("font-size", literal: "12")
    }
    html.element("title", "id", id, text: title)
    for mark in marks { mark.write(to: &html, palette, &numbers) }
    html.close("svg")
  }
}
