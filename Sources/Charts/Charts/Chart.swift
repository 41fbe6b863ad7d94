package import HyperText

/// The sizes in which a chart is drawn. The page's style sheet shows one of wide and narrow.
package enum Drawing: String, Sendable, Hashable, CaseIterable {
  case wide, narrow, spark, strip
}

/// A chart as data: what to show, with every number already as text. It knows no metric.
package protocol Chart: Sendable {
  /// Unique on the page: ids are made from it.
  var key: String { get }
  /// The accessible name, one sentence.
  var title: String { get }
  /// The drawings that make up the chart.
  var drawings: [Drawing] { get }
  func scene(_ drawing: Drawing) -> Scene
}

extension Chart {
  package var drawings: [Drawing] { [.wide, .narrow] }

  /// All drawings of the chart, one after the other.
  package func svg(palette: Palette = .standard) -> HTML {
    var html = HTML()
    for drawing in drawings { html.append(svg(drawing, palette: palette)) }
    return html
  }

  /// One drawing as an image with the title as its name.
  package func svg(_ drawing: Drawing, palette: Palette = .standard) -> HTML {
    var html = HTML()
    scene(drawing).write(
      to: &html, id: drawing == .narrow ? "\(key)-n-t" : "\(key)-t", title: title, cssClass: "chart \(drawing.rawValue)",
      role: "img", palette: palette)
    return html
  }
}

extension Scene {
  /// The `svg` element, named by its `title` with this id. The role is nil for a drawing that holds links.
  func write(to html: inout HTML, id: String, title: String, cssClass: String, role: String?, palette: Palette) {
    html.reserve(marks.count * 110 + 400)
    let size = (Coordinate.text(width), Coordinate.text(height))
    html.open(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": cssClass, "role": role, "aria-labelledby": id, "width": size.0,
        "height": size.1, "viewBox": "0 0 \(size.0) \(size.1)",
        "font-family": "Arial, Helvetica, 'Liberation Sans', sans-serif", "font-size": "12",
      ])
    html.element("title", ["id": id], text: title)
    for mark in marks { mark.write(to: &html, palette) }
    html.close("svg")
  }
}
