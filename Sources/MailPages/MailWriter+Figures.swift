import Charts
import Documents
import HyperText

extension MailWriter {
  /// Its heading, bars or a picture, its sentence, the stamps, and the same numbers as a table.
  mutating func write(_ figure: Figure) {
    heading(3, figure.unit.isEmpty ? figure.heading : figure.heading + ", \(figure.unit)")
    row(figure.caption, style.text(13, 19, style.muted), bottom: 6, leads: true)
    let bars = figure.chart.barShares
    let fitting = bars.flatMap { $0.count == figure.table?.rows.count ? $0 : nil }
    if fitting == nil { attach(figure.chart, saying: figure.caption) }
    if let table = figure.table { write(table, bars: fitting) }
    let drawn = figure.numbersOfTheDrawingAlone
    if !drawn.isEmpty { row("In the drawing: \(drawn.map { Phrase($0) }.listed)", style.small) }
    for footnote in figure.footnotes { row(footnote, style.small) }
    row(figure.stamps.map { Phrase($0) }.joined(by: " \u{00B7} "), style.small, bottom: 12)
  }

  /// A drawing without a heading of its own.
  mutating func write(_ chart: any Chart, saying sentence: Phrase? = nil) {
    if let strip = chart as? VerdictStrip { row(style.body) { $0.bar(strip) } }
    if let sentence { attach(chart, saying: sentence) }
    let numbers = chart.numbers.map { Phrase($0) }
    row(numbers.isEmpty ? Phrase(chart.title.text) : "\(chart.title.text): \(numbers.listed)", style.small)
  }

  /// The name of each number, the number at the right, what is said of it in small letters beneath.
  mutating func write(_ tiles: [Tile]) {
    row(style.body, bottom: 12) { writer in
      writer.html.open("table", ["width": "100%", "cellpadding": "0", "cellspacing": "0"])
      for (place, tile) in tiles.enumerated() { writer.write(tile, isFirst: place == 0) }
      writer.html.close("table")
    }
  }

  private mutating func write(_ tile: Tile, isFirst: Bool) {
    let line = isFirst ? "" : "border-top:1px solid \(MailStyle.hair);"
    let owner: Phrase = tile.owner.map { " (\($0))" } ?? ""
    switch tile.content {
    case .none(let why):
      html.open("tr")
      html.open("td", ["colspan": "2", "style": "padding:8px 0;\(line)\(style.body)"])
      write(tile.title)
      html.void("br")
      html.open("span", ["style": style.smallRun])
      write(why)
      html.close("span")
      html.close("td")
      html.close("tr")
    case .reading(let reading):
      html.open("tr")
      html.open("td", ["valign": "top", "style": "padding:8px 8px 0 0;\(line)\(style.body)"])
      write(tile.title)
      html.void("br")
      small(reading.unit + owner)
      html.close("td")
      html.open(
        "td",
        ["valign": "top", "align": "right", "style": "padding:8px 0 0 0;\(line)\(style.text(20, 24, style.ink))"])
      html.open("b")
      write(.number(reading.value))
      html.close("b")
      html.close("td")
      html.close("tr")
      openRowBelow()
      html.open("td", ["colspan": "2", "style": "padding:2px 0 8px 0;\(style.text(13, 19, style.ink))"])
      for line in reading.lines {
        html.text("\(line.term): ")
        write(line.content)
        html.void("br")
      }
      if let moved = reading.moved {
        write(moved)
        html.void("br")
      }
      small(Phrase(reading.stamp))
      html.close("td")
      html.close("tr")
    }
  }

  mutating func small(_ phrase: Phrase) {
    html.open("span", ["style": style.smallRun])
    let before = colour
    colour = style.muted
    write(phrase)
    colour = before
    html.close("span")
  }
}
