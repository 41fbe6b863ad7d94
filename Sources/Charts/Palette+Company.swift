/// A company's own colours on every chart, on either ground.
extension Palette {
  /// The palette with the colour of the data in all that shows little and much of it: cells of a heat map, and the parts of a
  /// stack from the given one on, for which no colour was chosen.
  package func tinted(fromSeries first: Int) -> Palette {
    var copy = self
    copy.paint(heat: ramp)
    let tints = [0, 0.28, 0.5]
    for (index, tint) in zip(first..., tints) where index < 3 {
      copy.paint(
        series: index,
        Pair(
          data.light.mixed(with: paper.light, tint).reaching(3, on: paper.light, towards: ink.light),
          data.dark.mixed(with: paper.dark, tint).reaching(3, on: paper.dark, towards: ink.dark)))
    }
    return copy
  }

  /// Eight steps from the paper to beyond the data's own colour. Ink stands on the first five of them, paper on the others:
  /// each has the 4.5:1 that its text needs.
  private var ramp: [Pair] {
    func steps(_ own: Colour, _ paper: Colour, _ ink: Colour) -> [Colour] {
      let needed = 4.6
      let faint = [0.93, 0.84, 0.72, 0.57, 0.4].map {
        own.mixed(with: paper, $0).reaching(needed, on: ink, towards: paper)
      }
      let strong = own.reaching(needed, on: paper, towards: ink)
      return faint + [strong] + [0.25, 0.5].map { strong.mixed(with: ink, $0) }
    }
    return zip(steps(data.light, paper.light, ink.light), steps(data.dark, paper.dark, ink.dark)).map(Pair.init)
  }
}
