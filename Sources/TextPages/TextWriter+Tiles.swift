import Documents

extension TextWriter {
  /// The number under its name, then a line each for what is said of it.
  mutating func write(_ tiles: [Tile]) {
    for tile in tiles {
      startParagraph()
      paragraph(tile.title.plain + (tile.owner.map { " (\($0))" } ?? ""))
      hang("  ") { writer in
        switch tile.content {
        case .none(let why): writer.paragraph(why.plain)
        case .reading(let reading):
          writer.paragraph((Phrase(reading.value) + " " + reading.unit).plain)
          for line in reading.lines { writer.hang("\(line.term): ") { $0.paragraph(line.content.plain) } }
          if let moved = reading.moved { writer.paragraph(moved.plain) }
          writer.paragraph(Phrase(reading.stamp).plain)
        }
      }
    }
  }
}
