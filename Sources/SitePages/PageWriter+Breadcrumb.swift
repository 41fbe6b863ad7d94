import Documents
import HyperText

extension PageWriter {
  mutating func write(_ breadcrumb: Breadcrumb) {
    html.open("nav", ["class": "crumb", "aria-label": "Breadcrumb"])
    html.open("ol")
    for step in breadcrumb.steps {
      html.open("li")
      write(.link(step))
      html.close("li")
    }
    html.open("li", ["aria-current": "page"])
    write(breadcrumb.current)
    html.close("li")
    html.close("ol")
    html.close("nav")
  }
}
