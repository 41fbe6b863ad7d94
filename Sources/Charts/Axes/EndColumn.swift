/// Labels in one column beside the last point of lines, moved apart, with a leader to each that had to move.
package struct EndColumn: Sendable {
  package struct Entry: Sendable {
    package let lettering: Lettering
    /// Where it belongs.
    package let y: Double
    package let size: Double
    package let isBold: Bool
    package let fill: Fill
    /// A second text at the right edge of the drawing, such as the value after a part's name.
    package let value: Quantity?
    /// Belongs to the entry before it, so it has no leader of its own.
    package let isNote: Bool

    package init(
      _ lettering: Lettering, y: Double, size: Double = 12, bold: Bool = false, fill: Fill = .ink, value: Quantity? = nil,
      isNote: Bool = false
    ) {
      self.isNote = isNote
      self.lettering = lettering
      self.y = y
      self.size = size
      self.isBold = bold
      self.fill = fill
      self.value = value
    }

    package init(_ quantity: Quantity, y: Double, size: Double = 12, bold: Bool = false, fill: Fill = .ink) {
      self.init(quantity.lettering, y: y, size: size, bold: bold, fill: fill)
    }

    package var width: Double { TextMeasure.width(of: lettering, size: size, bold: isBold) + valueWidth }

    /// The room that the second text takes, with its distance from the first.
    var valueWidth: Double {
      guard let value, !value.text.isEmpty else { return 0 }
      return 8 + TextMeasure.width(of: value.text, size: size, bold: isBold)
    }
  }

  private let entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries.filter { !$0.lettering.isEmpty } }

  package var width: Double { (entries.map(\.width).max() ?? 0).rounded(.up) }

  /// Texts begin at `x`, leaders at `tip`. False, and nothing drawn, where so many do not fit.
  @discardableResult
  package func draw(in scene: inout Scene, x: Double, tip: Double, top: Double, bottom: Double) -> Bool {
    let gap = (entries.map(\.size).max() ?? 12) * 1.15
    guard let places = Spread.places(wanted: entries.map(\.y), gap: gap, within: top...max(top, bottom)) else { return false }
    let texts = fitted(width: scene.width - x)
    for ((entry, text), place) in zip(zip(entries, texts), places) {
      let baseline = place + Label.drop(entry.size)
      if !entry.isNote, abs(place - entry.y) > 0.6 * entry.size {
        scene.add(Line([Point(tip, entry.y), Point(x - 3, place)], .leader))
      }
      scene.add(
        Label(text, at: Point(x, baseline), size: entry.size, bold: entry.isBold, fill: entry.fill))
      guard let value = entry.value else { continue }
      scene.add(
        Label(value, at: Point(scene.width, baseline), anchor: .end, size: entry.size, bold: entry.isBold, fill: entry.fill))
    }
    return true
  }

  /// Each text in the room that its value leaves it; where two would be cut to the same, so that they are told apart.
  private func fitted(width: Double) -> [Lettering] {
    let texts = entries.map {
      TextMeasure.fitted($0.lettering, width: width - $0.valueWidth, size: $0.size, bold: $0.isBold)
    }
    guard Set(texts.map(\.text)).count < Set(entries.map(\.lettering.text)).count else { return texts }
    return TextMeasure.fitted(
      entries.map(\.lettering), width: width - (entries.map(\.valueWidth).max() ?? 0),
      size: entries.map(\.size).max() ?? 12, bold: entries.contains(where: \.isBold))
  }
}
