import Calendars
import Definitions
import Documents
import Editions
import Numbers
import Snapshots

/// `pair`: a volume and the share of it that was accepted, side by side, with a sentence that says whether they part.
struct PairBlock: ReportBlock {
  static let name = "pair"

  let volume: MetricChoice
  let quality: MetricChoice

  init?(_ reader: inout BlockReader) {
    let volume = reader.metric("volume")
    let quality = reader.metric("quality")
    guard let volume, let quality else { return nil }
    self.volume = MetricChoice(metric: volume)
    self.quality = MetricChoice(metric: quality)
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {
    needs.add(volume.metric)
    needs.add(quality.metric)
  }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let found = [volume, quality].map { HeadlineNumber($0, title: nil, in: scope) }
    let tiles = zip([volume, quality], found).enumerated().map { place, entry in
      let key = "\(scope.key)-\(place + 1)"
      let name = scope.edition.link(to: entry.0.metric, scope.name(of: entry.0.metric))
      return entry.1?.tile(key) ?? Tile(key: key, title: Phrase(name), .none(why: scope.whyEmpty(entry.0)))
    }
    let heading = scope.frame.title ?? "\(scope.name(of: volume.metric)) and \(scope.name(of: quality.metric))"
    let note = scope.frame.note.map { [Block.paragraph(Phrase($0), .note)] } ?? []
    let words = found.compactMap(\.self)
    let sentence = words.count == 2 ? [Block.paragraph(self.sentence(words[0].window, words[1].window, scope))] : []
    return BlockDrawing(blocks: [.band("\(scope.key)-h", Phrase(heading), [.tiles(tiles)] + sentence + note)], room: .band)
  }

  /// "In September, MQLs created rose by 34 and MQL acceptance rate fell by 4.1 points: more is handed over, and less accepted."
  private func sentence(_ volume: MetricWindow, _ quality: MetricWindow, _ scope: BlockScope) -> Phrase {
    guard let period = quality.shown?.period else { return "" }
    let name = period.spoken(besides: scope.anchor())
    guard let pair = VolumePair(volume.series, quality.series, at: period, in: scope.edition) else {
      return "\(name.capitalizedFirst) cannot be compared with \(period.previous.spoken(besides: period))."
    }
    let moves: Phrase = """
      In \(name), \(scope.edition.link(to: volume.metric, scope.name(of: volume.metric))) \(words(pair.volumeMove)) and \
      \(scope.edition.link(to: quality.metric, scope.name(of: quality.metric))) \(words(pair.qualityMove))
      """
    guard pair.isLowered else { return "\(moves)." }
    let warning = StateLabel(.atRisk, "more is handed over, and less of it is accepted", tone: .risk)
    return "\(moves): \(.state(warning))."
  }

  private func words(_ move: VolumePair.Move?) -> Phrase {
    guard let move else { return "stayed the same" }
    let verb = move.number.isNegative ? "fell" : "rose"
    return "\(verb) by \(move.number.number)\(move.isUnclear ? " (no clear change)" : "")"
  }
}
