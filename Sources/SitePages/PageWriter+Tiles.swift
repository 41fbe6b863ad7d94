import Charts
import Documents
import HyperText

extension PageWriter {
  mutating func write(_ tiles: [Tile]) {
    html.open("ul", class: "kpis")
    for tile in tiles { write(tile) }
    html.close("ul")
  }

  private mutating func write(_ tile: Tile) {
    html.open("li", class: "kpi", id: tile.key)
    html.open("div", class: "k-top")
    html.open("h3")
    write(tile.title)
    html.close("h3")
    if let owner = tile.owner { html.element("span", ["class": "own"], text: owner) }
    html.close("div")
    switch tile.content {
    case .reading(let reading): write(reading)
    case .none(let why):
      html.open("p", class: "none")
      write(why)
      html.close("p")
      // The rows of a tile line up with those of its neighbours: it has as many.
      for _ in 0..<2 {
        html.open("div")
        html.close("div")
      }
    }
    html.close("li")
  }

  private mutating func write(_ reading: Tile.Reading) {
    html.open("div", class: "k-val")
    html.open("p", class: "val")
    html.open("b")
    write(.number(reading.value))
    html.close("b")
    html.text(" ")
    html.open("span")
    write(reading.unit)
    html.close("span")
    html.close("p")
    if let sparkline = reading.sparkline { write(sparkline) }
    html.close("div")
    html.open("dl")
    for line in reading.lines {
      html.open("div", ["class": line.isProvisional ? "prov" : nil])
      html.element("dt", text: line.term)
      html.open("dd")
      write(line.content)
      html.close("dd")
      html.close("div")
    }
    html.close("dl")
    html.open("div")
    if let moved = reading.moved {
      html.open("p", class: "frozen")
      write(moved)
      html.close("p")
    }
    html.open("p", class: "stamps")
    write(reading.stamp)
    html.close("p")
    html.close("div")
  }
}
