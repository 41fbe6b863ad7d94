import Documents
import HyperText

extension PageWriter {
  /// A group and no landmark: a page has many.
  mutating func write(_ panel: Panel) {
    html.open(
      "div", ["class": "fig plain", "id": panel.key, "role": "group", "aria-labelledby": "\(panel.key)-h"])
    html.open("h3", ["id": "\(panel.key)-h"])
    write(panel.heading)
    html.close("h3")
    write(panel.blocks)
    if let note = panel.note { html.element("p", ["class": "note"], text: note) }
    html.close("div")
  }
}
