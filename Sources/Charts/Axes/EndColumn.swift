/// Labels in one column beside the last point of lines, moved apart, with a leader to each that had to move.
package struct EndColumn: Sendable {
  package struct Entry: Sendable {
    package let text: String
    /// Where it belongs.
    package let y: Double
    package let size: Double
    package let isBold: Bool
    package let fill: Fill
    /// A second text at the right edge of the drawing, such as the value after a part's name.
    package let value: String
    /// Belongs to the entry before it, so it has no leader of its own.
    package let isNote: Bool

    package init(
      _ text: String, y: Double, size: Double = 12, bold: Bool = false, fill: Fill = .ink, value: String = "",
      isNote: Bool = false
    ) {
      self.isNote = isNote
      self.text = text
      self.y = y
      self.size = size
      self.isBold = bold
      self.fill = fill
      self.value = value
    }

    package var width: Double {
      TextMeasure.width(of: text, size: size, bold: isBold)
        + (value.isEmpty ? 0 : 8 + TextMeasure.width(of: value, size: size, bold: isBold))
    }
  }

  private let entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries.filter { !$0.text.isEmpty } }

  package var width: Double { (entries.map(\.width).max() ?? 0).rounded(.up) }

  /// Texts begin at `x`, leaders at `tip`. False, and nothing drawn, where so many do not fit.
  @discardableResult
  package func draw(in scene: inout Scene, x: Double, tip: Double, top: Double, bottom: Double) -> Bool {
    let gap = (entries.map(\.size).max() ?? 12) * 1.15
    guard let places = Spread.places(wanted: entries.map(\.y), gap: gap, within: top...max(top, bottom)) else { return false }
    for (entry, place) in zip(entries, places) {
      let baseline = place + Label.drop(entry.size)
      if !entry.isNote, abs(place - entry.y) > 0.6 * entry.size {
        scene.add(Line([Point(tip, entry.y), Point(x - 3, place)], .leader))
      }
      let valueWidth = entry.value.isEmpty ? 0 : 8 + TextMeasure.width(of: entry.value, size: entry.size, bold: entry.isBold)
      let room = scene.width - x - valueWidth
      let text = TextMeasure.fitted(entry.text, width: room, size: entry.size, bold: entry.isBold)
      scene.add(Label(text, at: Point(x, baseline), size: entry.size, bold: entry.isBold, fill: entry.fill))
      scene.add(
        Label(
          entry.value, at: Point(scene.width, baseline), anchor: .end, size: entry.size, bold: entry.isBold, fill: entry.fill))
    }
    return true
  }
}
