package import Calendars
import Numbers
package import ShownNumbers
import Snapshots

/// The credit for the same deals by several models, a split each.
package struct CreditComparison: Sendable {
  /// What the models share out.
  package enum Agreement: Sendable {
    /// All the same.
    case same(ShownNumber)
    /// In the order of the models.
    case different([ShownNumber])
    /// Of one at least nothing is known.
    case unknown
  }

  /// The member that depends most on the model: the least of its credits and the greatest, with their places.
  package struct Contrast: Sendable {
    package let name: String
    package let low: (place: Int, number: ShownNumber)
    package let high: (place: Int, number: ShownNumber)
  }

  /// One per metric that has a row.
  package let splits: [Split]
  /// In the order of the first model's credit; what has no name last.
  package let parts: [SplitPart]
  /// As many as the amounts have, so that a reader can add up a column.
  package let decimals: Int

  /// Nil where no model has a row in the period.
  package init?(_ metrics: [String], by dimension: String, in period: Period, asOf: CivilDate, _ index: EditionIndex) {
    let found = metrics.map { Split($0, by: dimension, in: period, form: .table, asOf: asOf, index) }
      .filter { !$0.members.isEmpty }
    guard let first = found.first else { return nil }
    let values = found.flatMap { $0.members.map(\.exact) + [$0.totalRow?.value] }.compactMap(\.self)
    let decimals = min(2, values.map(\.withoutTrailingZeros.scale).max() ?? 0)
    self.decimals = decimals
    splits = found.map { $0.table(decimals: decimals) }
    // A member that only another model credits has none in the first.
    let edition = index.edition
    let other = edition.otherCode(of: dimension, of: first.metric)
    let members = Set(found.flatMap { $0.members.map(\.code) }).map { code in
      (
        part: SplitPart(
          name: edition.label(of: code, in: dimension, of: first.metric),
          standing: Dimensions.isNameless(code) ? .blank : code == other ? .other : .named, codes: [code]),
        exact: first[code]?.exact ?? .zero
      )
    }
    parts = members.sorted { left, right in
      let ranks = (left.part.standing.rawValue, right.part.standing.rawValue)
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      return left.exact != right.exact ? left.exact > right.exact : (left.part.name ?? "") < (right.part.name ?? "")
    }
    .map(\.part)
  }

  /// What a model shares out, as its row for all says.
  package func whole(_ split: Split) -> ShownNumber? { split.total?.number }

  package var agreement: Agreement {
    let wholes = splits.compactMap(whole)
    guard let first = wholes.first, wholes.count == splits.count else { return .unknown }
    let exact = splits.map(\.exactTotal)
    return exact.allSatisfy { $0 == exact.first } ? .same(first) : .different(wholes)
  }

  /// Nil where every member has the same credit under each model.
  package var contrast: Contrast? {
    guard splits.count > 1 else { return nil }
    var widest: (contrast: Contrast, width: ExactDecimal)?
    for part in parts where part.standing != .blank {
      let credits = splits.indices.compactMap { place -> (place: Int, member: Split.Member, exact: ExactDecimal)? in
        guard let member = part.code.flatMap({ splits[place][$0] }), let exact = member.exact else { return nil }
        return (place, member, exact)
      }
      guard credits.count == splits.count, let low = credits.min(by: { $0.exact < $1.exact }),
        let high = credits.max(by: { $0.exact < $1.exact }), low.exact < high.exact, let name = part.name,
        let least = low.member.value.number, let greatest = high.member.value.number
      else { continue }
      let width = high.exact - low.exact
      if widest.map({ $0.width < width }) ?? true {
        widest = (Contrast(name: name, low: (low.place, least), high: (high.place, greatest)), width)
      }
    }
    return widest?.contrast
  }
}
