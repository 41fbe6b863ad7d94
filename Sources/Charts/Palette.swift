/// The colours of charts, light and dark, by the class that carries them.
///
/// The light ones go into the SVG's attributes, where every renderer reads them; the dark ones into
/// ``darkStyleSheet``, which the page's style sheet holds in its dark block. One value makes both: they cannot drift.
package struct Palette: Sendable, Hashable {
  package struct Pair: Sendable, Hashable {
    package let light: Colour
    package let dark: Colour

    package init(_ light: Colour, _ dark: Colour) {
      self.light = light
      self.dark = dark
    }

    fileprivate init(_ light: UInt32, _ dark: UInt32) { self.init(Colour(light), Colour(dark)) }
  }

  /// The ground that charts stand on.
  package private(set) var paper = Pair(0xFFFFFF, 0x14171C)
  /// Values, names, targets, breaks.
  package private(set) var ink = Pair(0x1A1A1A, 0xECECEC)
  /// Text of the second rank and axes.
  package private(set) var muted = Pair(0x595959, 0xA9B0B8)
  /// Horizontal rules behind the data: decoration.
  package private(set) var grid = Pair(0xDCDCDC, 0x353B43)
  package private(set) var axis = Pair(0x595959, 0x8B929A)
  /// The data.
  package private(set) var data = Pair(0x0072B2, 0x5AB0E8)
  /// Data that is not called out.
  package private(set) var grey = Pair(0x8A8A8A, 0x7F868E)
  /// Someone must act.
  package private(set) var alert = Pair(0xB34500, 0xFF9D57)
  /// Parts of a stack from the base up; the fifth is hollow, with a muted outline.
  package private(set) var series = [
    Pair(0x00456B, 0xCFE7F8), Pair(0x0072B2, 0x6FB8EA), Pair(0x5A98C4, 0x3A86BD), Pair(0x8A8A8A, 0x80878F),
    Pair(0xFFFFFF, 0x14171C),
  ]
  /// Ranges of a bullet graph from poor to good. Their limits stand in text too: neighbours differ by less than 3:1.
  package private(set) var bands = [Pair(0xB4B4B4, 0x565D66), Pair(0xCFCFCF, 0x3E444C), Pair(0xEAEAEA, 0x2A2F36)]
  /// Cells of a heat map from little to much. The dark ramp is turned round: much stands out on either ground.
  package private(set) var heat = [
    Pair(0xEEF5FB, 0x1B2631), Pair(0xD8E8F5, 0x1F3547), Pair(0xBCD9EE, 0x22465F), Pair(0x97C4E4, 0x245478),
    Pair(0x66A8D4, 0x28638C), Pair(0x2171A8, 0x5AA5D6), Pair(0x005B91, 0x8CC4EA), Pair(0x003F66, 0xCFE7F8),
  ]

  package static let standard = Palette()

  package enum Fault: Error, Sendable, Hashable {
    /// The name of no colour; `names` are those there are.
    case unknownColour(String, names: [String])
    /// A value that is not `#rrggbb`.
    case notHex(name: String, value: String)
    /// Against its ground, of the 3:1 that graphics need.
    case tooFaint(name: String, value: String, contrast: Double)
  }

  /// The colours a site may set.
  package static let settableNames = ["data", "grey", "alert", "series1", "series2", "series3", "series4"]

  /// The palette with a colour replaced, for charts in a company's own colours.
  ///
  /// Both are `#rrggbb`, with at least 3:1 on the light and the dark paper; `alert`, which text takes too, 4.5:1. Without
  /// `dark` it is the light one, made lighter until it can be seen there. Throws what is wrong with a name or a value.
  package func replacing(_ name: String, light: String, dark: String? = nil) throws(Fault) -> Palette {
    guard let index = Self.settableNames.firstIndex(of: name) else {
      throw .unknownColour(name, names: Self.settableNames)
    }
    let path = Self.settablePaths[index]
    let least = name == "alert" ? 4.5 : 3
    var copy = self
    let chosen = try Self.colour(light, name: name, on: paper.light, least: least)
    copy[keyPath: path] = Pair(
      chosen,
      try dark.map { dark throws(Fault) in try Self.colour(dark, name: name, on: paper.dark, least: least) }
        ?? chosen.reaching(least, on: paper.dark, towards: ink.dark))
    return copy
  }

  mutating func paint(heat ramp: [Pair]) { heat = ramp }
  mutating func paint(series index: Int, _ pair: Pair) { series[index] = pair }

  private static var settablePaths: [WritableKeyPath<Palette, Pair>] {
    [\.data, \.grey, \.alert, \.series[0], \.series[1], \.series[2], \.series[3]]
  }

  private static func colour(_ hex: String, name: String, on ground: Colour, least: Double) throws(Fault) -> Colour {
    guard let colour = Colour(hex: hex) else { throw .notHex(name: name, value: hex) }
    let contrast = colour.contrast(with: ground)
    guard contrast >= least else { throw .tooFaint(name: name, value: hex, contrast: contrast) }
    return colour
  }

  // MARK: Colours of marks

  package func pair(_ fill: Fill) -> Pair {
    switch fill {
    case .ink: ink
    case .muted: muted
    case .paper, .box: paper
    case .data: data
    case .grey: grey
    case .alert: alert
    case .series(let index): series[min(max(index, 0), series.count - 1)]
    case .band(let index): bands[min(max(index, 0), bands.count - 1)]
    case .heat(let index): heat[min(max(index, 0), heat.count - 1)]
    }
  }

  package func pair(_ stroke: Stroke) -> Pair {
    switch stroke {
    case .ink, .breakRule: ink
    case .muted: muted
    case .axis: axis
    case .grid: grid
    case .data: data
    case .grey: grey
    case .alert: alert
    case .paper: paper
    }
  }
}
