import Calendars
import Charts
import Definitions
import Documents
import Editions
import Measures
import ShownNumbers
import Snapshots

extension CommitmentCard {
  /// The value against its target.
  var bullet: Bullet? {
    guard let scale = numbers.scale else { return nil }
    func quantity(_ mark: CommitmentScale.Mark) -> Quantity {
      Quantity(mark.place, Lettering(mark.number), isBound: mark.isBound)
    }
    let limits = scale.limits.map(quantity)
    let said = Lettering(phrases.value(row.assessment))
    return Bullet(
      key: "\(Self.id(row))-b",
      title: """
        \(row.definition.name): \(said) against \(scale.target.number); \
        bands change at \(limits.map(\.lettering).joined(by: " and "))
        """,
      value: scale.value.map(quantity), target: quantity(scale.target), limits: limits, maximum: scale.maximum,
      lowIsGood: !scale.wantsMore, ticks: ticks(scale.form))
  }

  private func ticks(_ form: CommitmentScale.Form) -> TickFormat {
    guard form == .unit else { return .percent }
    let text = numbers.values.text
    switch text.format {
    case .hours, .days: return TickFormat(.plain, suffix: text.isWallClock ? " \(text.shortUnit)" : "")
    case .money: return TickFormat(.compact, prefix: text.unitHeading)
    case .integer, .percent, .decimal: return .plain
    }
  }

  /// Verdicts of twelve periods, each by the target in force then.
  var strip: VerdictStrip {
    let verdicts = row.strip.map { Self.block($0.assessment?.verdict) }
    let said = row.strip.map { $0.assessment?.verdict.words ?? "no data" }
    return VerdictStrip(
      key: "\(Self.id(row))-s",
      title: """
        \(row.definition.name), verdicts of the last \(count: "12") \(edition.settings.grain.plural): \
        \(said.joined(separator: ", "))
        """,
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
        let found = SeriesBreak.between(one.stamp, other.stamp, at: pair.1.period, edition.ledger)
      {
        let version = found.causes.count == 1 ? found.causes[0].to : nil
        return .init(before: index + 1, label: version.map { "v\(count: String($0))" } ?? "new")
      }
      guard let old = before.target, let new = after.target, old.value != new.value || old.comparison != new.comparison else {
        return nil
      }
      return .init(before: index + 1, label: Lettering(numbers.level(new)))
    }
  }
}
