import Calendars
import Definitions
import Editions

/// `slope`: members at two periods, a line each.
struct SlopeBlock: ReportBlock {
  static let name = "slope"

  let comparison: MemberComparison
  var grain: Grain? { comparison.grain }
  var insteadOfSeries: String? { MemberComparison.insteadOfSeries }

  init?(_ reader: inout BlockReader) {
    guard let comparison = MemberComparison(&reader) else { return nil }
    self.comparison = comparison
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) { needs.add(comparison.metric, by: comparison.by) }

  func drawing(in scope: BlockScope) -> BlockDrawing { comparison.drawing(yearBefore: true, in: scope) { $0.slope } }
}
