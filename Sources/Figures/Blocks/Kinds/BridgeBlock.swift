import Calendars
import Definitions
import Editions

/// `bridge`: which members a total rose or fell by, from one period to another.
struct BridgeBlock: ReportBlock {
  static let name = "bridge"

  let comparison: MemberComparison
  var grain: Grain? { comparison.grain }
  var insteadOfSeries: String? { MemberComparison.insteadOfSeries }

  init?(_ reader: inout BlockReader) {
    guard let comparison = MemberComparison(&reader),
      reader.checkAdditive(
        comparison.metric, over: comparison.by, instead: "write a slope, or a breakdown with form: rows or form: grouped")
    else { return nil }
    self.comparison = comparison
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) { needs.add(comparison.metric, by: comparison.by) }

  func drawing(in scope: BlockScope) -> BlockDrawing { comparison.drawing(yearBefore: false, in: scope) { $0.bridge } }
}
