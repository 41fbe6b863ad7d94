import Calendars
import Documents
import Editions
import Numbers
import Snapshots

/// Groups of splits that the page shows; the file has them all.
private let mostGroups = 60
/// Moves of one group that the page spells out.
private let widestMoves = 3

/// The splits that moved, a row for each metric and period, for one late correction mostly moves many of them.
struct RestatedSplits {
  let groups: [SplitRestatements]
  let edition: Edition

  var band: Block { .band("splits", "Splits that moved under the same meaning", blocks) }

  private var blocks: [Block] {
    guard !groups.isEmpty else {
      return [.paragraph("No split of a closed period moved under its meaning.", .absent)]
    }
    let table = Table(
      caption: "Newest period first, the widest moves of each",
      columns: [
        .init("Metric", isNumber: false), .init("Period", isNumber: false), .init("Moved"),
        .init("Widest moves", isNumber: false), .init("Because of", isNumber: false),
        .init("Meaning", isNumber: false),
      ], rows: groups.prefix(mostGroups).compactMap(row))
    return [.table(table)] + rest(groups.dropFirst(mostGroups))
  }

  private func row(_ group: SplitRestatements) -> Table.Row? {
    guard let one = group.moved.first else { return nil }
    let causes = Set(group.moved.map(\.cause.rawValue)).sorted()
    return Table.Row([
      edition.name(of: one), Phrase(one.current.period.short), "\(count: group.moved.count)", Phrase(.lines(moves(group))),
      Phrase(listed(causes)), stamps(group),
    ])
  }

  private func moves(_ group: SplitRestatements) -> [Phrase] {
    let more = group.moved.count - widestMoves
    return group.moved.prefix(widestMoves).map(words) + (more > 0 ? ["and \(count: more) more"] : [])
  }

  /// The meaning of the values, which mostly is one.
  private func stamps(_ group: SplitRestatements) -> Phrase {
    var seen: Set<String?> = []
    let newest = group.moved.filter { seen.insert($0.current.stamp?.meaning).inserted }
    return Phrase(newest.map { edition.stamp(of: $0.current, $0.metric) })
  }

  /// "region EMEA: 1,204 → 1,198".
  private func words(_ restatement: Restatement) -> Phrase {
    let split = restatement.current.dimensions.parts.map { part in
      "\(part.name.replacingUnderscores) \(edition.label(of: part.member, in: part.name, of: restatement.metric))"
    }
    .joined(separator: ", ")
    let numbers = edition.numbers(of: restatement)
    return "\(split): \(numbers.table(restatement.first)) \u{2192} \(numbers.table(restatement.current))"
  }

  private func rest(_ groups: some Collection<SplitRestatements>) -> [Block] {
    guard !groups.isEmpty else { return [] }
    let values = Phrase.counting(groups.reduce(0) { $0 + $1.moved.count }, "value")
    let file = Inline.link(Link("the file", to: .site(.restatementsFile)))
    return [.paragraph("And \(count: groups.count) more rows of older periods, with \(values): see \(file).", .absent)]
  }
}
