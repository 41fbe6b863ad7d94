extension Palette {
  /// CSS rules, one a line, for the inside of `@media screen and (prefers-color-scheme: dark) { ... }`.
  package var darkStyleSheet: String {
    var lines: [String] = []
    for fill in Fill.all {
      // The parts of a stack are parted by the colour of the paper; the fifth is hollow.
      let stroke =
        switch fill {
        case .series(4): ";stroke:\(muted.dark.hex)"
        case .series: ";stroke:\(paper.dark.hex)"
        default: ""
        }
      lines.append("svg .\(fill.cssClass){fill:\(pair(fill).dark.hex)\(stroke)}")
    }
    for stroke in Stroke.all { lines.append("svg .\(stroke.cssClass){stroke:\(pair(stroke).dark.hex)}") }
    return lines.joined(separator: "\n") + "\n"
  }
}
