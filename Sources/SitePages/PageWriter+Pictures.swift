import Documents
import HyperText

extension PageWriter {
  mutating func write(_ picture: Picture) {
    html.open("figure", ["class": "fig", "aria-label": picture.name])
    write(picture.chart)
    html.open("figcaption")
    write(picture.caption)
    html.close("figcaption")
    html.close("figure")
  }
}
