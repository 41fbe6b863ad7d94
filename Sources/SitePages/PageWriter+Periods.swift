import Documents
import HyperText

extension PageWriter {
  /// With arrows for those who see them.
  mutating func write(_ links: PeriodLinks) {
    html.open("nav", ["class": "period", "aria-label": "Period"])
    if let before = links.before {
      html.open("a", ["rel": "prev", "href": href(before.destination)])
      html.element("span", ["aria-hidden": "true"], text: "\u{2190}")
      html.text(" ")
      write(before.content)
      html.close("a")
    }
    if let after = links.after {
      if links.before != nil { html.text(" ") }
      html.open("a", ["rel": "next", "href": href(after.destination)])
      write(after.content)
      html.text(" ")
      html.element("span", ["aria-hidden": "true"], text: "\u{2192}")
      html.close("a")
    }
    if let all = links.all {
      if links.before != nil || links.after != nil { html.text(" ") }
      write(.link(all))
    }
    html.close("nav")
  }
}
