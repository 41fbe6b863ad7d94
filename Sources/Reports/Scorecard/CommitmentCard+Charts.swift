import Calendars
import Charts
import Definitions
import Measures
import Numbers
import Snapshots

extension CommitmentCard {
  /// The value against its target: shares on 0 to 100%, volumes as shares of the target, the rest in its unit.
  var bullet: Bullet? {
    guard let target = row.assessment.target else { return nil }
    let scale = BulletScale(words, target)
    let value = row.assessment.observation?.value.map { Quantity(scale.place($0), words.value(row.assessment) ?? "") }
    let risk = ExactDecimal(coefficient: Int128(context.edition.settings.atRisk), scale: 2)
    let wantsMore = target.comparison.wantsMore
    let edge = wantsMore ? target.value * risk : target.value.divided(by: risk, scale: 6) ?? target.value
    let limits = (wantsMore ? [edge, target.value] : [target.value, edge]).map { Quantity(scale.place($0), scale.text($0)) }
    let said = words.value(row.assessment) ?? "no value"
    return Bullet(
      key: "\(Self.id(row))-b",
      title: "\(row.definition.name): \(said) against \(words.level(target.value)); "
        + "bands change at \(limits.map(\.text).joined(separator: " and "))",
      value: value, target: Quantity(scale.place(target.value), words.level(target.value)), limits: limits,
      maximum: scale.maximum(value: row.assessment.observation?.value, target: target.value), lowIsGood: !wantsMore,
      ticks: scale.ticks)
  }

  /// Verdicts of twelve periods, each by the target in force then.
  var strip: VerdictStrip {
    let verdicts = row.strip.map { Self.block($0.assessment?.verdict) }
    let said = row.strip.map { $0.assessment?.verdict.words ?? "no data" }
    return VerdictStrip(
      key: "\(Self.id(row))-s",
      title: "\(row.definition.name), verdicts of the last 12 \(context.edition.settings.grain.plural): "
        + said.joined(separator: ", "),
      verdicts: verdicts, first: row.strip.first?.period.tick ?? "", last: row.strip.last?.period.tick ?? "", breaks: changes)
  }

  private static func block(_ verdict: Verdict?) -> VerdictStrip.Verdict {
    switch verdict {
    case .met: .met
    case .missed: .missed
    case .undecided, .atRisk, .onTrack, .tooFew: .undecided
    case .noData, .noTarget, nil: .noData
    }
  }

  /// Where the meaning of the measure or the promised level changed between two periods of the strip.
  private var changes: [VerdictStrip.Change] {
    zip(row.strip.indices, zip(row.strip, row.strip.dropFirst())).compactMap { index, pair -> VerdictStrip.Change? in
      guard let before = pair.0.assessment, let after = pair.1.assessment else { return nil }
      if let one = before.observation, let other = after.observation,
        let found = SeriesBreak.between(one.stamp, other.stamp, at: pair.1.period, context.edition.ledger)
      {
        return .init(before: index + 1, label: found.causes.count == 1 ? found.causes[0].to.map { "v\($0)" } ?? "new" : "new")
      }
      guard let old = before.target, let new = after.target, old.value != new.value || old.comparison != new.comparison else {
        return nil
      }
      return .init(before: index + 1, label: words.level(new.value))
    }
  }
}

/// Where a commitment's values stand on its bullet.
private struct BulletScale {
  private enum Form { case share, shareOfTarget(ExactDecimal), plain }
  private let form: Form
  private let words: CommitmentWords
  let ticks: TickFormat

  init(_ words: CommitmentWords, _ target: Target) {
    self.words = words
    if words.isShare {
      form = .share
      ticks = .percent
    } else if words.isVolume, target.value > .zero {
      form = .shareOfTarget(target.value)
      ticks = .percent
    } else {
      form = .plain
      switch words.text.format {
      case .hours: ticks = TickFormat(.plain, suffix: " h")
      case .days: ticks = TickFormat(.plain, suffix: " d")
      case .money: ticks = TickFormat(.compact, prefix: words.text.unitHeading)
      case .integer, .percent, .decimal: ticks = .plain
      }
    }
  }

  func place(_ value: ExactDecimal) -> Double {
    switch form {
    case .share: value.approximate
    case .shareOfTarget(let target): value.divided(by: target, scale: 6)?.approximate ?? 0
    case .plain: words.text.scaled(value).approximate
    }
  }

  func text(_ value: ExactDecimal) -> String {
    switch form {
    case .share, .plain: words.level(value)
    case .shareOfTarget(let target): value.divided(by: target, scale: 6).map(words.share) ?? ""
    }
  }

  /// All of it for shares and volumes, a quarter more at a time where the value is beyond; else room past the greater one.
  func maximum(value: ExactDecimal?, target: ExactDecimal) -> Double {
    let greatest = max(place(target), value.map(place) ?? 0)
    switch form {
    case .share, .shareOfTarget: return max(1, (greatest * 4).rounded(.up) / 4)
    case .plain: return greatest * 1.25
    }
  }
}
