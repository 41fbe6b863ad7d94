import Calendars
import Definitions
import Documents
import Editions
import Snapshots

/// `kpis`: headline numbers in a band of their own.
struct KpisBlock: ReportBlock {
  static let name = "kpis"

  let headlines: [MetricPick]

  init?(_ reader: inout BlockReader) {
    headlines = reader.picks("metrics")
    if headlines.isEmpty { return nil }
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) { for pick in headlines { needs.add(pick.metric) } }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let found = headlines.map { HeadlineNumber($0.choice, title: $0.title, in: scope) }
    let tiles = zip(headlines, found).enumerated().map { place, entry in
      let key = "\(scope.key)-\(place + 1)"
      return entry.1?.tile(key) ?? empty(entry.0, key, scope)
    }
    var heading = Phrase(scope.frame.title ?? "Headline numbers")
    if let summary = summary(found.compactMap(\.self), scope) { heading += " \(.span(.group, summary))" }
    let note = scope.frame.note.map { [Block.paragraph(Phrase($0), .note)] } ?? []
    return BlockDrawing(blocks: [.band("\(scope.key)-h", heading, [.tiles(tiles)] + note)], room: .band)
  }

  /// A metric without a number: its place is kept, and says why.
  private func empty(_ pick: MetricPick, _ key: String, _ scope: BlockScope) -> Tile {
    let title = scope.edition.link(to: pick.metric, pick.title ?? scope.name(of: pick.metric))
    return Tile(key: key, title: Phrase(title), .none(why: scope.whyEmpty(pick.choice)))
  }

  /// "7 of 8 carry an agreed meaning, 1 is typed by hand".
  private func summary(_ numbers: [HeadlineNumber], _ scope: BlockScope) -> Phrase? {
    guard !numbers.isEmpty else { return nil }
    let agreed = numbers.count { scope.edition.isSigned($0.stamp, metric: $0.window.metric) }
    let unstamped = numbers.count { $0.stamp == .unstamped }
    let ahead = numbers.count { if case .ahead = $0.stamp { true } else { false } }
    var summary: Phrase = "\(count: agreed) of \(count: numbers.count) carry a signed meaning"
    if ahead > 0 { summary += ", \(count: ahead) \(ahead == 1 ? "is" : "are") not signed yet" }
    if unstamped > 0 { summary += ", \(count: unstamped) \(unstamped == 1 ? "is" : "are") typed by hand" }
    return summary
  }
}
