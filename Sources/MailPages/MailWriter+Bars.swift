import Charts
import HyperText

/// Bars made of the cells of a table, which stand where pictures are blocked.
extension MailWriter {
  /// A stretch of a bar: how much of the whole width it takes.
  struct Stretch {
    var share: Double
    var colour: String
    /// An upright mark of two pixels instead of a share.
    var isMark = false
  }

  mutating func bar(_ stretches: [Stretch], height: Int) {
    html.open("table", Self.layout("100%"))
    html.open("tr")
    for stretch in stretches where stretch.isMark || stretch.percent > 0 {
      html.open(
        "td",
        [
          "width": stretch.isMark ? "2" : "\(stretch.percent)%", "height": String(height), "bgcolor": stretch.colour,
          "style": "font:1px/1px Arial",
        ])
      html.text("\u{00A0}")
      html.close("td")
    }
    html.close("tr")
    html.close("table")
  }

  /// A part of the longest bar.
  mutating func bar(_ share: Double) {
    bar([Stretch(share: share, colour: style.data), Stretch(share: 1 - share, colour: MailStyle.paper)], height: 10)
  }

  /// A value against its target: the bar is the value, the upright mark the target.
  mutating func bar(_ bullet: Bullet, isMissed: Bool) {
    func share(_ quantity: Quantity?) -> Double? {
      quantity.map { bullet.maximum > 0 ? min(1, max(0, $0.number / bullet.maximum)) : 0 }
    }
    let colour = isMissed ? style.alert : style.data
    guard let value = share(bullet.value) else { return }
    guard let target = share(bullet.target) else {
      return bar([Stretch(share: value, colour: colour), Stretch(share: 1 - value, colour: MailStyle.track)], height: 6)
    }
    let mark = Stretch(share: 0, colour: style.ink, isMark: true)
    let stretches =
      value < target
      ? [
        Stretch(share: value, colour: colour), Stretch(share: target - value, colour: MailStyle.track), mark,
        Stretch(share: 1 - target, colour: MailStyle.track),
      ]
      : [
        Stretch(share: target, colour: colour), mark, Stretch(share: value - target, colour: colour),
        Stretch(share: 1 - value, colour: MailStyle.track),
      ]
    bar(stretches, height: 6)
  }

  /// Verdicts one beside the other: met in the data's colour, missed in that of what someone must act on, others pale.
  mutating func bar(_ strip: VerdictStrip) {
    let share = strip.verdicts.isEmpty ? 0 : 1 / Double(strip.verdicts.count)
    let stretches = strip.verdicts.flatMap { verdict -> [Stretch] in
      let colour =
        switch verdict {
        case .met: style.data
        case .missed: style.alert
        case .undecided: MailStyle.track
        case .noData: MailStyle.paper
        }
      return [Stretch(share: share, colour: colour), Stretch(share: 0, colour: MailStyle.paper, isMark: true)]
    }
    bar(stretches, height: 8)
  }
}

extension MailWriter.Stretch {
  /// At least one for what is more than nothing.
  fileprivate var percent: Int { share > 0 ? max(1, Int((share * 100).rounded())) : 0 }
}

extension Chart {
  /// How long each of its bars is, as a part of the longest; nil for what is not drawn as bars from zero.
  var barShares: [Double]? {
    let lengths: [Double]? =
      switch self {
      case let funnel as Funnel: funnel.stages.map(\.count.number)
      case let pareto as Pareto: pareto.rows.map(\.count.number)
      case let ranked as RankedBars: (ranked.rows + ranked.rest).map { $0.value?.number ?? 0 }
      default: nil
      }
    guard let lengths, let greatest = lengths.max(), greatest > 0, lengths.allSatisfy({ $0 >= 0 }) else { return nil }
    return lengths.map { $0 / greatest }
  }
}
